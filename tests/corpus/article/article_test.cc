// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/article/article.h"

#include <catch2/catch.hpp>

#include "corpus/dates/date_parser.h"

namespace dateline::corpus {
namespace {

constexpr Date latest{2026, 3, 15};

void read_published(Article& article, const std::string& written) {
  set_published(article, {written, parse_date(written), DateSource::given}, latest);
}

TEST_CASE("a credible date is published with its source", "[article]") {
  Article article;
  read_published(article, " 10 June 2014 ");
  CHECK(article.published == Date{2014, 6, 10});
  CHECK(article.date_source == DateSource::given);
  CHECK(article.unread_date.empty());
}

TEST_CASE("the present month and year are credible", "[article]") {
  const auto written =
      GENERATE(values<std::string>({"2026-03-15", "2026-03", "2026", "1900-01-01"}));
  Article article;
  read_published(article, written);
  CHECK(article.published);
}

TEST_CASE("a date that cannot be read or believed is kept as it was written", "[article]") {
  const auto written =
      GENERATE(values<std::string>({"1970-01-01", "1970-01-01T00:00:00Z", "2026-03-16", "2026-04",
                                    "2027", "1899-12-31", "06/10/2014", "soon"}));
  INFO(written);
  Article article;
  read_published(article, written);
  CHECK_FALSE(article.published);
  CHECK(article.date_source == DateSource::none);
  CHECK(article.unread_date == written);
  const bool is_date = parse_date(written).has_value();
  CHECK(article.flags == std::vector<std::string>{is_date ? "suspect-date" : "unread-date"});
}

TEST_CASE("a blank date changes nothing", "[article]") {
  Article article;
  read_published(article, " \t");
  CHECK_FALSE(article.published);
  CHECK(article.unread_date.empty());
}

}  // namespace
}  // namespace dateline::corpus
