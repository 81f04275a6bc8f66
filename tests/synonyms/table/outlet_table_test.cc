// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/outlet_table.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "synonyms/table/name_rows.h"

namespace dateline::synonyms {
namespace {

constexpr const char* header = "name\tcountry\towner\tdomains\taliases\n";

OutletTable table_of(const std::string& rows) {
  OutletTable table;
  std::istringstream in(header + rows);
  table.add(in, "t.tsv");
  return table;
}

const std::string courier =
    "Harbour Courier\tYE\tCape Press\tcourier.example|hc.example\tCourier|المرسال\n"
    "Courier (Lome)\tTG\t\tcourier.tg\tCourier\n";

struct Case {
  std::string written;
  std::string url;
  std::string expected;
};

TEST_CASE("an outlet is one, whatever name or address stands for it", "[outlets]") {
  const auto table = table_of(courier);
  const auto c = GENERATE(values<Case>({
      {"Harbour Courier", "", "Harbour Courier"},
      {"HARBOUR  COURIER", "", "Harbour Courier"},
      {"harbourcourier", "", "Harbour Courier"},
      {"The Harbour Courier", "", "Harbour Courier"},
      {"المرسال", "", "Harbour Courier"},
      {"courier.example", "", "Harbour Courier"},
      {"https://www.courier.example/", "", "Harbour Courier"},
      {"", "https://arabic.courier.example/a?b=c.d", "Harbour Courier"},
      {"", "http://HC.example:8080/a", "Harbour Courier"},
      {"", "http://web.archive.org/web/20230501000000/http://courier.example/a", "Harbour Courier"},
      {"Courier", "", "Harbour Courier"},
      {"HARBOUR COURIER - World", "", "Harbour Courier"},
      {"World news | Harbour Courier", "", "Harbour Courier"},
      {"Harbour Courier: Middle East", "", "Harbour Courier"},
      {"Harbour Courier > Middle East", "", "Harbour Courier"},
      {"Harbour Courier English", "", "Harbour Courier"},
      {"Courier - Africa", "https://courier.tg/a", "Courier (Lome)"},
      {"Courier", "https://courier.tg/a", "Courier (Lome)"},
      {"Courier", "https://elsewhere.example/a", "Harbour Courier"},
  }));
  INFO(c.written << " at " << c.url);
  const auto found = table.find(c.written, c.url);
  CHECK(found.name == c.expected);
  REQUIRE(found.known);
  CHECK(found.known->name == c.expected);
}

TEST_CASE("an outlet that no table knows is its own", "[outlets]") {
  const auto table = table_of(courier);
  const auto c = GENERATE(values<Case>({
      {"Levant Monitor", "", "Levant Monitor"},
      {"Levant Monitor - World", "", "Levant Monitor - World"},
      {"Harbour Courier Uganda", "", "Harbour Courier Uganda"},
      {"New Harbour Courier", "", "New Harbour Courier"},
      {"Levant Monitor", "https://courier.example/a", "Levant Monitor"},
      {"", "https://www.monitor.example/a", "monitor.example"},
      {"", "https://m.monitor.example/a", "monitor.example"},
      {"", "https://en.monitor.example/a", "monitor.example"},
      {"", "https://sport.monitor.example/a", "sport.monitor.example"},
      {"www.Monitor.example", "", "monitor.example"},
      {"notcourier.example", "", "notcourier.example"},
      {"", "", ""},
      {"", "not an address", ""},
      {"U.S. Army", "", "U.S. Army"},
      {"Couriers", "", "Couriers"},
  }));
  INFO(c.written << " at " << c.url);
  const auto found = table.find(c.written, c.url);
  CHECK(found.name == c.expected);
  CHECK(found.known == nullptr);
}

TEST_CASE("a table on top adds to a row of the same name, and takes what it claims", "[outlets]") {
  auto table = table_of(courier);
  std::istringstream mine(std::string(header) + "Harbour Courier\t\tNew Owner\tnew.example\t\n" +
                          "Levant Monitor\tLB\t\thc.example\tالمرسال\n");
  table.add(mine, "mine.tsv");
  CHECK(table.find("Courier", "").known->owner == "New Owner");
  CHECK(table.find("Courier", "").known->country == "YE");
  CHECK(table.find("", "https://new.example/a").name == "Harbour Courier");
  CHECK(table.find("", "https://hc.example/a").name == "Levant Monitor");
  CHECK(table.find("المرسال", "").name == "Levant Monitor");
}

TEST_CASE("a row that cannot be used is an error with its line", "[outlets]") {
  const auto row = GENERATE(
      values<std::string>({"a\tb\n", "\tGB\t\t\t\n", "A\tGBR\t\t\t\n", "A\tGB\t\tno domain\t\n"}));
  INFO(row);
  CHECK_THROWS_WITH(table_of(row), Catch::StartsWith("t.tsv:2: "));
  std::istringstream in("title\tx\n");
  OutletTable table;
  CHECK_THROWS_AS(table.add(in, "t.tsv"), TableError);
}

TEST_CASE("in the project's table every outlet is met by each of its names and domains",
          "[outlets]") {
  const std::string path = std::string(DATELINE_SOURCE_DIR) + "/synonyms/outlets.tsv";
  std::ifstream in(path);
  REQUIRE(in);
  OutletTable table;
  table.add(in, path);
  CHECK(table.size() > 600);
  std::ifstream again(path);
  std::string line;
  std::getline(again, line);
  while (std::getline(again, line)) {
    if (line.starts_with('#')) continue;
    const auto name = line.substr(0, line.find('\t'));
    INFO(name);
    CHECK(table.find(name, "").name == name);
  }
  CHECK(table.find("رويترز", "").name == "Reuters");
  CHECK(table.find("", "https://uk.reuters.com/a").name == "Reuters");
  CHECK(table.find("asharqalawsat", "").name == "Asharq Al-Awsat");
  CHECK(table.find("manar", "").name == "Al-Manar");
  CHECK(table.find("The Guardian", "https://guardian.ng/a").name == "The Guardian (Nigeria)");
  CHECK(table.find("The Guardian", "").name == "The Guardian");
}

}  // namespace
}  // namespace dateline::synonyms
