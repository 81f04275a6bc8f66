// SPDX-License-Identifier: GPL-2.0-or-later
// What a new user does wrong, and what the programs say to it.
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

using dateline::tests::Outcome;
using dateline::tests::Workplace;

namespace {

constexpr const char* two_articles =
    R"({"id":"a","title":"Fighting in Erbil","text":"Clashes near Arbil.","outlet":"Harbour Courier","published":"2014-06-10"})"
    "\n"
    R"({"id":"b","title":"Quiet day","text":"Nothing is known of Mosul.","outlet":"Levant Monitor","published":"2014-06-11"})"
    "\n";

struct Case {
  std::string name;
  std::string command;
  int status;
  std::string err;  // the whole of it
};

void build_index(const Workplace& workplace) {
  workplace.write("news.jsonl", two_articles);
  REQUIRE(workplace.run("dateline-index build --index i news.jsonl").status == 0);
}

}  // namespace

TEST_CASE("a query that is wrong is pointed at, and answers nothing") {
  const Workplace workplace;
  build_index(workplace);
  const auto c = GENERATE(values<Case>({
      {"an unclosed quote", "dateline-query -i i 'Mosul \"Islamic State'", 2,
       "dateline-query: a quotation mark that is never closed; expected \" at the end of the "
       "phrase\n"
       "  Mosul \"Islamic State\n"
       "        ^\n"},
      {"an unknown field", "dateline-query -i i 'outlett:afp'", 2,
       "dateline-query: unknown field 'outlett:'; did you mean 'outlet'?; the fields are title "
       "outlet owner "
       "place filed agency name date lang id near flag. A colon inside a word is searched in "
       "quotation "
       "marks\n"
       "  outlett:afp\n"
       "  ^^^^^^^^\n"},
      {"a bad date", "dateline-query -i i 'Mosul date:2014-13'", 2,
       "dateline-query: '2014-13' is no date; write 2025, 2025-Q3, 2025-09, 2025-W40, "
       "2025-09-30, a range 2025-09..2025-10, ..2024 or 2024.., or none\n"
       "  Mosul date:2014-13\n"
       "             ^^^^^^^\n"},
      {"a range that ends before it begins", "dateline-query -i i Mosul --from 2014-06 --to 2013",
       2, "dateline-query: the range '2014-06..2013' ends before it begins\n"},
      {"an unknown outlet", "dateline-query -i i Mosul --outlet 'Harbor Courier'", 2,
       "dateline-query: no article has the outlet 'Harbor Courier'; did you mean 'Harbour "
       "Courier'?; "
       "the index has Harbour Courier, Levant Monitor\n"},
      {"an unknown place", "dateline-query -i i Mosul --place Mossull", 2,
       "dateline-query: the table knows no place 'Mossull'; did you mean 'Mosul'?\n"},
      {"a parenthesis too many", "dateline-query -i i 'Mosul) Erbil'", 2,
       "dateline-query: a closing parenthesis without an opening one\n"
       "  Mosul) Erbil\n"
       "       ^\n"},
      {"an operator without its second half", "dateline-query -i i 'Mosul OR'", 2,
       "dateline-query: expected something after OR\n"
       "  Mosul OR\n"
       "        ^^\n"},
      {"an empty query", "dateline-query -i i ''", 2,
       "dateline-query: the query is empty; * matches every article\n"
       "  \n"
       "  ^\n"},
      {"an unknown option", "dateline-query -i i Mosul --colour always", 2,
       "dateline-query: dateline-query search has no option '--colour'; did you mean '--color'?; "
       "see dateline-query search --help\n"},
      {"an unknown facet", "dateline-query -i i Mosul --facets outlets", 2,
       "dateline-query: unknown facet 'outlets'; the facets are outlet owner agency lang flag "
       "filed place date, date:year date:quarter date:month date:week date:day, place:country "
       "place:region place:place and place:NAME for what lies inside it (filed alike)\n"},
      {"an unknown format", "dateline-query -i i Mosul --format xml", 2,
       "dateline-query: --format: no 'xml'; there are text jsonl csv tsv trec ids; see "
       "dateline-query search --help\n"},
      {"a misspelt format", "dateline-query -i i Mosul --format jsnl", 2,
       "dateline-query: --format: no 'jsnl'; did you mean 'jsonl'?; there are text jsonl csv tsv "
       "trec ids; see dateline-query search --help\n"},
  }));
  INFO(c.name);
  const Outcome outcome = workplace.run(c.command);
  CHECK(outcome.status == c.status);
  CHECK(outcome.err == c.err);
  CHECK(outcome.out.empty());
}

TEST_CASE("without an index the way to one is told") {
  const Workplace workplace;
  const Outcome outcome = workplace.run("dateline-query --index nowhere Mosul");
  CHECK(outcome.status == 2);
  CHECK(outcome.err ==
        "dateline-query: nowhere: no index here; build one with: dateline-index build --index "
        "nowhere "
        "FILE_OR_FOLDER...\n");
}

