// SPDX-License-Identifier: GPL-2.0-or-later
// What the programs say of themselves.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/cli/program.h"

using dateline::tests::Outcome;
using dateline::tests::Workplace;

TEST_CASE("every verb and topic that the help lists has its help") {
  const Workplace workplace;
  for (const std::string program : {"dateline-query", "dateline-index"}) {
    const auto list =
        workplace.run(program + " help | grep '^  ' | cut -d' ' -f3 | while read -r topic; do " +
                      program + " help $topic | grep -c . ; done");
    INFO(program << "\n" << list.out << list.err);
    CHECK(list.err.empty());
    CHECK(std::count(list.out.begin(), list.out.end(), '\n') >= 5);
    CHECK(list.out.find("0\n") != 0);
  }
}

TEST_CASE("the help opens with examples, which are no longer than a line of the terminal") {
  const Workplace workplace;
  for (const std::string command :
       {"dateline-query", "dateline-query batch", "dateline-query watch", "dateline-index",
        "dateline-index build", "dateline-index names lint"}) {
    const auto help = workplace.run(command + " --help");
    INFO(command << "\n" << help.out);
    CHECK(help.status == 0);
    CHECK(help.out.find("Examples:\n  dateline-") < 100);
  }
}

TEST_CASE("the version names the libraries and the name table of the index") {
  const Workplace workplace;
  workplace.write("a.txt", "Erbil was quiet.\n");
  REQUIRE(workplace.run("dateline-index build --index i a.txt").status == 0);
  const auto version = workplace.run("DATELINE_INDEX=i dateline-query --version");
  CHECK(version.status == 0);
  CHECK(version.out.find("Xapian 1.4") != std::string::npos);
  CHECK(version.out.find("ICU ") != std::string::npos);
  CHECK(version.out.find("index i: ") != std::string::npos);
  CHECK(version.out.find("name table ") != std::string::npos);
  CHECK(workplace.run("dateline-index --version").out.find("names.tsv") != std::string::npos);
}

TEST_CASE("outlets and places are completed from the index") {
  const Workplace workplace;
  workplace.write("a.jsonl", R"({"id":"a","text":"Mosul and Erbil.","outlet":"Harbour Courier"})"
                             "\n"
                             R"({"id":"b","text":"x","outlet":"Levant Monitor"})"
                             "\n");
  REQUIRE(workplace.run("dateline-index build --index i a.jsonl").status == 0);
  CHECK(workplace.run("dateline-query complete outlets -i i").out ==
        "Harbour Courier\nLevant Monitor\n");
  CHECK(workplace.run("dateline-query complete outlets -i i hAr").out == "Harbour Courier\n");
  CHECK(workplace.run("dateline-query complete places -i i mos").out == "Mosul\n");
}

TEST_CASE("the manual pages are sound") {
  if (std::system("command -v mandoc >/dev/null") != 0) {
    WARN("SKIPPED: no mandoc here: the manual pages are not looked at");
    return;
  }
  const Workplace workplace;
  for (const std::string program : {"dateline-query", "dateline-index"}) {
    const auto lint = workplace.run(program + " manual | mandoc -T lint -W error");
    INFO(lint.out);
    CHECK(lint.status == 0);
  }
}
