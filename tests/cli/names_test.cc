// SPDX-License-Identifier: GPL-2.0-or-later
// dateline-index names, as typed.
#include <catch2/catch.hpp>
#include <memory>

#include "tests/cli/program.h"

using dateline::tests::Outcome;
using dateline::tests::Workplace;

namespace {

constexpr const char* articles =
    R"({"id":"a","title":"Fighting in Erbil","text":"Clashes near Arbil.","outlet":"Harbour Courier","published":"2014-06-10"})"
    "\n"
    R"({"id":"b","text":"Erbil is quiet.","published":"2015"})"
    "\n";

constexpr const char* own_table =
    "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\n"
    "ridge\tsite\tMerrow Ridge\t\t\t\tRidge of Merrow|Upper Ridge, Merrow\t\t\n";

const Workplace& workplace() {
  static const auto workplace = [] {
    auto made = std::make_unique<Workplace>();
    made->write("news.jsonl", articles);
    made->write("my.tsv", own_table);
    made->build_once("i", "dateline-index build --index i --names my.tsv news.jsonl");
    return made;
  }();
  return *workplace;
}

Outcome names(const std::string& arguments) {
  return workplace().run("dateline-index names " + arguments);
}

}  // namespace

TEST_CASE("usage prints who writes which spelling when") {
  const Outcome outcome = names("usage Hewler -i i --by outlet,year");
  CHECK(outcome.status == 0);
  CHECK(outcome.out ==
        "Erbil (town, gn:95446): 2 articles, 3 mentions, 2 spellings\n"
        "\n"
        "articles  mentions  year  outlet           spelling\n"
        "       1         1  2014  Harbour Courier  Arbil\n"
        "       1         1  2015  (none)           Erbil\n"
        "       1         1  2014  Harbour Courier  Erbil\n"
        "       2         3  in all\n"
        "\n"
        "An article with several spellings counts for each of them, and once in all.\n");
  CHECK(names("usage Hewler -i i --by spelling --format csv").out ==
        "spelling,articles,mentions\r\nErbil,2,2\r\nArbil,1,1\r\n");
  CHECK(names("usage Hewler -i i --by spelling --format jsonl | tail -n 1 | jq -c "
              "'[.id,.articles,.generation]'")
            .out == "[\"gn:95446\",2,1]\n");
}

TEST_CASE(
    "suggest is 1 where no word looks like an unlisted spelling, and says so by an empty list") {
  const Outcome outcome = names("suggest -i i --format csv");
  CHECK(outcome.status == 1);
  CHECK(outcome.out == "written,articles,id,name,nearest,certainty,merged\r\n");
}

TEST_CASE("lint is 0 where nothing is found and 1 where something is") {
  const Outcome outcome = names("lint --names my.tsv");
  CHECK(outcome.status == 1);
  CHECK(outcome.out ==
        "my.tsv:2: 'Upper Ridge, Merrow' is never met as it is written: ', ' parts 'ridge' from "
        "'merrow'\n");
  CHECK(outcome.err.empty());
  CHECK(names("lint my.tsv").out == outcome.out);
  workplace().write("good.tsv", std::string(own_table).replace(
                                    std::string(own_table).find("|Upper Ridge, Merrow"), 20, ""));
  CHECK(names("lint good.tsv").status == 0);
  CHECK(names("lint --names good.tsv -i i").out.empty());
}

TEST_CASE("show reads the tables, one's own among them, or an index") {
  const Outcome outcome = names("show 'ridge of merrow' --names my.tsv");
  CHECK(outcome.status == 0);
  CHECK(outcome.out ==
        "id            ridge\n"
        "kind          site\n"
        "label         Merrow Ridge\n"
        "row           my.tsv:2\n"
        "3 spellings\n"
        "  any case  Latin  Merrow Ridge\n"
        "  any case  Latin  Ridge of Merrow\n"
        "  any case  Latin  Upper Ridge, Merrow\n");
  CHECK(names("show ridge -i i").out.find("in the index  0 articles with the name") !=
        std::string::npos);
}