TEST_CASE("an index without a path is refused, not looked for elsewhere") {
  const Workplace workplace;
  workplace.write("news.jsonl", two_articles);
  const std::string command =
      GENERATE("dateline-query -i '' Mosul", "dateline-query show -i '' a",
               "dateline-index build -i '' news.jsonl", "dateline-index update -i ''",
               "dateline-index names usage Mosul -i ''");
  const Outcome outcome = workplace.run(command);
  INFO(command);
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::Contains("--index: the path is empty; is a variable of the script "
                                          "not set?"));
}

TEST_CASE("a number is written in digits and lies within its range") {
  const Workplace workplace;
  build_index(workplace);
  const std::string option =
      GENERATE("search Mosul --limit", "search Mosul --offset", "search Mosul --facet-limit",
               "kwic Mosul -n", "search Mosul --format-version", "batch queries --jobs");
  const std::string value =
      GENERATE("-1", "+1", "0x10", "''", "1.5", "' 1'", "99999999999999999999");
  INFO(option << " " << value);
  const Outcome outcome = workplace.run("dateline-query " + option + " " + value + " -i i");
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::Contains("is no whole number from "));
  CHECK(outcome.out.empty());
}

TEST_CASE("a number with zeros before it is no other number, and one out of range is told") {
  const Workplace workplace;
  build_index(workplace);
  CHECK(workplace.run("dateline-query -i i '*' -n 08 --format ids").out == "a\nb\n");
  for (const std::string option :
       {"build news.jsonl --keep 0", "build news.jsonl -j 257", "build news.jsonl -j -1",
        "rollback --to 0", "rollback --to -1", "names suggest --min-articles 0"}) {
    const Outcome outcome = workplace.run("dateline-index " + option + " -i i");
    INFO(option);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Contains("is no whole number from "));
  }
}

TEST_CASE("an empty corpus builds nothing and keeps what was there") {
  const Workplace workplace;
  build_index(workplace);
  REQUIRE(workplace.run("mkdir empty").status == 0);
  const Outcome outcome = workplace.run("dateline-index build --index i empty");
  CHECK(outcome.status == 2);
  CHECK(outcome.err ==
        "dateline-index: empty: no article to index in 0 files; the index is left as it was\n");
  CHECK(workplace.run("dateline-query -i i Mosul").status == 0);
}

TEST_CASE("a file that is no text is left out by name, and the rest is indexed") {
  const Workplace workplace;
  workplace.write("news.jsonl", two_articles);
  workplace.write("photo.jpg", std::string("\xFF\xD8\xFF\xE0\0\x10JFIF\0", 12));
  const Outcome outcome = workplace.run("dateline-index build --index i news.jsonl photo.jpg");
  CHECK(outcome.status == 1);
  CHECK(outcome.err.starts_with("dateline-index: photo.jpg: binary file"));
  CHECK(outcome.out.find("2 indexed") != std::string::npos);
  CHECK(outcome.out.find("1 file not read") != std::string::npos);
}

TEST_CASE("a bad record is located and skipped, and the run goes on") {
  const Workplace workplace;
  workplace.write("news.jsonl", std::string(two_articles) + "{\"id\": 3, \"text\": [1]}\n" +
                                    R"({"id":"d","text":"Erbil again."})" + "\n" + two_articles);
  const Outcome outcome = workplace.run("dateline-index build --index i news.jsonl");
  CHECK(outcome.status == 1);
  CHECK(outcome.err.find("news.jsonl:3: ") != std::string::npos);
  CHECK(outcome.err.find("news.jsonl:5: the id 'a' stands at news.jsonl:1 already") !=
        std::string::npos);
  CHECK(outcome.out.starts_with("6 records in 1 file: 3 indexed, 1 rejected, 2 duplicates\n"));
}

TEST_CASE("a directory with other files is not taken for an index") {
  const Workplace workplace;
  workplace.write("news.jsonl", two_articles);
  const Outcome outcome = workplace.run("dateline-index build --index . news.jsonl");
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("not an index, and not empty") != std::string::npos);
  CHECK(workplace.run("test -s news.jsonl").status == 0);
}

TEST_CASE("a second writer is told to come back, with status 75") {
  const Workplace workplace;
  build_index(workplace);
  const Outcome outcome =
      workplace.run("exec 9>i/LOCK; flock 9; dateline-index build --index i news.jsonl");
  CHECK(outcome.status == 75);
  CHECK(outcome.err ==
        "dateline-index: i: another dateline-index is writing here; try again when it is done\n");
}

TEST_CASE("a full disk behind standard output is an error, never a success") {
  const Workplace workplace;
  build_index(workplace);
  for (const std::string command :
       {"dateline-query -i i Mosul", "dateline-query -i i Mosul --format jsonl",
        "dateline-query -i i Mosul --facets outlet", "dateline-query --help",
        "dateline-query --version", "dateline-index build --index i news.jsonl",
        "dateline-index --help"}) {
    INFO(command);
    const Outcome outcome = workplace.run(command + " >/dev/full");
    CHECK(outcome.status == 2);
    CHECK(outcome.err.find("standard output cannot be written") != std::string::npos);
  }
}
