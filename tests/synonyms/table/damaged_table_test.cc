// SPDX-License-Identifier: GPL-2.0-or-later
// Compiled tables of names that are cut short, altered or full.
#include <catch2/catch.hpp>
#include <cstring>
#include <random>
#include <string>

#include "synonyms/finder/name_finder.h"
#include "synonyms/table/name_table.h"
#include "synonyms/table/name_table_layout.h"
#include "synonyms/words/tokenizer.h"
#include "tests/synonyms/small_table.h"

namespace dateline::synonyms {
namespace {

TEST_CASE("a table cut short is refused at every length", "[name_table]") {
  const std::string bytes = compile_names(rows_of(small_lines));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    REQUIRE_THROWS_WITH(NameTable(bytes.substr(0, size), "names"),
                        "names: not a table of names of this version; build the index again");
  }
  CHECK_THROWS(NameTable(bytes + '\0', "names"));
}

// Looks at everything a table has, as its users do.
void read_all(const NameTable& table) {
  const TokenStream words = tokenize(
      "U.S. troops at Ain al-Asad air base, Iraq, Mosul. IS-K and IS left الموصل, والعراق, Daesh");
  for (const Mention& mention : find_names(words, table).mentions) {
    for (const std::uint32_t name : table.senses(mention.surface)) table.name(name);
  }
  for (const std::string& line : small_lines) find_name(line, table);
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    const std::string id(table.name(i).id);
    to_string(table.name(i).kind);
    table.find_id(id);
    table.spellings(i);
    table.ancestors(i);
    table.country(i);
  }
}

TEST_CASE("an altered table is refused, or at least says so without reading beyond itself",
          "[name_table]") {
  const std::string bytes = compile_names(rows_of(small_lines));
  std::mt19937 random(7);
  int refused = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string altered = bytes;
    for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
      const std::size_t at = random() % altered.size();
      altered[at] = static_cast<char>(random() % 4 == 0 ? 0xFF : random());
    }
    try {
      const NameTable table(altered, "names");
      read_all(table);
    } catch (const std::runtime_error& error) {
      const std::string what = error.what();
      REQUIRE(what.ends_with("; build the index again"));
      ++refused;
    }
  }
  CHECK(refused > 1000);
}

TEST_CASE("a table without a free slot is no endless search", "[name_table]") {
  std::string bytes = compile_names(rows_of(small_lines));
  layout::Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  REQUIRE(header.slots.count >= 16);
  for (std::uint64_t i = 0; i < header.slots.count; ++i) {
    bytes[header.slots.offset + sizeof(layout::Slot) * i] |= 1;
  }
  for (std::uint64_t i = 0; i < header.known_walks.count * 8; ++i) {
    bytes[header.known_walks.offset + i] = '\xFF';
  }
  const NameTable table(bytes, "names");
  CHECK_THROWS_WITH(find_name("nothing", table),
                    "the table of names is damaged; build the index again");
}

}  // namespace
}  // namespace dateline::synonyms