TEST_CASE("what is wrong with a line of names is said, with the way out") {
  struct Case {
    std::string arguments;
    int status;
    std::string err;
  };
  const auto c = GENERATE(values<Case>({
      {"show Nowhere", 1,
       "no name is spelled 'Nowhere'; a row of a table of your own makes it one: --names my.tsv"},
      {"usage Nowhere -i i", 1,
       "no name is spelled 'Nowhere' in the table that i was built with; add a row to a table of "
       "your own and build again with --names my.tsv"},
      {"show ridge", 1,
       "no name is spelled 'ridge'; a row of a table of your own makes it one: --names my.tsv"},
      {"usage Erbil -i nowhere", 2,
       "nowhere: no index here; build one with: dateline-index build --index nowhere "
       "FILE_OR_FOLDER..."},
      {"show ridge -i nowhere", 2,
       "nowhere: no index here; build one with: dateline-index build --index nowhere "
       "FILE_OR_FOLDER..."},
      {"suggest Nowhere -i i", 1,
       "no name is spelled 'Nowhere' in the table that i was built with; add a row to a table of "
       "your own and build again with --names my.tsv"},
      {"suggest -i i --min-articles 0", 2,
       "--min-articles: '0' is no whole number from 1 to 1000000; see dateline-index names suggest "
       "--help"},
      {"usage -i i", 2, "NAME is missing; see dateline-index names usage --help"},
      {"show", 2, "NAME is missing; see dateline-index names show --help"},
      {"", 2,
       "dateline-index names: a verb is missing; there are show lint usage suggest; see "
       "dateline-index names --help"},
      {"usge Erbil", 2,
       "dateline-index names has no verb 'usge'; did you mean 'usage'?; there are show lint "
       "usage suggest"},
      {"lint no.tsv", 2, "no.tsv: cannot be opened"},
      {"lint .", 2, ".: cannot be read"},
      {"show ridge --names no.tsv", 2, "no.tsv: cannot be opened"},
      {"show ridge --names my.tsv -i i", 2,
       "--index excludes --names; see dateline-index names show --help"},
      {"usage Erbil -i i --by day", 2,
       "--by: no 'day'; there are spelling outlet year month; see dateline-index names usage "
       "--help"},
      {"usage Erbil -i i --format xml", 2,
       "--format: no 'xml'; there are text jsonl csv; see dateline-index names usage --help"},
  }));
  INFO(c.arguments);
  const Outcome outcome = names(c.arguments);
  CHECK(outcome.status == c.status);
  CHECK(outcome.err == "dateline-index: " + c.err + "\n");
  CHECK(outcome.out.empty());
}

TEST_CASE("an unknown verb of dateline-index is answered with the nearest one") {
  const Outcome outcome = workplace().run("dateline-index buld news.jsonl");
  CHECK(outcome.status == 2);
  CHECK(outcome.err ==
        "dateline-index: dateline-index has no verb 'buld'; did you mean 'build'?; there are "
        "build inspect formats update merge generations rollback verify stats export names help "
        "completions manual\n");
}

TEST_CASE("the help of names opens with examples, and so does that of each verb") {
  for (const std::string verb : {"", "show ", "lint ", "usage ", "suggest "}) {
    const Outcome help = names(verb + "--help");
    CHECK(help.status == 0);
    INFO(help.out);
    CHECK(help.out.find("\n\nExamples:\n  dateline-index names ") < 80);
  }
  CHECK(names("--help").out.find("  usage                   Count the spellings") !=
        std::string::npos);
}

TEST_CASE("names to a full disk are an error, never a success") {
  for (const std::string verb : {"show Erbil", "lint my.tsv", "usage Erbil -i i", "--help"}) {
    const Outcome outcome = names(verb + " >/dev/full");
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "dateline-index: standard output cannot be written\n");
  }
}
