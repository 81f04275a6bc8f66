// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/names_suggest.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/support/test_index.h"

namespace dateline {
namespace {

using indexer::Merged;
using indexer::SuggestFormat;
using indexer::Suggestion;

constexpr std::string_view table =
    "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\tpopulation\n"
    "syria\tcountry\tSyria\t\t\t\t\t\t\t\n"
    "qamishli\ttown\tQamishli\tsyria\t\t\tKamishly\t\t\t\n"
    "manbij\ttown\tManbij\tsyria\t\t\tMembij\t\t\t\n";

constexpr std::string_view articles =
    R"({"id":"1","text":"Trucks in Syria left for the market in Qameshli, drivers said."}
{"id":"2","text":"Trucks in Syria left for the market in Qameshli, drivers said."}
{"id":"3","text":"The road in Syria led to Membidj on Monday."}
{"id":"4","text":"The road in Syria led to Qamishli and to a market."}
)";

class SuggestIndex {
 public:
  SuggestIndex() {
    const auto weights = std::string(DATELINE_SOURCE_DIR) + "/synonyms/letter_weights.tsv";
    test::build_index({.index = path(),
                       .corpus = {folder_.write("articles.jsonl", articles)},
                       .tables = {folder_.write("names.tsv", table)},
                       .keys = {.letter_weights = weights, .dictionaries = {}}});
  }
  std::string path() const { return folder_.path("index"); }

 private:
  test::ScratchFolder folder_;
};

const SuggestIndex& index() {
  static const SuggestIndex built;
  return built;
}

std::vector<Suggestion> suggest(const std::string& name, std::size_t least_articles) {
  const auto found = indexer::suggest_spellings({index().path(), name, least_articles});
  REQUIRE(found);
  return found->list;
}

}  // namespace

TEST_CASE("what was merged by its key is suggested with the name and its articles",
          "[names_suggest]") {
  const auto list = suggest("", 2);
  REQUIRE(list.size() == 1);
  CHECK(list[0].written == "Qameshli");
  CHECK(list[0].articles == 2);
  CHECK(list[0].id == "qamishli");
  CHECK(list[0].nearest == "qamishli");
  CHECK(list[0].certainty > 0.5);
  CHECK(list[0].merged == Merged::by_key);
}

TEST_CASE("a name asks for its own spellings only, in as many articles as are asked for",
          "[names_suggest]") {
  const auto list = suggest("Manbij", 1);
  REQUIRE(list.size() == 1);
  CHECK(list[0].written == "Membidj");
  CHECK(suggest("Manbij", 2).empty());
  CHECK(suggest("", 1).size() == 2);
  CHECK_FALSE(indexer::suggest_spellings({index().path(), "Nowhere", 1}));
}

TEST_CASE("listed spellings are never suggested", "[names_suggest]") {
  for (const auto& suggestion : suggest("", 1)) CHECK(suggestion.written != "Qamishli");
}

TEST_CASE("suggestions are written as text, JSON Lines and CSV", "[names_suggest]") {
  const indexer::Suggestions suggestions{.list = {{.written = "Qamishlo, \"new\"",
                                                   .articles = 12,
                                                   .id = "qamishli",
                                                   .label = "Qamishli",
                                                   .nearest = "qamishlu",
                                                   .certainty = 0.874,
                                                   .merged = Merged::loose}},
                                         .index_id = "abc",
                                         .generation = 3};
  const auto written = [&](SuggestFormat format) {
    std::ostringstream out;
    write_suggestions(out, suggestions, format);
    return out.str();
  };
  CHECK(written(SuggestFormat::csv) ==
        "written,articles,id,name,nearest,certainty,merged\r\n"
        "\"Qamishlo, \"\"new\"\"\",12,qamishli,Qamishli,qamishlu,87,loose\r\n");
  CHECK(written(SuggestFormat::jsonl) ==
        R"({"type":"suggestion","written":"Qamishlo, \"new\"","articles":12,"id":"qamishli",)"
        R"("name":"Qamishli","nearest":"qamishlu","certainty":87,"merged":"loose"})"
        "\n"
        R"({"type":"summary","suggestions":1,"index":"abc","generation":3})"
        "\n");
  CHECK(written(SuggestFormat::text) ==
        "articles  certain  merged  written          name                 nearest listed spelling\n"
        "      12     87 %  loose   Qamishlo, \"new\"  Qamishli (qamishli)  qamishlu\n"
        "\n"
        "Those that are right belong into a table of your own (--names), as spellings of the "
        "name's id.\n");
}

}  // namespace dateline
