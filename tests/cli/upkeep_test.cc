// SPDX-License-Identifier: GPL-2.0-or-later
// An index is kept up, as a user does it.
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace dateline::tests {
namespace {

constexpr const char* table_head =
    "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\n";

constexpr const char* desk =
    "when,story\n"
    "04/05/2017,Hill 42 fell near Mosul.\n"
    "05/05/2017,Rain fell on Elevation 42.\n"
    "06/05/2017,Snow fell.\n"
    "07/05/2017,Hail fell.\n";

}  // namespace

TEST_CASE("an update reads as the build was told to", "[cli]") {
  const Workplace place;
  place.write("desk.csv", desk);
  place.run(
      "dateline-index build -q -i idx desk.csv --map text=story,published=when --date-order dmy");
  CHECK(place.run("dateline-query -i idx date:2017-05-04 -n 0").out == "1 article\n");
  place.write("desk.csv", std::string(desk) + "08/05/2017,Fog fell.\n");
  auto outcome = place.run("dateline-index update -i idx");
  CHECK(outcome.err == "");
  CHECK_THAT(outcome.out, Catch::StartsWith("1 of 1 file read: 1 added, 0 changed, 4 unchanged"));
  CHECK(place.run("dateline-query -i idx date:2017-05-08 -n 0").out == "1 article\n");
  outcome = place.run("dateline-index update -i idx --date-order mdy");
  CHECK_THAT(
      outcome.out,
      Catch::StartsWith("files are read in another way now: all read again\n1 of 1 file read: "
                        "0 added, 4 changed, 1 unchanged"));
  CHECK(place.run("dateline-query -i idx date:2017-08-05 -n 0").out == "1 article\n");
  CHECK_THAT(place.run("dateline-index update -i idx").out, Catch::StartsWith("0 of 1 file read"));
}

TEST_CASE("a query tells that the tables have changed, until an update", "[cli]") {
  const Workplace place;
  const auto row = [](const std::string& spelling) {
    return table_head + ("hill\tsite\tHill 42\tgn:99072\t\t\t" + spelling + "\t\t\n");
  };
  place.write("mine.tsv", row("Height 42"));
  place.write("desk.csv", desk);
  place.run(
      "dateline-index build -q -i idx desk.csv --map text=story,published=when --names mine.tsv");
  CHECK(place.run("dateline-query -i idx Mosul -n 0").err == "");
  place.write("mine.tsv", row("Height 42|Elevation 42"));
  const std::string note = place.path("mine.tsv") +
                           " has changed since idx was built, which still answers by the old; to "
                           "take it in: dateline-index update --index idx\n";
  CHECK(place.run("dateline-query -i idx '\"Elevation 42\"' -n 0").err ==
        "dateline-query: " + note);
  CHECK(place.run("dateline-index verify -i idx").err == "dateline-index: " + note);
  const auto outcome = place.run("dateline-index update -i idx");
  CHECK_THAT(outcome.out,
             Catch::StartsWith("the name tables have changed: 1 article of 4 analysed again\n"));
  const auto query = place.run("dateline-query -i idx '\"Elevation 42\"' -n 0");
  CHECK(query.out == "2 articles\n");
  CHECK(query.err == "");
}

}  // namespace dateline::tests
