// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update/rebuild_index.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "indexer/generation/generation.h"
#include "indexer/inspection/export_index.h"
#include "indexer/inspection/index_stats.h"
#include "query/answer/searcher.h"
#include "tests/support/index_contents.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

indexer::IndexOptions sample_options(const test::ScratchFolder& folder, const std::string& name) {
  return {
      .index = folder.path(name),
      .corpus = {test::sample_folder() + "/reports.jsonl",
                 test::sample_folder() + "/desk-export.csv", test::sample_folder() + "/clippings"},
      .tables = {folder.write("names.tsv", test::small_table())},
      .keys = test::project_keys()};
}

constexpr auto no_report = [](std::string_view) {};
constexpr auto no_progress = [](const indexer::BuildProgress&) {};

}  // namespace

TEST_CASE("what is exported builds the same index", "[indexer]") {
  const test::ScratchFolder folder;
  auto options = sample_options(folder, "index");
  test::build_index(options);
  std::ostringstream lines;
  CHECK(indexer::export_index(options.index, lines) == 82);
  auto again = options;
  again.index = folder.path("again");
  again.corpus = {folder.write("export.jsonl", lines.str())};
  const auto result = test::build_index(again);
  CHECK(result.summary.indexed == 82);
  CHECK(result.reports.empty());
  CHECK(test::difference(test::read_contents(options.index), test::read_contents(again.index)) ==
        "");
}

TEST_CASE("indexes merged are the index of both corpora", "[indexer]") {
  const test::ScratchFolder folder;
  const auto whole = sample_options(folder, "whole");
  auto left = sample_options(folder, "left");
  auto right = sample_options(folder, "right");
  left.corpus = {whole.corpus[0]};
  right.corpus = {whole.corpus[1], whole.corpus[2]};
  for (const auto& options : {whole, left, right}) test::build_index(options);
  const auto merged = sample_options(folder, "merged");
  const auto summary =
      indexer::merge_indexes(merged, {left.index, right.index}, no_report, no_progress);
  CHECK(summary.indexed == 82);
  CHECK(test::difference(test::read_contents(whole.index), test::read_contents(merged.index)) ==
        "");
  std::vector<std::string> reports;
  const auto twice = indexer::merge_indexes(
      sample_options(folder, "twice"), {left.index, left.index},
      [&](std::string_view line) { reports.emplace_back(line); }, no_progress);
  CHECK(twice.duplicates == twice.indexed);
  CHECK(reports.size() == twice.duplicates);
}

TEST_CASE("a merge whose sources cannot be opened makes nothing", "[indexer]") {
  const test::ScratchFolder folder;
  const auto options = sample_options(folder, "merged");
  CHECK_THROWS_WITH(
      indexer::merge_indexes(options, {folder.path("nowhere")}, no_report, no_progress),
      Catch::Contains("nowhere: no index here"));
  CHECK_FALSE(std::filesystem::exists(options.index));
}

TEST_CASE("a merged index has the tables of its sources, and tells where they differ",
          "[indexer]") {
  const test::ScratchFolder folder;
  const auto table = [&](const std::string& name, const std::string& rows) {
    return folder.write(name,
                        "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives"
                        "\tcase\n" +
                            rows);
  };
  const auto build = [&](const std::string& name, const std::string& mine) {
    indexer::IndexOptions options{.index = folder.path(name),
                                  .tables = {folder.write("names.tsv", test::small_table())}};
    options.corpus = {folder.write(name + ".jsonl", R"({"id":")" + name +
                                                        R"(","text":"The Red Hand met Old Eagle."})"
                                                        "\n")};
    options.user_tables = {mine};
    test::build_index(options);
    return options;
  };
  const auto left = build("left", table("left.tsv",
                                        "red-hand\tgroup\tRed Hand Brigade\t\t\t\t"
                                        "Red Hand|Old Eagle\t\t\n"));
  const auto right = build("right", table("right.tsv",
                                          "eagle\tperson\tEagle the Elder\t\t\t\t"
                                          "Old Eagle\t\t\n"));
  auto merged = left;
  merged.index = folder.path("merged");
  merged.user_tables.clear();
  std::vector<std::string> reports;
  const auto merge = [&] {
    indexer::merge_indexes(
        merged, {left.index, right.index},
        [&](std::string_view line) { reports.emplace_back(line); }, no_progress);
  };
  merge();
  REQUIRE(reports.size() == 1);
  CHECK_THAT(reports.front(), Catch::Contains("right.tsv:2: 'Old Eagle' now names 'eagle' and no "
                                              "longer 'red-hand' of " +
                                              folder.path("left.tsv") + ":2"));
  CHECK(query::Searcher(merged.index).search({.query = "name:eagle"}).total == 2);
  CHECK(query::Searcher(merged.index).search({.query = "name:red-hand"}).total == 2);
  std::filesystem::remove(folder.path("right.tsv"));
  CHECK_THROWS_WITH(merge(), Catch::Contains(right.index + ": was built with the name table ") &&
                                 Catch::Contains("--names"));
}

