// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/places/stated_place.h"

#include <catch2/catch.hpp>

#include "tests/synonyms/small_table.h"

namespace dateline::synonyms {
namespace {

const NameTable& table() {
  static const NameTable compiled = table_of({
      "iq;country;Iraq;;33;44",
      "erbil;town;Erbil;iq;36.19;44.01",
      "tripoli-ly;town;Tripoli (Libya);;32.9;13.2;Tripoli",
      "tripoli-lb;town;Tripoli (Lebanon);;34.4;35.8;Tripoli",
      "afp;agency;AFP",
  });
  return compiled;
}

std::string found(const StatedPlace& stated) {
  const auto place = find_place(stated, table());
  return place ? std::string(table().name(*place).id) : "-";
}

TEST_CASE("a stated place is found by id, by name and by where it is", "[article_places]") {
  CHECK(found({.id = "erbil", .name = "Mosul"}) == "erbil");
  CHECK(found({.name = "Arbil"}) == "-");
  CHECK(found({.name = "Erbil"}) == "erbil");
  CHECK(found({.name = "Tripoli", .latitude = 34.5, .longitude = 35.9}) == "tripoli-lb");
  CHECK(found({.name = "Tripoli", .latitude = 32.8, .longitude = 13.1}) == "tripoli-ly");
  CHECK(found({.name = "a village", .latitude = 36.2, .longitude = 44.0}) == "erbil");
  CHECK(found({.name = "a village", .latitude = 36.5, .longitude = 44.0}) == "-");
  CHECK(found({.name = "AFP"}) == "-");
}

TEST_CASE("kilometres go over the ground and over the date line", "[article_places]") {
  CHECK(kilometres(0, 0, 0, 1) == Approx(111.2).margin(0.1));
  CHECK(kilometres(36.19, 44.01, 36.34, 43.13) == Approx(80.6).margin(0.5));
  CHECK(kilometres(0, 179.5, 0, -179.5) == Approx(111.2).margin(0.1));
}

}  // namespace
}  // namespace dateline::synonyms
