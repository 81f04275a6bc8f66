// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/name_overlay.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "synonyms/finder/name_finder.h"
#include "tests/synonyms/small_table.h"

namespace dateline::synonyms {
namespace {

const std::vector<std::string> project = {
    "iraq;country;Iraq;;33;44;Irak;Iraqi",
    "erbil;town;Erbil;iraq;36.2;44;Arbil|Hewler|Irbil",
    "islamic-state;group;Islamic State;;;;IS|Daesh;;IS:caps",
    "al-asad;base;Ain al-Asad;iraq",
};

struct Laid {
  std::vector<NameRow> rows;
  std::vector<std::string> remarks;

  NameTable table() const { return NameTable(compile_names(rows), "test"); }
  std::string found(const std::string& text) const {
    const NameTable compiled = table();
    const auto name = find_name(text, compiled);
    return name ? std::string(compiled.name(*name).id) : "(none)";
  }
  const NameRow& row(const std::string& id) const {
    for (const NameRow& row : rows) {
      if (row.id == id) return row;
    }
    FAIL("no row " << id);
    return rows.front();
  }
};

Laid lay(const std::vector<std::string>& user) {
  Laid laid{.rows = rows_of(project)};
  laid.remarks = overlay_rows(laid.rows, rows_of(user, "my.tsv"));
  return laid;
}

std::string spelled(const NameRow& row) {
  std::string out;
  for (const Spelling& spelling : row.spellings) {
    out += (out.empty() ? "" : "|") + spelling.text + (spelling.adjective ? "~" : "") +
           (spelling.rule == CaseRule::any ? ""
                                           : ":" + std::to_string(static_cast<int>(spelling.rule)));
  }
  return out;
}

Laid lay_beneath(const std::vector<std::string>& listed) {
  Laid laid{.rows = rows_of(project)};
  underlay_rows(laid.rows, rows_of(listed, "listed.tsv"));
  return laid;
}

TEST_CASE("a listed row adds spellings to the row above it and changes nothing else",
          "[name_overlay]") {
  const Laid laid = lay_beneath(
      {"erbil;region;Irbil City;;1;2;arbil|Hawler|Hewlêr;Erbili;arbil:inside|Hawler:capital"});
  const NameRow& erbil = laid.row("erbil");
  CHECK(laid.rows.size() == project.size());
  CHECK(erbil.name == "Erbil");
  CHECK(erbil.kind == NameKind::town);
  CHECK(erbil.within == "iraq");
  CHECK(erbil.latitude == 36.2);
  CHECK(spelled(erbil) == "Erbil|Arbil|Hewler|Irbil|Irbil City|Hawler:1|Erbili~");
  CHECK(laid.found("Hawler") == "erbil");
}

TEST_CASE("an adjective is no name of a town beneath", "[name_overlay]") {
  auto rows = rows_of({"ua;country;Ukraine;;;;;украинское"});
  underlay_rows(rows, rows_of({"v;town;Ukrainske;;;;Украинское|Українське;;Украинское:capital"}));
  CHECK(spelled(rows.at(1)) == "Ukrainske|Українське");
  CHECK(compile_names(rows).size() > 0);
}

TEST_CASE("a town beneath may be spelled like an acronym", "[name_overlay]") {
  auto rows = rows_of({"sana;agency;News Agency;;;;SANA|Saba;;SANA:caps"});
  underlay_rows(rows, rows_of({"t;town;Town;;;;Sana|Saba", "p;person;Person;;;;Sana"}));
  CHECK(spelled(rows.at(1)) == "Town|Sana");
  CHECK(spelled(rows.at(2)) == "Person");
  CHECK(compile_names(rows).size() > 0);
}

TEST_CASE("a listed row of an unknown id is a row of its own", "[name_overlay]") {
  const Laid laid = lay_beneath({"koya;town;Koya;erbil;;;Koy Sanjaq"});
  CHECK(laid.rows.size() == project.size() + 1);
  CHECK(laid.found("Koy Sanjaq") == "koya");
}

TEST_CASE("a listed row gives its population to a row that has none", "[name_overlay]") {
  auto rows = rows_of({"erbil;town;Erbil"});
  auto listed = rows_of({"erbil;town;Arbil"}, "listed.tsv");
  listed[0].population = 1612700;
  underlay_rows(rows, listed);
  CHECK(rows.at(0).population == 1612700);
  listed[0].population = 3;
  underlay_rows(rows, listed);
  CHECK(rows.at(0).population == 1612700);
}

TEST_CASE("an id that stands twice in a listed table is refused with both places",
          "[name_overlay]") {
  CHECK_THROWS_WITH(compile_names(lay_beneath({"x;town;X", "x;town;Y"}).rows),
                    "listed.tsv:3: the id 'x' stands at listed.tsv:2 already");
  CHECK_THROWS_WITH(compile_names(lay_beneath({"erbil;town;A", "erbil;town;B"}).rows),
                    "listed.tsv:3: the id 'erbil' stands at names.tsv:3 already");
}

TEST_CASE("no rows of a user change nothing", "[name_overlay]") {
  const Laid laid = lay({});
  CHECK(laid.remarks.empty());
  CHECK(compile_names(laid.rows) == compile_names(rows_of(project)));
}

TEST_CASE("a new row is added without a remark", "[name_overlay]") {
  const Laid laid = lay({"my-village;town;Khirbat;iraq;36;44;Kharaba"});
  CHECK(laid.remarks.empty());
  CHECK(laid.rows.size() == project.size() + 1);
  CHECK(laid.found("Kharaba") == "my-village");
  CHECK(laid.found("Erbil") == "erbil");
}

TEST_CASE("a row with a known id adds its spellings and gives its own label and place",
          "[name_overlay]") {
  const Laid laid = lay({"erbil;site;Hawler;;1;2;Arbela|IRBIL"});
  CHECK(laid.remarks.empty());
  CHECK(laid.rows.size() == project.size());
  const NameRow& row = laid.row("erbil");
  CHECK(row.name == "Hawler");
  CHECK(row.kind == NameKind::site);
  CHECK(row.within == "iraq");
  CHECK(row.latitude == 1);
  CHECK(row.longitude == 2);
  CHECK(spelled(row) == "Hawler|Arbela|IRBIL|Erbil|Arbil|Hewler");
  for (const std::string text : {"Erbil", "Arbil", "Hewler", "Irbil", "Hawler", "Arbela"}) {
    CHECK(laid.found(text) == "erbil");
  }
}

TEST_CASE("what a user's row leaves out stays as it was", "[name_overlay]") {
  const NameRow row = lay({"erbil;town;Erbil"}).row("erbil");
  CHECK(row.within == "iraq");
  CHECK(row.latitude == 36.2);
  CHECK(row.longitude == 44);
  CHECK(spelled(lay({"iraq;country;Iraq"}).row("iraq")) == "Iraq|Irak|Iraqi~");
}

TEST_CASE("a user's case rule replaces the project's, for every way to write the spelling",
          "[name_overlay]") {
  CHECK(spelled(lay({"islamic-state;group;Islamic State;;;;I.S."}).row("islamic-state")) ==
        "Islamic State|I.S.|Daesh");
  CHECK(spelled(
            lay({"islamic-state;group;Islamic State;;;;DAESH;;DAESH:caps"}).row("islamic-state")) ==
        "Islamic State|DAESH:3|IS:3");
}

TEST_CASE("a spelling of another name moves, with a remark that names both places",
          "[name_overlay]") {
  const Laid laid = lay({"hewler-fc;organisation;Hewler FC;;;;hewler|HEWLER"});
  CHECK(laid.remarks ==
        std::vector<std::string>{
            "my.tsv:2: 'hewler' now names 'hewler-fc' and no longer 'erbil' of names.tsv:3"});
  CHECK(laid.found("Hewler") == "hewler-fc");
  CHECK(laid.found("Irbil") == "erbil");
  CHECK(spelled(laid.row("erbil")) == "Erbil|Arbil|Irbil");
}

TEST_CASE("a spelling that places share moves from all of them, unless the row has it already",
          "[name_overlay]") {
  const std::vector<std::string> shared = {"a;town;A;;;;Tripoli", "b;town;B;;;;Tripoli"};
  const auto lay_over = [&](const std::string& line) {
    Laid laid{.rows = rows_of(shared)};
    laid.remarks = overlay_rows(laid.rows, rows_of({line}, "my.tsv"));
    return laid;
  };
  const Laid moved = lay_over("c;group;C;;;;tripoli");
  CHECK(moved.remarks == std::vector<std::string>{
                             "my.tsv:2: 'tripoli' now names 'c' and no longer 'a' of names.tsv:2",
                             "my.tsv:2: 'tripoli' now names 'c' and no longer 'b' of names.tsv:3"});
  CHECK(moved.found("Tripoli") == "c");
  const Laid kept = lay_over("b;town;B;;;;Tripoli|Trablous");
  CHECK(kept.remarks.empty());
  CHECK(spelled(kept.row("a")) == "A|Tripoli");
}

TEST_CASE("an adjective moves like a spelling", "[name_overlay]") {
  const Laid laid = lay({"x;group;Iraqi"});
  CHECK(laid.remarks == std::vector<std::string>{
                            "my.tsv:2: 'Iraqi' now names 'x' and no longer 'iraq' of names.tsv:2"});
  CHECK(laid.found("Iraqi") == "x");
}

TEST_CASE("a name keeps its label: a row that takes it is refused", "[name_overlay]") {
  CHECK_THROWS_WITH(lay({"x;group;X", "y;town;Y;;;;ERBIL"}),
                    "my.tsv:3: 'ERBIL' is the name of 'erbil' of names.tsv:3; give that row "
                    "another name first");
  const Laid laid = lay({"erbil;town;Hawler", "y;town;Y;;;;Erbil"});
  CHECK(laid.remarks == std::vector<std::string>{
                            "my.tsv:3: 'Erbil' now names 'y' and no longer 'erbil' of my.tsv:2"});
  CHECK(laid.found("Erbil") == "y");
  CHECK(laid.found("Hawler") == "erbil");
}

TEST_CASE("words written as one are another spelling, as they are to the compiler",
          "[name_overlay]") {
  const Laid laid = lay({"x;group;Islamicstate", "y;person;Ain Alasad"});
  CHECK(laid.remarks.empty());
  CHECK(laid.found("Islamic State") == "islamic-state");
  CHECK(laid.found("Islamicstate") == "x");
  CHECK(laid.found("Ain al-Asad") == "al-asad");
  CHECK(laid.found("Ain Alasad") == "y");
}

TEST_CASE("a spelling that two rows of the user take is left to the compiler to refuse",
          "[name_overlay]") {
  const Laid laid = lay({"x;group;X;;;;Hewler", "y;group;Y;;;;Hewler"});
  CHECK(laid.remarks.size() == 1);
  CHECK_THROWS_WITH(compile_names(laid.rows),
                    "my.tsv:3: the spelling 'Hewler' of 'y' belongs to 'x' of my.tsv:2 already");
  CHECK_THROWS_WITH(compile_names(lay({"x;group;X", "x;group;Y"}).rows),
                    "my.tsv:3: the id 'x' stands at my.tsv:2 already");
}

TEST_CASE("a remark is given for each spelling so taken", "[name_overlay]") {
  CHECK(lay({"x;group;X;;;;Hewler|Daesh|new", "y;group;Y;;;;Arbil"}).remarks ==
        std::vector<std::string>{
            "my.tsv:2: 'Hewler' now names 'x' and no longer 'erbil' of names.tsv:3",
            "my.tsv:2: 'Daesh' now names 'x' and no longer 'islamic-state' of names.tsv:4",
            "my.tsv:3: 'Arbil' now names 'y' and no longer 'erbil' of names.tsv:3"});
}

TEST_CASE("a spelling moves between two rows that the user both changes", "[name_overlay]") {
  const Laid laid = lay({"erbil;town;Erbil;;;;Arbela", "iraq;country;Iraq;;;;Irbil"});
  CHECK(laid.found("Irbil") == "iraq");
  CHECK(laid.remarks.front() ==
        "my.tsv:3: 'Irbil' now names 'iraq' and no longer 'erbil' of my.tsv:2");
}

}  // namespace
}  // namespace dateline::synonyms
