// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/name_rows.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

namespace dateline::synonyms {
namespace {

const std::string header =
    "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\n";

std::vector<NameRow> read(const std::string& text) {
  std::istringstream in(text);
  return read_name_rows(in, "names.tsv");
}

// The message of the error that reading `text` ends in, or what it gave instead.
std::string error_of(const std::string& text) {
  try {
    return "no error; rows: " + std::to_string(read(text).size());
  } catch (const TableError& error) {
    return error.what();
  }
}

TEST_CASE("a full row is read field by field", "[name_rows]") {
  const auto rows = read(header +
                         "iraq\tcountry\tIraq\t\t33.5\t-44\tIrak|العراق\tIraqi|Iraqis\t"
                         "Iraqi:capital|Irak:inside\n");
  REQUIRE(rows.size() == 1);
  const NameRow& row = rows[0];
  CHECK(row.id == "iraq");
  CHECK(row.kind == NameKind::country);
  CHECK(row.name == "Iraq");
  CHECK(row.within.empty());
  CHECK(row.latitude == 33.5);
  CHECK(row.longitude == -44);
  CHECK(row.source == "names.tsv");
  CHECK(row.line == 2);
  std::string spellings;
  for (const auto& spelling : row.spellings) {
    spellings += spelling.text + (spelling.adjective ? "(adjective)" : "") + ":" +
                 std::to_string(static_cast<int>(spelling.rule)) + " ";
  }
  CHECK(spellings == "Iraq:0 Irak:2 العراق:0 Iraqi(adjective):1 Iraqis(adjective):0 ");
}

TEST_CASE("a row may leave out all but its id, kind and name", "[name_rows]") {
  const auto rows = read(header + "x\tgroup\tX\t\t\t\t\t\t\n");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].spellings.size() == 1);
  CHECK(rows[0].spellings[0].text == "X");
  CHECK_FALSE(rows[0].latitude);
  CHECK_FALSE(rows[0].longitude);
}

