// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/article.h"

#include <catch2/catch.hpp>

namespace dateline::corpus {
namespace {

constexpr Date latest{2026, 3, 15};

TEST_CASE("a credible date is published with its source", "[article]") {
  Article article;
  set_published(article, " 10 June 2014 ", DateSource::given, latest);
  CHECK(article.published == Date{2014, 6, 10});
  CHECK(article.date_source == DateSource::given);
  CHECK(article.unread_date.empty());
}

TEST_CASE("the present month and year are credible", "[article]") {
  const auto written =
      GENERATE(values<std::string>({"2026-03-15", "2026-03", "2026", "1900-01-01"}));
  Article article;
  set_published(article, written, DateSource::given, latest);
  CHECK(article.published);
}

TEST_CASE("a date that cannot be read or believed is kept as it was written", "[article]") {
  const auto written =
      GENERATE(values<std::string>({"1970-01-01", "1970-01-01T00:00:00Z", "2026-03-16", "2026-04",
                                    "2027", "1899-12-31", "06/10/2014", "soon"}));
  INFO(written);
  Article article;
  set_published(article, written, DateSource::given, latest);
  CHECK_FALSE(article.published);
  CHECK(article.date_source == DateSource::none);
  CHECK(article.unread_date == written);
}

TEST_CASE("a blank date changes nothing", "[article]") {
  Article article;
  set_published(article, " \t", DateSource::given, latest);
  CHECK_FALSE(article.published);
  CHECK(article.unread_date.empty());
}

}  // namespace
}  // namespace dateline::corpus
