// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/calendar.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

using corpus::Date;
using query::Step;

constexpr std::array<Step, 5> all_steps = {Step::year, Step::quarter, Step::month, Step::week,
                                           Step::day};

}  // namespace

TEST_CASE("a period is named and read back as the same days", "[query]") {
  const auto first = corpus::to_days({1969, 1, 1});
  const auto last = corpus::to_days({2033, 12, 31});
  for (const Step step : all_steps) {
    Date begin{1968, 12, 1};
    for (auto number = first; number <= last; ++number) {
      const Date day = corpus::from_days(number);
      const auto period = period_of(day, step);
      if (day < period.first || period.last < day) FAIL(day.to_string() << " is outside");
      if (period.first == begin) continue;
      begin = period.first;
      const auto name = period_name(begin, step);
      const auto read = query::parse_period(name);
      INFO(name);
      REQUIRE(read);
      CHECK((read->first == period.first && read->last == period.last));
    }
  }
}

TEST_CASE("weeks are those of ISO 8601", "[query]") {
  const auto week_of = [](const Date& day) {
    return period_name(period_of(day, Step::week).first, Step::week);
  };
  CHECK(week_of({2014, 6, 10}) == "2014-W24");
  CHECK(week_of({2014, 12, 29}) == "2015-W01");
  CHECK(week_of({2016, 1, 3}) == "2015-W53");
  CHECK(week_of({2016, 1, 4}) == "2016-W01");
  CHECK(week_of({1969, 12, 29}) == "1970-W01");
  CHECK(week_of({1969, 12, 28}) == "1969-W52");
}

TEST_CASE("a date is counted under what is known of it", "[query]") {
  const auto bucket = [](const Date& date, Step step) { return bucket_of(date, step).name; };
  CHECK(bucket({2014, 6, 10}, Step::quarter) == "2014-Q2");
  CHECK(bucket({2014, 6, 0}, Step::quarter) == "2014-Q2");
  CHECK(bucket({2014, 6, 0}, Step::month) == "2014-06");
  CHECK(bucket({2014, 6, 0}, Step::week) == "2014-06-\?\?");
  CHECK(bucket({2014, 0, 0}, Step::year) == "2014");
  CHECK(bucket({2014, 0, 0}, Step::quarter) == "2014-\?\?");
  CHECK(bucket({2014, 0, 0}, Step::day) == "2014-\?\?");
}

TEST_CASE("what names no period is none", "[query]") {
  for (const auto* text : {"", "2014-Q0", "2014-Q5", "2014-Q", "2014-W00", "2014-W53", "2014-W54",
                           "2014-W5", "2014-q1", "2014-13", "2014-00", "2014-06-31", "2014-06-00",
                           "0000", "0000-W01", "2014-1", "14"}) {
    INFO(text);
    CHECK_FALSE(query::parse_period(text));
  }
}

}  // namespace dateline