TEST_CASE("a table may have a population behind its other columns", "[name_rows]") {
  const std::string columns = header.substr(0, header.size() - 1) + "\tpopulation\n";
  const auto rows = read(columns +
                         "erbil\ttown\tErbil\t\t\t\t\t\tErbil:inside\t1612700\n"
                         "koya\ttown\tKoya\t\t\t\t\t\t\t\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].population == 1612700);
  CHECK(rows[0].spellings[0].rule == CaseRule::inside);
  CHECK_FALSE(rows[1].population);
  CHECK_FALSE(read(header + "koya\ttown\tKoya\t\t\t\t\t\t\n").at(0).population);
  CHECK(error_of(columns + "x\ttown\tX\t\t\t\t\t\t\t-3\n") ==
        "names.tsv:2: '-3' is not a number of people");
  CHECK(error_of(columns + "x\ttown\tX\t\t\t\t\t\t\t1,000\n") ==
        "names.tsv:2: '1,000' is not a number of people");
  CHECK(error_of(columns + "x\ttown\tX\t\t\t\t\t\t\n") ==
        "names.tsv:2: a row has 10 fields separated by tabs; this one has 9");
}

TEST_CASE("a place may have weak spellings in a last column", "[name_rows]") {
  const std::string columns = header.substr(0, header.size() - 1) + "\tpopulation\tweak\n";
  const auto rows = read(columns +
                         "koya\ttown\tKoya\t\t\t\t\t\t\t\tKoy Sanjaq|كويسنجق\n"
                         "erbil\ttown\tErbil\t\t\t\t\t\t\t1612700\t\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].spellings.size() == 1);
  CHECK(rows[0].weak_spellings == std::vector<std::string>{"Koy Sanjaq", "كويسنجق"});
  CHECK(rows[1].weak_spellings.empty());
  CHECK(error_of(columns + "x\ttown\tX\t\t\t\t\t\t\t\tA||B\n") ==
        "names.tsv:2: an empty spelling: two | stand together, or one at an end");
  CHECK(error_of(columns + "x\tgroup\tX\t\t\t\t\t\t\t\tA\n") ==
        "names.tsv:2: only a place has weak spellings");
  CHECK(error_of(header.substr(0, header.size() - 1) + "\tweak\n") ==
        "names.tsv:1: the first line must name the columns: " +
            header.substr(0, header.size() - 1));
}

TEST_CASE("the rule context is for one spelling of what is no place, or for all of a place",
          "[name_rows]") {
  CHECK(read(header + "x\tgroup\tX\t\t\t\tSTC\t\tSTC:context\n").at(0).spellings[1].rule ==
        CaseRule::context);
  CHECK(read(header + "x\ttown\tTaylor\t\t\t\t\t\t*:context\n").at(0).contextual);
  const auto dresden = read(header + "x\ttown\tDresden\t\t\t\tДрезден\t\tDresden:context\n").at(0);
  CHECK_FALSE(dresden.contextual);
  CHECK(dresden.spellings[0].contextual);
  CHECK(dresden.spellings[0].rule == CaseRule::capital);
  CHECK_FALSE(dresden.spellings[1].contextual);
}

TEST_CASE("a case rule reaches every spelling so written, and colons belong to the spelling",
          "[name_rows]") {
  const auto rows = read(header + "x\tgroup\tIS\t\t\t\tIS|a:b\tIS\tIS:caps|a:b:any\n");
  for (const auto& spelling : rows.at(0).spellings) {
    CAPTURE(spelling.text);
    CHECK(spelling.rule == (spelling.text == "IS" ? CaseRule::caps : CaseRule::any));
  }
}

TEST_CASE("a case rule for * reaches every spelling of one word that has no rule of its own",
          "[name_rows]") {
  const auto rows = read(header +
                         "x\ttown\tBab\t\t\t\tAl Bab|al-Bab|Elbab|باب|Share\tBabi\t"
                         "*:capital|Share:inside|Al Bab:capital\n");
  std::string rules;
  for (const auto& spelling : rows.at(0).spellings) {
    rules += spelling.text + ":" + std::to_string(static_cast<int>(spelling.rule)) + " ";
  }
  CHECK(rules == "Bab:1 Al Bab:1 al-Bab:0 Elbab:1 باب:1 Share:2 Babi:1 ");
}

TEST_CASE("line ends, comments, blank lines and a byte order mark make no difference",
          "[name_rows]") {
  const std::string rows =
      "x\tgroup\tX\t\t\t\t\t\t\n# comment\n\ny\tgroup\tY\t\t\t\tYy\t\tYy:caps\n";
  std::string windows;
  for (const char c : header + rows) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  std::string unended = header + rows;
  unended.pop_back();
  for (const auto& text : {header + rows, windows, unended, "\xEF\xBB\xBF" + header + rows,
                           "# before\n\n" + header + rows}) {
    const auto read_rows = read(text);
    CAPTURE(text);
    REQUIRE(read_rows.size() == 2);
    CHECK(read_rows[0].id == "x");
    CHECK(read_rows[1].spellings.size() == 2);
    CHECK(read_rows[1].spellings[1].rule == CaseRule::caps);
    CHECK(read_rows[1].line - read_rows[0].line == 3);
  }
}

TEST_CASE("a table of columns only has no rows", "[name_rows]") {
  CHECK(read(header).empty());
  CHECK(read(header + "# nothing yet\n").empty());
}

TEST_CASE("a broken table is refused with its place and the reason", "[name_rows]") {
  struct Case {
    std::string name;
    std::string text;
    std::string expected;
  };
  const std::string columns = header.substr(0, header.size() - 1);
  const std::string kinds =
      "the kinds are country, region, town, site, area, base, group, military, organisation, "
      "agency, person";
  const std::string id_rule = ":2: an id is made of a-z, 0-9, - and : (60 at most); this one is '";
  const std::string case_rule =
      "a case rule reads 'spelling:caps', ':capital', ':inside' or ':context'; this one is '";
  const std::vector<Case> cases = {
      {"empty file", "", "names.tsv:1: the table is empty"},
      {"comments only", "# a\n\n", "names.tsv:1: the table is empty"},
      {"no columns", "x\tgroup\tX\t\t\t\t\t\t\n",
       "names.tsv:1: the first line must name the columns: " + columns},
      {"no columns behind comments", "# a\n\nid\tkind\n",
       "names.tsv:3: the first line must name the columns: " + columns},
      {"a field too few", header + "x\tgroup\tX\t\t\t\t\t\n",
       "names.tsv:2: a row has 9 fields separated by tabs; this one has 8"},
      {"a field too many", header + "\n# a\nx\tgroup\tX\t\t\t\t\t\t\t\n",
       "names.tsv:4: a row has 9 fields separated by tabs; this one has 10"},
      {"spaces for tabs", header + "x group X\n",
       "names.tsv:2: a row has 9 fields separated by tabs; this one has 1"},
      {"no id", header + "\tgroup\tX\t\t\t\t\t\t\n", "names.tsv" + id_rule + "'"},
      {"capital in the id", header + "Xy\tgroup\tX\t\t\t\t\t\t\n", "names.tsv" + id_rule + "Xy'"},
      {"letter in the id", header + "é\tgroup\tX\t\t\t\t\t\t\n", "names.tsv" + id_rule + "é'"},
      {"id of 61", header + std::string(61, 'x') + "\tgroup\tX\t\t\t\t\t\t\n",
       "names.tsv" + id_rule + std::string(61, 'x') + "'"},
      {"unknown kind", header + "x\tvillage\tX\t\t\t\t\t\t\n",
       "names.tsv:2: unknown kind 'village'; " + kinds},
      {"no kind", header + "x\t\tX\t\t\t\t\t\t\n", "names.tsv:2: unknown kind ''; " + kinds},
      {"no name", header + "x\tgroup\t\t\t\t\tX\t\t\n", "names.tsv:2: the name is empty"},
      {"latitude alone", header + "x\tgroup\tX\t\t1\t\t\t\t\n",
       "names.tsv:2: latitude and longitude go together"},
      {"longitude alone", header + "x\tgroup\tX\t\t\t1\t\t\t\n",
       "names.tsv:2: latitude and longitude go together"},
      {"latitude beyond the pole", header + "x\tgroup\tX\t\t90.1\t0\t\t\t\n",
       "names.tsv:2: '90.1' is not a number of degrees"},
      {"longitude beyond the line", header + "x\tgroup\tX\t\t90\t-180.5\t\t\t\n",
       "names.tsv:2: '-180.5' is not a number of degrees"},
      {"no number", header + "x\tgroup\tX\t\t36,1\t44\t\t\t\n",
       "names.tsv:2: '36,1' is not a number of degrees"},
      {"a number and more", header + "x\tgroup\tX\t\t36.1N\t44\t\t\t\n",
       "names.tsv:2: '36.1N' is not a number of degrees"},
      {"not a number", header + "x\tgroup\tX\t\tnan\t44\t\t\t\n",
       "names.tsv:2: 'nan' is not a number of degrees"},
      {"infinite", header + "x\tgroup\tX\t\t1\tinf\t\t\t\n",
       "names.tsv:2: 'inf' is not a number of degrees"},
      {"empty spelling between", header + "x\tgroup\tX\t\t\t\ta||b\t\t\n",
       "names.tsv:2: an empty spelling: two | stand together, or one at an end"},
      {"empty spelling at the end", header + "x\tgroup\tX\t\t\t\ta|\t\t\n",
       "names.tsv:2: an empty spelling: two | stand together, or one at an end"},
      {"empty adjective", header + "x\tgroup\tX\t\t\t\t\t|a\t\n",
       "names.tsv:2: an empty spelling: two | stand together, or one at an end"},
      {"rule without a colon", header + "x\tgroup\tX\t\t\t\t\t\tcaps\n",
       "names.tsv:2: " + case_rule + "caps'"},
      {"unknown rule", header + "x\tgroup\tX\t\t\t\t\t\tX:upper\n",
       "names.tsv:2: " + case_rule + "X:upper'"},
      {"rule without a word", header + "x\tgroup\tX\t\t\t\t\t\tX:\n",
       "names.tsv:2: " + case_rule + "X:'"},
      {"empty rule", header + "x\tgroup\tX\t\t\t\t\t\tX:caps|\n",
       "names.tsv:2: " + case_rule + "'"},
      {"rule for another spelling", header + "x\tgroup\tX\t\t\t\t\t\tY:caps\n",
       "names.tsv:2: a case rule for 'Y', which the row does not list"},
      {"Latin-1", header + "x\tgroup\tX\t\t\t\tHom\xE8s\t\t\n",
       "names.tsv:2: this line is not UTF-8"},
      {"Latin-1 in a comment", header + "# Hom\xE8s\n", "names.tsv:2: this line is not UTF-8"},
      {"lost letter", header + "x\tgroup\tX\t\t\t\tHom\uFFFDs\t\t\n",
       "names.tsv:2: this line is not UTF-8"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(error_of(c.text) == c.expected);
  }
}

TEST_CASE("with a report, reading goes on behind what is wrong, in the line and in the table",
          "[name_rows]") {
  std::istringstream in(header +
                        "Bad\tvillage\tA\t\t95\t1\tB||C\t\tD:caps|B:caps\n"
                        "short\trow\n"
                        "Hom\xE8s\n"
                        "good\ttown\tGood\t\t\t\t\t\t\n");
  std::vector<std::string> reports;
  const auto rows = read_name_rows(in, "names.tsv", [&](std::size_t line, const auto& reason) {
    reports.push_back(std::to_string(line) + " " + reason.substr(0, 30));
  });
  CHECK(reports == std::vector<std::string>{
                       "2 an id is made of a-z, 0-9, - a", "2 unknown kind 'village'; the ki",
                       "2 '95' is not a number of degree", "2 an empty spelling: two | stand",
                       "2 a case rule for 'D', which the", "3 a row has 9 fields separated b",
                       "4 this line is not UTF-8"});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].spellings.size() == 3);
  CHECK(rows[0].spellings[1].rule == CaseRule::caps);
  CHECK(rows[1].id == "good");
}

TEST_CASE("a file that is no text is not also told to be empty", "[name_rows]") {
  std::istringstream in("\xFF\xFE\n");
  std::vector<std::string> reports;
  read_name_rows(in, "names.tsv",
                 [&](std::size_t, const std::string& reason) { reports.push_back(reason); });
  CHECK(reports == std::vector<std::string>{"this line is not UTF-8"});
}

// A file that breaks off in its second line, as a failing disk does.
class BrokenFile : public std::streambuf {
  int_type underflow() override {
    if (given_) throw std::runtime_error("disk");
    given_ = true;
    text_ = header + "x\tgro";
    setg(text_.data(), text_.data(), text_.data() + text_.size());
    return traits_type::to_int_type(text_.front());
  }

  std::string text_;
  bool given_ = false;
};

TEST_CASE("a file that cannot be read to its end is an error, not a short table", "[name_rows]") {
  BrokenFile buffer;
  std::istream in(&buffer);
  CHECK_THROWS_WITH(read_name_rows(in, "names.tsv"), "names.tsv:2: cannot be read");
}

TEST_CASE("every kind has a word of its own that names it back", "[name_rows]") {
  for (int i = 0; i <= static_cast<int>(NameKind::person); ++i) {
    const auto kind = static_cast<NameKind>(i);
    CHECK(parse_kind(to_string(kind)) == kind);
    CHECK(is_place(kind) == (i <= static_cast<int>(NameKind::base)));
  }
  CHECK(to_string(NameKind::country) == "country");
  CHECK(to_string(NameKind::base) == "base");
  CHECK(to_string(NameKind::person) == "person");
  for (const std::string word : {"", "Country", "city", "countries", "country "}) {
    CHECK_FALSE(parse_kind(word));
  }
}

}  // namespace
}  // namespace dateline::synonyms
