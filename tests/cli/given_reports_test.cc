// SPDX-License-Identifier: GPL-2.0-or-later
// Five real reports of one event, where they are at hand: counted by reading them.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "tests/cli/program.h"

using dateline::tests::Workplace;

namespace {

std::string reports() {
  const char* data = std::getenv("DATELINE_TEST_DATA");
  return data == nullptr ? "" : std::string(data) + "/reports";
}

bool skipped() {
  if (std::filesystem::is_directory(reports())) return false;
  WARN("SKIPPED: no reports/ below DATELINE_TEST_DATA");
  return true;
}

// The first three characters of the ids found, in their order.
std::string found(const Workplace& workplace, const std::string& arguments) {
  return workplace
      .run("dateline-query -i i " + arguments +
           " --format jsonl --fields id | jq -r 'select(.type==\"hit\").id[0:3]' | sort | paste "
           "-sd ' '")
      .out;
}

struct Case {
  std::string name;
  std::vector<std::string> arguments;
  std::string ids;
};

}  // namespace

TEST_CASE("five reports of one event are found by every spelling, and by no other") {
  if (skipped()) return;
  const Workplace workplace;
  REQUIRE(workplace.run("dateline-index build --index i " + reports()).status == 0);
  const std::vector<Case> cases = {
      {"a town", {"Erbil", "Arbil", "Irbil", "Hewler", "أربيل"}, "000 001 003\n"},
      {"a group",
       {"ISIS", "IS", "ISIL", "Daesh", "'\"Islamic State\"'", "داعش"},
       "000 001 002 003 004\n"},
      {"a name in a phrase", {"'\"Daesh fighters\"'", "'\"ISIS fighters\"'"}, "001\n"},
      {"one spelling", {"'=\"Islamic State\"'"}, "000 001 004\n"},
      {"a base", {"'\"Ain al-Asad\"'", "'\"Ayn al Asad\"'"}, "001 002 003\n"},
      {"a surname", {"Sudani"}, "002 003\n"},
      {"a country", {"'*' --place Syria"}, "000 001 002 003\n"},
      {"an agency that ends a text", {"'*' --agency AFP"}, "000\n"},
      {"an agency in a source line", {"'*' --agency Reuters"}, "001\n"},
      {"places of datelines", {"'*' --filed Baghdad"}, "003\n"},
      {"no date is invented", {"date:none"}, "000 001 002 003 004\n"},
  };
  for (const Case& c : cases) {
    for (const std::string& arguments : c.arguments) {
      INFO(c.name << ": " << arguments);
      CHECK(found(workplace, arguments) == c.ids);
    }
  }
}
