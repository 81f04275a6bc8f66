// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/country_codes.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "synonyms/table/name_rows.h"
#include "synonyms/table/outlet_table.h"
#include "tests/synonyms/small_table.h"

namespace dateline::synonyms {
namespace {

std::string path_of(const std::string& file) {
  return std::string(DATELINE_SOURCE_DIR) + "/synonyms/" + file;
}

// The countries of the project's tables that have a code; Somaliland has none.
std::set<std::string> countries() {
  std::set<std::string> ids;
  for (const auto* file : {"places.tsv", "places_listed.tsv"}) {
    std::ifstream in(path_of(file));
    for (const auto& row : read_name_rows(in, file)) {
      if (row.kind == NameKind::country && row.id != "somaliland") ids.insert(row.id);
    }
  }
  return ids;
}

}  // namespace

TEST_CASE("every country of the tables has one code, and every code its country",
          "[country_codes]") {
  std::set<std::string> coded;
  for (const auto& country : country_codes) coded.emplace(country.id);
  CHECK(coded.size() == country_codes.size());
  CHECK(coded == countries());
}

TEST_CASE("every country of an outlet is a country of the tables", "[country_codes]") {
  std::ifstream in(path_of("outlets.tsv"));
  std::size_t rows = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with('#') || line.starts_with("name\t")) continue;
    const std::size_t begin = line.find('\t') + 1;
    const std::string code = line.substr(begin, line.find('\t', begin) - begin);
    INFO(line);
    const bool known = std::ranges::count(country_codes, code, &CountryCode::code) > 0;
    CHECK((code.empty() || known));
    ++rows;
  }
  CHECK(rows > 600);
}

TEST_CASE("a country is found by its code where the table has it", "[country_codes]") {
  std::istringstream in(
      "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\n"
      "gn:272103\tcountry\tLebanon\t\t\t\t\t\t\n");
  const NameTable table(compile_names(read_name_rows(in, "places.tsv")), "test");
  CHECK(find_country("LB", table) == table.find_id("gn:272103"));
  CHECK_FALSE(find_country("LY", table));
  CHECK_FALSE(find_country("XX", table));
  CHECK_FALSE(find_country("", table));
}

}  // namespace dateline::synonyms