TEST_CASE("a rollback lets the build before answer, and a later build goes on", "[indexer]") {
  const test::ScratchFolder folder;
  indexer::IndexOptions options{.index = folder.path("index"),
                                .tables = {folder.write("names.tsv", test::small_table())}};
  const auto build = [&](const std::string& text) {
    options.corpus = {folder.write("a.jsonl", R"({"id":"a","text":")" + text + "\"}\n")};
    return test::build_index(options).summary.generation;
  };
  const auto has = [&](const std::string& word) {
    return query::Searcher(options.index).search({.query = word}).total == 1;
  };
  build("one");
  CHECK_THROWS_WITH(indexer::roll_back_index(options.index, std::nullopt),
                    Catch::Contains("keeps no build before the present one"));
  build("two");
  CHECK(indexer::roll_back_index(options.index, std::nullopt) == 1);
  CHECK(has("one"));
  indexer::remove_unfinished(options.index);
  CHECK(indexer::roll_back_index(options.index, 2) == 2);  // and forward again
  CHECK(has("two"));
  indexer::roll_back_index(options.index, 1);
  CHECK(build("three") == 3);
  CHECK(has("three"));
  const auto generations = indexer::read_generations(options.index);
  REQUIRE(generations.size() == 3);  // 2 is kept for its age, 1 because it answered before
  CHECK(generations.back().answers);
  CHECK_THROWS_WITH(indexer::roll_back_index(options.index, 7),
                    Catch::Contains("keeps no build 7"));
}

TEST_CASE("a rollback mends an index whose CURRENT is missing, a build keeps its builds",
          "[indexer]") {
  const test::ScratchFolder folder;
  const indexer::IndexOptions options{
      .index = folder.path("index"),
      .corpus = {folder.write("a.jsonl", R"({"id":"a","text":"Shells fell on Mosul."})"
                                         "\n")},
      .tables = {folder.write("names.tsv", test::small_table())},
      .kept_generations = 1};
  const auto index = options.index;
  CHECK_THROWS_WITH(indexer::roll_back_index(index, 1), Catch::Contains("no index here"));
  CHECK_FALSE(std::filesystem::exists(index));
  test::build_index(options);
  std::filesystem::remove(index + "/CURRENT");
  CHECK_THROWS_WITH(query::Searcher(index), Catch::Contains("rollback --index " + index));
  CHECK_THROWS_WITH(indexer::roll_back_index(index, std::nullopt), Catch::Contains("--to 1"));
  CHECK_FALSE(indexer::read_generations(index).front().answers);
  CHECK(indexer::roll_back_index(index, 1) == 1);
  CHECK(query::Searcher(index).search({.query = "Mosul"}).total == 1);
  std::filesystem::remove(index + "/CURRENT");
  CHECK(test::build_index(options).summary.generation == 2);
  CHECK(indexer::list_generations(index) == std::vector<unsigned>{1, 2});
}

TEST_CASE("a build that somebody reads is not removed", "[indexer]") {
  const test::ScratchFolder folder;
  indexer::IndexOptions options{
      .index = folder.path("index"),
      .corpus = {folder.write("a.jsonl", R"({"id":"a","text":"Shells fell on Mosul."})"
                                         "\n")},
      .tables = {folder.write("names.tsv", test::small_table())},
      .kept_generations = 1};
  test::build_index(options);
  {
    const query::Searcher reader(options.index);
    for (int i = 0; i < 3; ++i) test::build_index(options);
    CHECK(indexer::list_generations(options.index) == std::vector<unsigned>{1, 3, 4});
    CHECK(reader.search({.query = "Mosul"}).hits.size() == 1);
  }
  test::build_index(options);
  CHECK(indexer::list_generations(options.index) == std::vector<unsigned>{4, 5});
}

TEST_CASE("stats tell what an index holds", "[indexer]") {
  const test::ScratchFolder folder;
  const auto options = sample_options(folder, "index");
  test::build_index(options);
  const auto stats = indexer::read_stats(options.index);
  CHECK(stats.articles == 82);
  CHECK(stats.undated == query::Searcher(options.index).search({.query = "date:none"}).total);
  CHECK(stats.input_files == 18);
  CHECK(stats.families == 2);
  CHECK(stats.copies == 6);
  std::size_t with_outlet = stats.without_outlet;
  for (const auto& [outlet, count] : stats.outlets) with_outlet += count;
  CHECK(with_outlet == 82);
  std::ostringstream text;
  indexer::write_stats(text, stats, indexer::StatsFormat::text);
  CHECK_THAT(text.str(), Catch::StartsWith("articles: 82, ") && Catch::Contains("build 1, ") &&
                             Catch::Contains(", answers\n") &&
                             Catch::Contains("\nfamilies: 2, of 6 articles that are copies"));
}

}  // namespace dateline
