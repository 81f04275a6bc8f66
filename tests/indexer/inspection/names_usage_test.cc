// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/names_usage.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/support/test_index.h"

namespace dateline {
namespace {

using indexer::Period;
using indexer::UsageFormat;
using indexer::UsageSplit;

const test::TestIndex& index() {
  static const test::TestIndex built(
      R"({"id":"1","title":"ERBIL quiet","text":"Erbil, Arbil and Erbil. Erbil!","outlet":"Harbour Courier","published":"2014-06-10"}
{"id":"2","text":"In Arbil.","outlet":"Harbour Courier","published":"2014-07"}
{"id":"3","text":"In Erbil, Iraqi and Iraq.","outlet":"Levant \"Monitor\", The","published":"2015"}
{"id":"4","text":"بأربيل and the Islamic\nState."}
{"id":"5","text":"Mosul alone; University of Mosul."}
{"id":"6","text":"Iraqis.","outlet":"Harbour Courier"}
)");
  return built;
}

std::string usage(std::string_view name, const UsageSplit& split,
                  UsageFormat format = UsageFormat::text) {
  const auto counted = indexer::count_usage(name, index().path(), split);
  if (!counted) return "no such name";
  std::ostringstream out;
  write_usage(out, *counted, format);
  return out.str();
}

}  // namespace

TEST_CASE("spellings are counted as written, by outlet, the most articles first", "[names_usage]") {
  CHECK(usage("Hewler", {}) ==
        "Erbil (town, erbil): 4 articles, 8 mentions, 4 spellings\n"
        "\n"
        "articles  mentions  outlet                 spelling\n"
        "       2         2  Harbour Courier        Arbil\n"
        "       1         3  Harbour Courier        Erbil\n"
        "       1         1  Harbour Courier        ERBIL\n"
        "       1         1  Levant \"Monitor\", The  Erbil\n"
        "       1         1  (none)                 بأربيل\n"
        "       4         8  in all\n"
        "\n"
        "An article with several spellings counts for each of them, and once in all.\n");
}

TEST_CASE("a split by time keeps the undated and the imprecise apart", "[names_usage]") {
  CHECK(usage("erbil", {.outlet = false, .period = Period::month}, UsageFormat::csv) ==
        "month,spelling,articles,mentions\r\n"
        "2014-06,Erbil,1,3\r\n"
        "2014-06,Arbil,1,1\r\n"
        "2014-07,Arbil,1,1\r\n"
        "2014-06,ERBIL,1,1\r\n"
        "2015,Erbil,1,1\r\n"
        "(undated),بأربيل,1,1\r\n");
  CHECK(usage("erbil", {.outlet = false, .period = Period::year}, UsageFormat::csv) ==
        "year,spelling,articles,mentions\r\n"
        "2014,Arbil,2,2\r\n"
        "2014,Erbil,1,3\r\n"
        "2014,ERBIL,1,1\r\n"
        "2015,Erbil,1,1\r\n"
        "(undated),بأربيل,1,1\r\n");
}

TEST_CASE("csv quotes, and JSON has null where there is no outlet or date", "[names_usage]") {
  const UsageSplit both{.outlet = true, .period = Period::year};
  CHECK(usage("erbil", both, UsageFormat::csv).find("2015,\"Levant \"\"Monitor\"\", The\",Erbil") !=
        std::string::npos);
  const std::string lines = usage("erbil", both, UsageFormat::jsonl);
  CHECK(lines.find(R"({"type":"usage","spelling":"بأربيل","outlet":null,"year":null,)"
                   R"("articles":1,"mentions":1})") != std::string::npos);
  CHECK(lines.find(R"({"type":"summary","id":"erbil","name":"Erbil","articles":4,"mentions":8,)"
                   R"("spellings":4,"index":")") != std::string::npos);
}

TEST_CASE("adjectives do not count, a name inside a longer one does", "[names_usage]") {
  CHECK(usage("Iraq", {.outlet = false}, UsageFormat::csv) ==
        "spelling,articles,mentions\r\nIraq,1,1\r\n");
  CHECK(usage("Mosul", {.outlet = false}, UsageFormat::csv) ==
        "spelling,articles,mentions\r\nMosul,1,2\r\n");
}

TEST_CASE("a line break inside a name makes no other spelling", "[names_usage]") {
  const test::TestIndex other(
      R"({"id":"1","text":"In the Islamic\tState and  the Islamic  State."})");
  const auto counted = indexer::count_usage("Daesh", other.path(), {.outlet = false});
  REQUIRE(counted);
  REQUIRE(counted->lines.size() == 1);
  CHECK(counted->lines[0].spelling == "Islamic State");
  CHECK(counted->lines[0].mentions == 2);
}

TEST_CASE("of names that share a spelling the likeliest is counted, and the others are told",
          "[names_usage]") {
  const test::TestIndex other(R"({"id":"1","text":"In Alfa and Beta."})",
                              "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives"
                              "\tcase\na\ttown\tAleph\t\t\t\tAlfa\t\t\n"
                              "b\ttown\tBeta\t\t\t\tAlfa\t\t\n");
  const auto counted = indexer::count_usage("alfa", other.path(), {.outlet = false});
  REQUIRE(counted);
  CHECK(counted->id == "a");
  CHECK(counted->mentions == 1);
  CHECK(counted->other_names == std::vector<std::string>{"b Beta"});
}

TEST_CASE("what stands far behind in a long title is counted too", "[names_usage]") {
  std::string title = "Erbil";
  for (int i = 0; i < 1100; ++i) title += " word";
  const test::TestIndex other("{\"id\":\"1\",\"title\":\"" + title +
                              " Arbil\",\"text\":\"Hewler.\"}");
  const auto counted = indexer::count_usage("erbil", other.path(), {.outlet = false});
  REQUIRE(counted);
  CHECK(counted->mentions == 3);
  CHECK(counted->spellings == 3);
}

TEST_CASE("a name that no article has is counted as none, an unknown one is not counted",
          "[names_usage]") {
  CHECK(usage("Goma", {}) == "Goma (town, goma): 0 articles, 0 mentions, 0 spellings\n");
  CHECK(usage("Nowhere", {}) == "no such name");
}

// The index knows the articles of a name by its own postings.
TEST_CASE("on the sample reports every name is met in as many articles as the index has",
          "[names_usage]") {
  const test::ScratchFolder folder;
  test::build_index({.index = folder.path("index"),
                     .corpus = {test::sample_folder()},
                     .tables = {folder.write("names.tsv", test::small_table())}});
  std::size_t met = 0;
  for (const auto& row : test::read_rows(test::small_table())) {
    const auto counted = indexer::count_usage(row.id, folder.path("index"), {.outlet = false});
    REQUIRE(counted);
    INFO(row.id);
    std::size_t most = 0;
    std::size_t sum = 0;
    for (const auto& line : counted->lines) {
      most = std::max(most, line.articles);
      sum += line.articles;
    }
    CHECK(most <= counted->articles);
    CHECK(counted->articles <= sum);
    if (counted->articles > 0) ++met;
  }
  CHECK(met > 20);
}

}  // namespace dateline
