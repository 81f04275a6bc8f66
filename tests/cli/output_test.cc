// SPDX-License-Identifier: GPL-2.0-or-later
// What the programs print when all is well, on the sample reports.
#include <catch2/catch.hpp>
#include <memory>

#include "tests/cli/program.h"

using dateline::tests::Outcome;
using dateline::tests::Workplace;

namespace {

const std::string sample = std::string(DATELINE_SOURCE_DIR) + "/corpus/sample";

// One index of the sample for all tests of this file.
const Workplace& sample_index() {
  static const auto workplace = [] {
    auto made = std::make_unique<Workplace>();
    made->build_once("i",
                     "dateline-index build --index i --names " + sample + "-names.tsv " + sample);
    return made;
  }();
  return *workplace;
}

std::string total(const std::string& query) {
  return sample_index()
      .run("dateline-query -i i " + query +
           " --format jsonl | jq -c 'select(.type==\"summary\").total'")
      .out;
}

}  // namespace

TEST_CASE("the index can be named by the environment, or stand at its default place") {
  const Workplace workplace;
  workplace.write("a.txt", "Erbil was quiet.\n");
  REQUIRE(workplace.run("dateline-index build a.txt").status == 0);
  CHECK(workplace.run("test -f .local/share/dateline/index/CURRENT").status == 0);
  CHECK(workplace.run("dateline-query Arbil").status == 0);
  CHECK(workplace.run("XDG_DATA_HOME=$PWD/other dateline-query Arbil").status == 2);
  CHECK(workplace.run("DATELINE_INDEX=$PWD/none dateline-query Arbil").status == 2);
}

TEST_CASE("nothing found is status 1, with the words that no article has on standard error") {
  const Outcome outcome = sample_index().run("dateline-query -i i xyzzyplugh");
  CHECK(outcome.status == 1);
  CHECK(outcome.out == "0 articles\n");
  CHECK(outcome.err == "dateline-query: no article has the word 'xyzzyplugh'\n");
}

TEST_CASE("a word that is a name in capitals says how to ask for the name") {
  const Outcome outcome = sample_index().run("dateline-query -i i is");
  CHECK(outcome.status == 0);
  CHECK(outcome.err ==
        "dateline-query: 'is' is read as the word; for the name islamic-state write IS\n");
}

TEST_CASE("a word that is read as the name, since no article has it, is not told to be the word") {
  for (const char* typed : {"hts", "Hts"}) {
    const Outcome outcome = sample_index().run(std::string("dateline-query -i i ") + typed);
    CHECK(outcome.status == 0);
    CHECK(outcome.err ==
          "dateline-query: no article has the word 'hts'; it is read as the name "
          "hayat-tahrir-al-sham\n");
  }
}

TEST_CASE("several arguments are one query, and a verb may lead it") {
  CHECK(total("Islamic State fighters") == total("'Islamic State fighters'"));
  CHECK(total("Erbil") ==
        sample_index()
            .run("dateline-query search -i i Erbil --format jsonl | tail -n 1 | jq .total")
            .out);
}

TEST_CASE("with --collapse facets count families unless articles are asked for") {
  const auto run = [](const std::string& options) {
    return sample_index().run("dateline-query -i i '*' -n 0 --facets outlet " + options).out;
  };
  const std::string families = "outlet (of 78 families; a family may count for several)\n";
  CHECK(run("--collapse").starts_with("82 articles in 78 families\n\n" + families));
  CHECK(
      run("--collapse --facets-in articles").starts_with("82 articles in 78 families\n\noutlet\n"));
  CHECK(run("--facets-in families").starts_with("82 articles\n\n" + families));
  CHECK(run("").starts_with("82 articles\n\noutlet\n"));
  const Outcome batch = sample_index().run(
      "echo '*' | dateline-query batch -i i - --collapse --format jsonl -n 100 | "
      "grep -c '\"type\":\"hit\"'");
  CHECK(batch.out == "78\n");
}

TEST_CASE("a filter alone asks for all that passes it") {
  CHECK(total("--place Syria") == total("'*' --place Syria"));
  CHECK(total("--facets outlet") == total("'*'"));
  const Outcome outcome = sample_index().run("dateline-query -i i");
  CHECK(outcome.status == 2);
  CHECK(
      outcome.err ==
      "dateline-query: a query is missing; * matches every article, and so does a filter alone\n");
}

TEST_CASE("an option takes one value, and what follows is the query or the corpus") {
  CHECK(total("--facets outlet Erbil") == total("Erbil"));
  CHECK(total("--fields id Erbil") == total("Erbil"));
  CHECK(total("--outlet 'Harbour Courier' Erbil") == total("Erbil --outlet 'Harbour Courier'"));
  const Outcome outcome =
      sample_index().run("dateline-index build -i j --names " + sample + "-names.tsv " + sample +
                         "/clippings " + sample + "/desk-export.csv");
  CHECK(outcome.out.starts_with("32 records in 17 files: 32 indexed"));
}

