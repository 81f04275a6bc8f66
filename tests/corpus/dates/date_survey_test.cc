// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/dates/date_survey.h"

#include <catch2/catch.hpp>

#include "corpus/fields/read_options.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

std::vector<std::string> dates_of(const std::string& bytes, const ReadOptions& options = {}) {
  const TempFolder folder;
  std::vector<std::string> dates;
  for (const auto& article : read_all(folder.write("a", bytes), options).articles)
    dates.push_back(article.published ? article.published->to_string() : article.unread_date);
  return dates;
}

using Dates = std::vector<std::string>;

TEST_CASE("one row that can be read one way decides the others of its column", "[date]") {
  CHECK(dates_of("text,date\na,4/5/2017\nb,4/19/2017\nc,6/6/2017\n") ==
        Dates{"2017-04-05", "2017-04-19", "2017-06-06"});
  CHECK(dates_of("text,date\na,4/5/2017\nb,19/4/2017\n") == Dates{"2017-05-04", "2017-04-19"});
  CHECK(dates_of(
            "{\"text\":\"a\",\"date\":\"4.5.2017\"}\n{\"text\":\"b\",\"date\":\"19.4.2017\"}\n") ==
        Dates{"2017-05-04", "2017-04-19"});
}

TEST_CASE("without a row that proves an order, or with rows that prove both, nothing is guessed",
          "[date]") {
  CHECK(dates_of("text,date\na,4/5/2017\nb,6/6/2017\n") == Dates{"4/5/2017", "2017-06-06"});
  CHECK(dates_of("text,date\na,4/5/2017\nb,19/4/2017\nc,4/19/2017\n") ==
        Dates{"4/5/2017", "2017-04-19", "2017-04-19"});
}

TEST_CASE("an order that is told wins over what a column proves", "[date]") {
  CHECK(dates_of("text,date\na,4/5/2017\nb,4/19/2017\n",
                 {.dates = {.order = DateOrder::day_first}}) == Dates{"2017-05-04", "2017-04-19"});
}

TEST_CASE("each column is decided on its own", "[date]") {
  CHECK(dates_of("text,published,date\na,,4/5/2017\nb,19/4/2017,\nc,,4/19/2017\nd,1/2/2017,\n") ==
        Dates{"2017-04-05", "2017-04-19", "2017-04-19", "2017-02-01"});
}

TEST_CASE("a bad record does not end the survey", "[date]") {
  CHECK(dates_of("text,date\na,4/5/2017\nb,c,d,e\nf,4/19/2017\n") ==
        Dates{"2017-04-05", "2017-04-19"});
}

TEST_CASE("the evidence is told, with what to do where there is none", "[date]") {
  const DateEvidence proven{.day_first = 0, .month_first = 439, .ambiguous = 325};
  CHECK(proven.to_string({}) == "month first: 439 rows prove it, 0 speak against, 325 ambiguous");
  CHECK(proven.to_string(DateOrder::day_first) ==
        "day first, as told: 0 rows prove it, 439 speak against, 325 ambiguous");
  const DateEvidence nothing{.ambiguous = 3};
  CHECK(nothing.to_string({}) ==
        "no row proves whether the day or the month comes first: 3 ambiguous stay undated; "
        "--date-order dmy or mdy decides");
  const DateEvidence mixed{.day_first = 1, .month_first = 2, .ambiguous = 3};
  CHECK_FALSE(mixed.order());
  CHECK(mixed.to_string({}) ==
        "1 row can only be day first and 2 only month first: 3 ambiguous stay undated; "
        "--date-order dmy or mdy decides");
}

}  // namespace
}  // namespace dateline::corpus
