// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/near_places.h"

#include <catch2/catch.hpp>

namespace dateline::query {
namespace {

TEST_CASE("near: takes a point or a place, and a radius in kilometres", "[near_places]") {
  const auto point = parse_circle("36.19,44.01,50km");
  REQUIRE(point);
  CHECK(point->place.empty());
  CHECK(point->latitude == 36.19);
  CHECK(point->longitude == 44.01);
  CHECK(point->kilometres == 50);
  const auto place = parse_circle("Deir ez-Zor, 2.5 km");
  REQUIRE(place);
  CHECK(place->place == "Deir ez-Zor");
  CHECK(place->kilometres == 2.5);
}

TEST_CASE("what is no circle is told apart", "[near_places]") {
  const auto value = GENERATE(as<std::string>(), "", "Erbil", "Erbil,50", "Erbil,50mi", "Erbil,0km",
                              "Erbil,-5km", "36.19,50km", "96,44,50km", "36,244,50km", ",50km",
                              "36,x,50km", "Erbil,30000km", "Erbil,nankm");
  INFO(value);
  CHECK_FALSE(parse_circle(value));
}

TEST_CASE("why a value is no circle is told", "[near_places]") {
  CHECK(why_no_circle("Mosul,50KM") ==
        "'Mosul,50KM' is no circle; the unit of its radius is written small: km");
  CHECK(why_no_circle("Mosul,50") == "'Mosul,50' is no circle; its radius has no unit: 50km");
  for (const std::string value : {"Mosul,100000km", "Mosul,0km", "36,44,-5km"}) {
    CHECK(why_no_circle(value) == "'" + value +
                                      "' is no circle; its radius is more than 0km and at most "
                                      "20038km, half of the equator");
  }
  for (const std::string value : {"Erbil", "", ",50km", "96,44,50km"}) {
    CHECK(why_no_circle(value) ==
          "'" + value +
              "' is no circle; write a place or degrees north and east, and "
              "a radius: Erbil,50km or 36.19,44.01,50km");
  }
}

}  // namespace
}  // namespace dateline::query