TEST_CASE("a verb may stand behind the index") {
  const auto run = [](const std::string& line) {
    return sample_index().run("dateline-query " + line);
  };
  CHECK(run("-i i explain Arbil").out == run("explain -i i Arbil").out);
  CHECK(run("-i i Arbil").out == run("search -i i Arbil").out);
}

TEST_CASE("jsonl gives the members asked for, in one typed object a line") {
  const Outcome outcome = sample_index().run(
      "dateline-query -i i 'id:dnl-0001' --format jsonl --fields id,date,agency,filed,places");
  CHECK(outcome.status == 0);
  const auto keys = sample_index().run(
      "dateline-query -i i 'id:dnl-0001' --format jsonl --fields id,date,agency,filed,places"
      " | jq -c 'select(.type==\"hit\") | [keys_unsorted, (.places[0]|keys_unsorted)]'");
  CHECK(
      keys.out ==
      R"([["type","id","date","agency","filed","places"],["id","name","country","lat","lon","mentions","field","offset"]])"
      "\n");
  CHECK(sample_index()
            .run("dateline-query -i i Erbil --format jsonl | tail -n 1 | jq -r .type")
            .out == "summary\n");
}

TEST_CASE("a batch answers line by line and counts its errors") {
  const Workplace& workplace = sample_index();
  workplace.write("queries.txt", "# a comment\nErbil\n\n\"unclosed\nArbil\nxyzzyplugh\n");
  const Outcome outcome = workplace.run(
      "dateline-query batch -i i queries.txt --format jsonl -n 0 | jq -c "
      "'[.type,.number,.line,.total]'");
  const std::string erbil = total("Erbil").substr(0, total("Erbil").size() - 1);
  CHECK(outcome.out == "[\"result\",1,null," + erbil +
                           "]\n[\"error\",2,4,null]\n[\"result\",3,null," + erbil +
                           "]\n[\"result\",4,null,0]\n[\"summary\",null,null,null]\n");
  CHECK(workplace.run("dateline-query batch -i i queries.txt").status == 1);
  CHECK(workplace.run("printf 'Erbil\\n' | dateline-query batch -i i -").status == 0);
}

TEST_CASE("explain shows the stages of a query") {
  const Outcome outcome = sample_index().run("dateline-query explain -i i 'IS in Arbil'");
  CHECK(outcome.status == 0);
  CHECK(outcome.out.find("understood  (name:islamic-state AND in AND name:gn:95446)") !=
        std::string::npos);
  CHECK(outcome.out.find("xapian      Query(") != std::string::npos);
}

TEST_CASE("ids that end with NUL are given as they are, so that each finds its article") {
  const Workplace workplace;
  workplace.write("new\nline \x1b[1m.txt", "Erbil was quiet.\n");
  REQUIRE(workplace.run("dateline-index build -q -i i *.txt").status == 0);
  const Outcome shown =
      workplace.run("dateline-query -i i Erbil -0 | xargs -0 -n 1 dateline-query -i i show");
  CHECK(shown.status == 0);
  CHECK_THAT(shown.out, Catch::Contains("Erbil was quiet."));
  const Outcome lines = workplace.run("dateline-query -i i Erbil --format ids");
  CHECK(lines.out.find('\x1b') == std::string::npos);
}

TEST_CASE("show prints an article whole, with the matches marked as written") {
  const Outcome outcome =
      sample_index().run("dateline-query show -i i clippings/erbil-road.txt Hewler");
  CHECK(outcome.status == 0);
  CHECK(outcome.out.find("*") != std::string::npos);
  CHECK(sample_index().run("dateline-query show -i i no-such-id").status == 1);
}

TEST_CASE("a second id is a query, and that is told") {
  const Workplace& workplace = sample_index();
  const Outcome two = workplace.run("dateline-query -i i show dnl-0105 dnl-0001");
  CHECK(two.status == 0);
  CHECK(two.out == workplace.run("dateline-query -i i show dnl-0105").out);
  CHECK(
      two.err ==
      "dateline-query: 'dnl-0001' is read as the query to mark, though an article has that id; to "
      "see it: dateline-query show 'dnl-0001'\n");
  CHECK(workplace.run("dateline-query -i i show dnl-0105 Hodeidah").err.empty());
}

TEST_CASE("help opens with what to do, and version names the libraries") {
  const Outcome help = sample_index().run("dateline-query --help");
  CHECK(help.status == 0);
  CHECK(help.out.starts_with("Searches a dateline index.\n\nExamples:\n"));
  CHECK(help.out.find("Usage: dateline-query ") != std::string::npos);
  const Outcome version = sample_index().run("dateline-query --version");
  CHECK(version.out.find("Xapian 1.4") != std::string::npos);
  CHECK(version.out.find("ICU 7") != std::string::npos);
  CHECK(sample_index().run("dateline-query").status == 2);
}
