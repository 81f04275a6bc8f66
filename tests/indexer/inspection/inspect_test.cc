// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/inspect.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/support/test_index.h"

namespace dateline::indexer {
namespace {

struct Inspection {
  InspectSummary summary;
  std::string text;
};

Inspection inspect_bytes(const std::string& bytes, ReadingRules rules = {}) {
  const test::ScratchFolder folder;
  rules.outlet_tables.push_back(
      folder.write("outlets.tsv",
                   "name\tcountry\towner\tdomains\taliases\n"
                   "Harbour Courier\tYE\tCape Press\tcourier.example\tCourier\n"));
  const std::vector<std::string> files = {folder.write("desk.csv", bytes)};
  std::ostringstream out;
  Inspection inspection;
  inspection.summary =
      inspect({.corpus = corpus::find_corpus_files(files), .rules = rules, .shown = 3}, out);
  inspection.text = out.str();
  return inspection;
}

TEST_CASE("what was understood of a file is told with the reason", "[inspect]") {
  const auto result = inspect_bytes(
      "title;text;source;date;labels\n"
      "Ferry sunk;A ferry sank.;courier;4/5/2017;1\n"
      "Bridge;A bridge fell.;Levant Monitor;19/5/2017;0\n"
      "Bad;row\n"
      "Late;No date.;;9-Oct;0\n");
  CHECK(result.summary.read == 4);
  CHECK(result.summary.articles == 3);
  CHECK(result.summary.rejected == 1);
  CHECK(result.summary.undated == 1);
  CHECK(result.summary.unread_dates == 1);
  CHECK_FALSE(result.summary.is_complete());
  for (const auto* line : {
           "  format      CSV, columns parted by semicolons\n",
           "  preset      none: no producer is known by these names\n",
           "  fields      title -> title, text -> text, source -> source, date -> published\n",
           "  passed over labels\n",
           "  dates       date: day first: 1 row proves it, 0 speak against, 1 ambiguous\n",
           "  records     4: 3 articles, 1 rejected\n",
           "  undated     1, 1 of them with a date that is none or not credible\n",
           "  without     outlet 1\n",
           "desk.csv:4: 2 fields where the header has 5\n",
           "  outlet      Harbour Courier, written \"courier\"; owner Cape Press\n",
           "  published   2017-05-04 (given)\n",
           "  published   undated: \"9-Oct\"\n",
       }) {
    CHECK_THAT(result.text, Catch::Contains(line));
  }
}

TEST_CASE("a producer is named with what told it", "[inspect]") {
  const auto result = inspect_bytes(
      "url,title,seendate,domain,language,sourcecountry\n"
      "https://courier.example/a,Ferry sunk,20230501T101500Z,courier.example,English,Yemen\n");
  CHECK_THAT(result.text, Catch::Contains("preset      gdelt-doc, since it has seendate"));
  CHECK_THAT(result.text, Catch::Contains("published   2023-05-01 (seen)"));
  CHECK_THAT(result.text, Catch::Contains("without     text 1"));
  CHECK(result.summary.is_complete());
}

TEST_CASE("a first of January that stands out is told", "[inspect]") {
  std::string rows = "title,text,date\n";
  for (int i = 0; i < 20; ++i) rows += "T,a,1989-01-01\n";
  for (int i = 0; i < 10; ++i) rows += "T,a,1989-05-02\n";
  CHECK_THAT(inspect_bytes(rows).text,
             Catch::Contains("  suspicious  1989-01-01 is the date of 20, more than twice as many "
                             "as any other; if it stands for no date, tell it with --missing "
                             "1989-01-01"));
  CHECK_THAT(inspect_bytes(rows + "T,a,1989-05-02\n").text, !Catch::Contains("suspicious"));
}

TEST_CASE("what a table says again, and a table of texts, are told", "[inspect]") {
  const auto result = inspect_bytes("title,text\nT,a\ntitle,text\nU,b\n");
  CHECK_THAT(result.text, Catch::Contains("  remark      the header stands there again 1 time"));
  CHECK(result.summary.articles == 2);
}

TEST_CASE("a file that cannot be read is told and counted", "[inspect]") {
  const auto result = inspect_bytes("%PDF-1.4\n");
  CHECK(result.summary.refused_files == 1);
  CHECK_THAT(result.text, Catch::Contains("pdftotext"));
}

TEST_CASE("all presets and the general names are listed", "[inspect]") {
  std::ostringstream out;
  write_formats(out);
  for (const auto* words : {"trafilatura: ", "reliefweb: ", "fields.date.original",
                            "any other file", "sub_event_type+location"}) {
    CHECK_THAT(out.str(), Catch::Contains(words));
  }
}

}  // namespace
}  // namespace dateline::indexer
