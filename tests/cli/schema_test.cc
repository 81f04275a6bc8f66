// SPDX-License-Identifier: GPL-2.0-or-later
// The jsonl that the program prints is what query/answers.schema.json says, and nothing else.
#include <catch2/catch.hpp>
#include <memory>

#include "tests/cli/program.h"

using dateline::tests::Outcome;
using dateline::tests::Workplace;

namespace {

const std::string source = DATELINE_SOURCE_DIR;
const std::string validate =
    "python3 " + source + "/tests/cli/validate.py " + source + "/query/answers.schema.json";

struct Case {
  std::string name;
  std::string command;
  std::string types;
};

}  // namespace

TEST_CASE("every line of jsonl is as the schema says") {
  const Workplace workplace;
  const std::string sample = source + "/corpus/sample";
  workplace.build_once("i",
                       "dateline-index build --index i --names " + sample + "-names.tsv " + sample);
  workplace.write("queries.csv", "id,query,outlet\nq1,Mosul,\nq2,(Kiev,\nq3,Erbil,Nobody\n");
  const std::string query = "DATELINE_INDEX=i dateline-query ";
  const auto cases = {
      Case{"a search", query + "Huthi -n 2 --facets place,outlet,date:year --format jsonl",
           "facet=3 hit=2 result=1 summary=1\n"},
      Case{"every article", query + "'*' -n 100 --format jsonl", "hit=82 result=1 summary=1\n"},
      Case{"some members", query + "Huthi -n 1 --fields id,filed --format jsonl",
           "hit=1 result=1 summary=1\n"},
      Case{"families", query + "Mosul --collapse -n 50 --facets outlet,place --format jsonl",
           "facet=2 hit=10 result=1 summary=1\n"},
      Case{"nothing found", query + "xyzzyq --format jsonl", "result=1 summary=1\n"},
      Case{"a batch", query + "batch queries.csv -n 1 --format jsonl",
           "error=2 hit=1 result=1 summary=1\n"},
      Case{"a side file",
           query + "batch queries.csv --format csv --provenance side >/dev/null; cat side",
           "error=2 result=1 summary=1\n"},
      Case{"how a query is understood", query + "explain 'IS in Arbil' --format jsonl",
           "explanation=1\n"},
      Case{"a concordance", query + "kwic Huthi -n 3 --format jsonl",
           "concordance=1 line=3 summary=1\n"},
      Case{"a timeline", query + "timeline Huthi --by year --format jsonl",
           "period=2 summary=1 timeline=1\n"},
      Case{"the places of an article", query + "places dnl-0105 --format jsonl",
           "mention=9 summary=1\n"},
      Case{"an article with copies", query + "show dnl-0101 --format jsonl", "article=1\n"},
      Case{"an article", query + "show dnl-0105 --format jsonl", "article=1\n"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Outcome outcome = workplace.run(c.command + " | " + validate);
    CHECK(outcome.err.find("line ") == std::string::npos);
    INFO(outcome.err);
    CHECK(outcome.out == c.types);
  }
}

TEST_CASE("a line that the schema does not know is noticed") {
  const Workplace workplace;
  for (const std::string line :
       {R"({"type":"hit","number":0})", R"({"type":"hit","rnak":1})", R"({"type":"hits"})",
        R"({"type":"hit","date":"soon"})", R"({"type":"summary","format":2})",
        R"({"type":"mention","place":1})"}) {
    INFO(line);
    CHECK(workplace.run("echo '" + line + "' | " + validate).status == 1);
  }
}
