// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/name_table.h"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "synonyms/finder/name_finder.h"
#include "synonyms/table/article.h"
#include "synonyms/table/name_table_layout.h"
#include "synonyms/words/tokenizer.h"
#include "synonyms/words/word_hash.h"
#include "tests/synonyms/small_table.h"

namespace dateline::synonyms {
namespace {

std::string name_found(const NameTable& table, const std::string& text) {
  const auto found = find_name(text, table);
  return found ? std::string(table.name(*found).id) : "(none)";
}

std::string compile_error(const std::vector<NameRow>& rows) {
  try {
    return "no error; bytes: " + std::to_string(compile_names(rows).size());
  } catch (const TableError& error) {
    return error.what();
  }
}

TEST_CASE("what is listed for a name comes with its rule, adjectives among it", "[name_table]") {
  const NameTable table = table_of({"us;country;United States;;;;US;American;US:caps"});
  std::string listed;
  for (const auto& spelling : table.listed(0)) {
    listed += std::string(spelling.text) + ":" + std::string(to_string(spelling.rule)) +
              (spelling.adjective ? " (adjective)" : "") + "|";
  }
  CHECK(listed == "united states:any|us:caps|american:any (adjective)|");
}

TEST_CASE("a spelling with an article is listed as its row has it", "[name_table]") {
  const NameTable table = table_of({"zor;town;Deir ez-Zor;;;;Deir ezZor|دير الزور"});
  std::string listed;
  for (const auto& spelling : table.listed(0)) listed += std::string(spelling.text) + "|";
  CHECK(listed == "deir ez zor|deir ezzor|دير الزور|");
}

TEST_CASE("every listed spelling names its row", "[name_table]") {
  const auto rows = rows_of(small_lines);
  const NameTable table = table_of(small_lines);
  CHECK(table.size() == rows.size());
  for (const NameRow& row : rows) {
    for (const Spelling& spelling : row.spellings) {
      CAPTURE(spelling.text);
      CHECK(name_found(table, spelling.text) == row.id);
    }
  }
}

TEST_CASE("a spelling is met in every case, script form and punctuation", "[name_table]") {
  const NameTable table = table_of(small_lines);
  for (const std::string text :
       {"AIN AL ASAD", "ʿAyn al-ʾAsad", "Ain al–Asad", "ainalasad", "Ain alAsad", "Ayn alasad",
        "Ain al-Asad Air-Base", "عين الاسد", "عين_الأسد", "عينالأسد"}) {
    CAPTURE(text);
    CHECK(name_found(table, text) == "asad-base");
  }
  CHECK(name_found(table, "Islamicstate") == "islamic-state");
  CHECK(name_found(table, "美国") == "us");
  CHECK(name_found(table, "EEUU") == "(none)");
  for (const std::string text : {"", " ", "Ain", "Asad", "Ain al-Asad air", "base", "al-Asad", "K",
                                 "Mosul Iraq", "Islamic", "موصل"}) {
    CAPTURE(text);
    CHECK(name_found(table, text) == "(none)");
  }
}

TEST_CASE("a name is what its row says", "[name_table]") {
  const NameTable table = table_of(small_lines);
  const Name mosul = table.name(table.find_id("mosul").value());
  CHECK(mosul.id == "mosul");
  CHECK(mosul.label == "Mosul");
  CHECK(mosul.kind == NameKind::town);
  CHECK(mosul.within == table.find_id("nineveh"));
  CHECK(mosul.latitude == 36.34);
  CHECK(mosul.longitude == 43.13);
  const Name group = table.name(table.find_id("islamic-state").value());
  CHECK(group.kind == NameKind::group);
  CHECK_FALSE(group.within);
  CHECK_FALSE(group.latitude);
  CHECK_FALSE(group.longitude);
}

TEST_CASE("an id is found whole or not at all", "[name_table]") {
  const NameTable table = table_of(small_lines);
  for (const NameRow& row : rows_of(small_lines)) {
    CAPTURE(row.id);
    const auto index = table.find_id(row.id);
    REQUIRE(index);
    CHECK(table.name(*index).id == row.id);
  }
  for (const std::string id : {"", "mosu", "mosul-", "zzz", "0"}) CHECK_FALSE(table.find_id(id));
}

TEST_CASE("the listed spellings of a name are given folded, without adjectives", "[name_table]") {
  const NameTable table = table_of(small_lines);
  const auto joined = [&](const std::string& id) {
    std::string out;
    for (const auto spelling : table.spellings(table.find_id(id).value())) {
      out += std::string(spelling) + "|";
    }
    return out;
  };
  CHECK(joined("iraq") == "iraq|irak|العراق|");
  CHECK(joined("islamic-state") == "islamic state|is|isis|daesh|داعش|");
  CHECK(joined("us") == "united states|us|usa|ee uu|美 国|");
}

TEST_CASE("what contains a name is given from the nearest on", "[name_table]") {
  const NameTable table = table_of(small_lines);
  const auto index = [&](const std::string& id) { return table.find_id(id).value(); };
  CHECK(table.ancestors(index("mosul")) == std::vector{index("nineveh"), index("iraq")});
  CHECK(table.ancestors(index("iraq")).empty());
  CHECK(table.country(index("mosul")) == index("iraq"));
  CHECK(table.country(index("asad-base")) == index("iraq"));
  CHECK(table.country(index("iraq")) == index("iraq"));
  CHECK_FALSE(table.country(index("islamic-state-khorasan")));
}

TEST_CASE("the order of the rows makes no difference", "[name_table]") {
  auto rows = rows_of(small_lines);
  const std::string expected = compile_names(rows);
  std::mt19937 random(6);
  for (int i = 0; i < 50; ++i) {
    for (std::size_t at = rows.size() - 1; at > 0; --at) {
      std::swap(rows[at], rows[random() % (at + 1)]);
    }
    REQUIRE(compile_names(rows) == expected);
  }
}

TEST_CASE("the hash changes with every part of a row and with nothing else", "[name_table]") {
  const auto hash = [](const std::string& line) { return table_of({line, "y;country;Y"}).hash(); };
  const std::string before = hash("x;town;X;y;1;2;Ex;Exian;Ex:caps");
  CHECK(before.size() == 32);
  CHECK(before.find_first_not_of("0123456789abcdef") == before.npos);
  CHECK(hash("x;town;X;y;1;2;Ex;Exian;Ex:caps") == before);
  for (const std::string changed :
       {"z;town;X;y;1;2;Ex;Exian;Ex:caps", "x;site;X;y;1;2;Ex;Exian;Ex:caps",
        "x;town;Xx;y;1;2;Ex;Exian;Ex:caps", "x;town;X;;1;2;Ex;Exian;Ex:caps",
        "x;town;X;y;1.5;2;Ex;Exian;Ex:caps", "x;town;X;y;1;2.5;Ex;Exian;Ex:caps",
        "x;town;X;y;;;Ex;Exian;Ex:caps", "x;town;X;y;1;2;Exx;Exian;Exx:caps",
        "x;town;X;y;1;2;Ex;Exiann;Ex:caps", "x;town;X;y;1;2;Ex;Exian;Ex:inside",
        "x;town;X;y;1;2;Ex|Exian;;Ex:caps"}) {
    CAPTURE(changed);
    CHECK(hash(changed) != before);
  }
  CHECK(NameTable().hash().empty());
}

TEST_CASE("a table without names knows nothing", "[name_table]") {
  for (const NameTable& table : {NameTable(), table_of({})}) {
    CHECK(table.size() == 0);
    CHECK_FALSE(table.find_id("x"));
    CHECK_FALSE(find_name("Mosul", table));
    CHECK(find_names(tokenize("Mosul and Erbil"), table).mentions.empty());
  }
}

TEST_CASE("a listed spelling wins over another row's generated one", "[name_table]") {
  for (const std::string id : {"a", "z"}) {
    const NameTable table = table_of({"m;group;Islamic State", id + ";organisation;Islamicstate",
                                      "n;group;Ain al Asad", id + "2;person;Ain Alasad"});
    CHECK(name_found(table, "Islamic State") == "m");
    CHECK(name_found(table, "Islamicstate") == id);
    CHECK(name_found(table, "Ain al-Asad") == "n");
    CHECK(name_found(table, "Ain alAsad") == id + "2");
    CHECK(name_found(table, "Ainalasad") == (id == "a" ? id + "2" : "n"));
  }
}

TEST_CASE("no joined form is made that other words would meet", "[name_table]") {
  const NameTable table = table_of({"x;group;IS Khorasan;;;;US AF|Al-Ta;;IS Khorasan:caps"});
  CHECK(name_found(table, "iskhorasan") == "(none)");
  CHECK(name_found(table, "usaf") == "(none)");
  CHECK(name_found(table, "alta") == "(none)");
}

std::string senses_of(const NameTable& table, const std::string& text) {
  std::string out;
  std::uint64_t walk = NameTable::start;
  layout::for_each_word(normal_form(folded_words(text)), [&](std::string_view word) {
    walk = NameTable::extend(walk, hash_word(word));
  });
  const auto terminal = table.look_up(walk).terminal;
  if (!terminal) return "(none)";
  CHECK(terminal->name == terminal->senses.front());
  CHECK(std::ranges::equal(terminal->senses, table.senses(terminal->surface)));
  for (const auto name : terminal->senses) {
    out += (out.empty() ? "" : " ") + std::string(table.name(name).id);
  }
  return out;
}

TEST_CASE("a place that counts in context only comes last and makes no case rule", "[name_table]") {
  const NameTable table = table_of({"nice;town;Nice", "other;town;Nice (Ohio);;;;Nice;;*:context",
                                    "hope;town;Hope;;;;;;*:context"});
  CHECK(senses_of(table, "Nice") == "nice other");
  const auto shared = table.look_up(NameTable::extend(NameTable::start, hash_word("nice")));
  REQUIRE(shared.terminal);
  CHECK(shared.terminal->rule == CaseRule::any);
  CHECK_FALSE(shared.terminal->contextual);
  const auto alone = table.look_up(NameTable::extend(NameTable::start, hash_word("hope")));
  REQUIRE(alone.terminal);
  CHECK(alone.terminal->rule == CaseRule::capital);
  CHECK(alone.terminal->contextual);
  CHECK(table.name(table.find_id("hope").value()).contextual);
}

TEST_CASE("places may share a spelling; the likeliest comes first", "[name_table]") {
  auto rows = rows_of({"a-village;town;Tripoli", "b-region;region;Tripoli", "c-site;site;Tripoli",
                       "libyan;town;Tarabulus;;;;Tripoli", "lebanese;town;TRIPOLI;;;;Trablous",
                       "z-country;country;Tripoli", "uncounted;town;Trablous"});
  rows[3].population = 1'100'000;
  rows[4].population = 230'000;
  rows[6].population = 0;
  std::mt19937 random(9);
  for (int i = 0; i < 20; ++i) {
    std::swap(rows[random() % rows.size()], rows[random() % rows.size()]);
    const NameTable table(compile_names(rows), "test");
    CHECK(senses_of(table, "Tripoli") == "z-country libyan lebanese b-region a-village c-site");
    CHECK(senses_of(table, "Trablous") == "lebanese uncounted");
    CHECK(senses_of(table, "Tarabulus") == "libyan");
    CHECK(name_found(table, "tripoli") == "z-country");
    const auto spellings = table.spellings(table.find_id("lebanese").value());
    CHECK(spellings == std::vector<std::string_view>{"tripoli", "trablous"});
  }
}

TEST_CASE("a shared spelling has the strictest case rule and is an adjective if it is one to any",
          "[name_table]") {
  const NameTable table =
      table_of({"a;town;Split;;;;Georgian", "b;town;B;;;;Split;;Split:inside",
                "c;town;C;;;;Split;;Split:capital", "d;country;D;;;;;Georgian"});
  const auto terminal = [&](const std::string& word) {
    return table.look_up(NameTable::extend(NameTable::start, hash_word(word))).terminal.value();
  };
  CHECK(terminal("split").rule == CaseRule::inside);
  CHECK_FALSE(terminal("split").adjective);
  CHECK(terminal("georgian").adjective);
  CHECK(table.spellings(0) == std::vector<std::string_view>{"split", "georgian"});
  CHECK(table.spellings(3) == std::vector<std::string_view>{"d"});
}

TEST_CASE("a place may be spelled like an acronym of what is none", "[name_table]") {
  const std::vector<std::string> rows = {"agency;agency;Agency;;;;SANA;;SANA:caps",
                                         "town;town;Town;;;;Sana;;Sana:capital"};
  for (const auto& order : {rows, std::vector(rows.rbegin(), rows.rend())}) {
    const NameTable table = table_of(order);
    CHECK(senses_of(table, "Sana") == "agency");
    const auto town = table.find_id("town").value();
    const auto listed = table.listed(town);
    REQUIRE(listed.size() == 2);
    CHECK(listed.back().text == "sana");
    CHECK(listed.back().rule == CaseRule::capital);
    CHECK(find_senses("sana", table) == std::vector{table.find_id("agency").value(), town});
  }
}

TEST_CASE("a joined form has all senses of the spelling that it joins", "[name_table]") {
  const NameTable table =
      table_of({"a;town;Ras al-Ain", "b;town;Ras al Ain", "c;town;Ras Alain",
                "d;site;D;;;;Rasal Ain", "e;group;Khan al Ahmar", "f;town;Khanal Ahmar"});
  CHECK(senses_of(table, "Ras al Ain") == "a b");
  CHECK(senses_of(table, "Ras Alain") == "c");
  CHECK(senses_of(table, "Rasalain") == "a b c d");
  CHECK(senses_of(table, "Khanalahmar") == "e");
}

TEST_CASE("a row may repeat a spelling", "[name_table]") {
  const NameTable table =
      table_of({"us;country;U.S.;;;;US|u.s.|US;US;U.S.:caps|US:caps|u.s.:caps"});
  CHECK(name_found(table, "US") == "us");
  CHECK(table.spellings(0).size() == 1);
}

TEST_CASE("spellings of 64 words fit and of 65 do not", "[name_table]") {
  std::string words = "a";
  for (std::size_t i = 1; i < max_name_words; ++i) words += " a";
  CHECK(name_found(table_of({"x;group;" + words}), words) == "x");
  CHECK(compile_error(rows_of({"x;group;" + words + " a"})) ==
        "names.tsv:2: the spelling '" + words + " a' has more than 64 words");
}

TEST_CASE("rows that contradict each other are refused with both places", "[name_table]") {
  struct Case {
    std::string name;
    std::vector<std::string> lines;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"one id twice",
       {"x;group;X", "y;group;Y", "x;group;Z"},
       "names.tsv:4: the id 'x' stands at names.tsv:2 already"},
      {"one spelling in two rows",
       {"b;group;Islamic State", "a;group;A;;;;islamic-state"},
       "names.tsv:2: the spelling 'Islamic State' of 'b' belongs to 'a' of names.tsv:3 already"},
      {"a spelling and an adjective",
       {"a;country;Iraq;;;;;Iraqi", "b;group;B;;;;IRAQI"},
       "names.tsv:3: the spelling 'IRAQI' of 'b' belongs to 'a' of names.tsv:2 already"},
      {"a place and a person",
       {"a;town;Douglas", "b;person;Douglas"},
       "names.tsv:3: the spelling 'Douglas' of 'b' belongs to 'a' of names.tsv:2 already"},
      {"two places and a group",
       {"a;town;Hama", "b;town;Hama", "c;group;C;;;;HAMA"},
       "names.tsv:4: the spelling 'HAMA' of 'c' belongs to 'a' of names.tsv:2 already"},
      {"two case rules",
       {"us;country;United States;;;;U.S.|US;;US:caps"},
       "names.tsv:2: the spelling 'US' of 'us' equals one before it that has another case rule"},
      {"two case rules behind another place's",
       {"a;town;Split", "b;town;Split;;;;SPLIT;;Split:inside"},
       "names.tsv:3: the spelling 'SPLIT' of 'b' equals one before it that has another case rule"},
      {"within a row that is not there",
       {"x;town;X;iraq"},
       "names.tsv:2: 'x' lies within 'iraq', which no row defines"},
      {"within itself", {"x;town;X;x"}, "names.tsv:2: 'x' lies within itself"},
      {"within what is within it",
       {"x;town;X;y", "y;region;Y;x"},
       "names.tsv:2: 'x' lies within itself"},
      {"within a circle",
       {"a;town;A;b", "b;town;B;c", "c;town;C;b"},
       "names.tsv:2: 'a' lies within itself"},
      {"no letter", {"x;group;X;;;;!?"}, "names.tsv:2: the spelling '!?' has no letter or digit"},
      {"marks only",
       {"x;group;\u0301\u200B"},
       "names.tsv:2: the spelling '\u0301\u200B' has no letter or digit"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(compile_error(rows_of(c.lines)) == c.expected);
  }
}

TEST_CASE("rows of two tables that contradict each other name both files", "[name_table]") {
  auto rows = rows_of({"a;group;Same"}, "names.tsv");
  const auto places = rows_of({"y;town;Y", "b;town;same"}, "places.tsv");
  rows.insert(rows.end(), places.begin(), places.end());
  CHECK(compile_error(rows) ==
        "places.tsv:3: the spelling 'same' of 'b' belongs to 'a' of names.tsv:2 already");
}

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() /
              ("dateline_names_" + std::to_string(getpid()))) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::filesystem::remove(path_); }

  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

TEST_CASE("a table from a file is the table that was written", "[name_table]") {
  const TemporaryFile file(compile_names(rows_of(small_lines)));
  NameTable opened = NameTable::open(file.path());
  const auto label = opened.name(opened.find_id("mosul").value()).label;
  const NameTable moved = std::move(opened);
  CHECK(label == "Mosul");
  CHECK(moved.hash() == table_of(small_lines).hash());
  CHECK(name_found(moved, "الموصل") == "mosul");
}

TEST_CASE("a file that is no table is refused by name", "[name_table]") {
  const std::string refusal = ": not a table of names of this version; build the index again";
  for (const std::string bytes : {"", "x", "DLNAMES1", "id\tkind\tname\n"}) {
    const TemporaryFile file(bytes);
    CHECK_THROWS_WITH(NameTable::open(file.path()), file.path() + refusal);
  }
  std::string other_version = compile_names(rows_of(small_lines));
  other_version[7] = '0';
  const TemporaryFile file(other_version);
  CHECK_THROWS_WITH(NameTable::open(file.path()), file.path() + refusal);
  CHECK_THROWS_WITH(NameTable::open("/nowhere/names"), "/nowhere/names: No such file or directory");
}

}  // namespace
}  // namespace dateline::synonyms
