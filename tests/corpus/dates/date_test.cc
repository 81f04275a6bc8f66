// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/dates/date.h"

#include <catch2/catch.hpp>

namespace dateline::corpus {
namespace {

TEST_CASE("the days of an imprecise date are all that it may stand for", "[date]") {
  CHECK(Date{2014, 0, 0}.first_day() == Date{2014, 1, 1});
  CHECK(Date{2014, 0, 0}.last_day() == Date{2014, 12, 31});
  CHECK(Date{2024, 2, 0}.last_day() == Date{2024, 2, 29});
  CHECK(Date{2014, 6, 10}.last_day() == Date{2014, 6, 10});
  CHECK(Date{2014, 6, 0} < Date{2014, 6, 1});
  CHECK(Date{2014, 6, 0}.precision() == DatePrecision::month);
}

TEST_CASE("only dates of the calendar are valid", "[date]") {
  CHECK(is_valid({1, 1, 1}));
  CHECK(is_valid({9999, 12, 31}));
  CHECK(is_valid({2014, 6, 0}));
  CHECK_FALSE(is_valid({0, 1, 1}));
  CHECK_FALSE(is_valid({2014, 0, 1}));
  CHECK_FALSE(is_valid({2014, 13, 0}));
  CHECK_FALSE(is_valid({1900, 2, 29}));
}

TEST_CASE("days since 1970 and dates are each other's inverse", "[date]") {
  CHECK(to_days({1970, 1, 1}) == 0);
  CHECK(to_days({2014, 6, 10}) == 16231);
  CHECK(to_days({1969, 12, 31}) == -1);
  for (std::int32_t days = -719162; days <= 2932896; days += 331)
    CHECK(to_days(from_days(days)) == days);
}

}  // namespace
}  // namespace dateline::corpus
