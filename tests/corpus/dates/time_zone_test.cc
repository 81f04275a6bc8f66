// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/dates/time_zone.h"

#include <catch2/catch.hpp>
#include <stdexcept>

namespace dateline::corpus {
namespace {

TEST_CASE("a day begins when it begins in the zone, in summer as in winter", "[date]") {
  const TimeZone kyiv("Europe/Kyiv");
  CHECK(kyiv.day_at(1402347599) == Date{2014, 6, 9});  // 2014-06-09T20:59:59Z, +03:00
  CHECK(kyiv.day_at(1402347600) == Date{2014, 6, 10});
  CHECK(kyiv.day_at(1389304799) == Date{2014, 1, 9});  // 2014-01-09T21:59:59Z, +02:00
  CHECK(kyiv.day_at(1389304800) == Date{2014, 1, 10});
}

TEST_CASE("a zone may be an offset", "[date]") {
  CHECK(TimeZone("+03:30").day_at(1402345799) == Date{2014, 6, 9});
  CHECK(TimeZone("+03:30").day_at(1402345800) == Date{2014, 6, 10});
  CHECK(TimeZone("UTC").day_at(-1) == Date{1969, 12, 31});
  CHECK(utc_day_at(0) == Date{1970, 1, 1});
}

TEST_CASE("what is no zone is refused, not taken for UTC", "[date]") {
  for (const auto* name : {"", "Baghdad", "Asia/Nowhere", "+3:99:99", "local"}) {
    INFO(name);
    CHECK_THROWS_AS(TimeZone(name), std::invalid_argument);
  }
}

}  // namespace
}  // namespace dateline::corpus
