// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/rejects.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "indexer/update/update_index.h"
#include "indexer/writing/index_all.h"
#include "tests/support/test_index.h"

namespace dateline::indexer {
namespace {

std::string contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

TEST_CASE("each reject has its file, line, reason and the beginning of the line", "[rejects]") {
  const test::ScratchFolder folder;
  const auto corpus = folder.write("a.csv", "x\n\"y\"\tz\n" + std::string(300, 'k') + "\n");
  const auto path = folder.path("rejects.jsonl");
  RejectFile rejects(path);
  rejects.add(corpus, 2, "bad \"row\"");
  rejects.add(corpus, 3, "long");
  rejects.add(corpus, 0, "whole file");
  rejects.add(folder.path("nowhere"), 1, "gone");
  rejects.close();
  std::istringstream lines(contents(path));
  std::string line;
  std::getline(lines, line);
  CHECK_THAT(line, Catch::EndsWith(R"("line":2,"reason":"bad \"row\"","excerpt":"\"y\"\u0009z"})"));
  std::getline(lines, line);
  CHECK_THAT(line, Catch::EndsWith("\"" + std::string(200, 'k') + "...\"}"));
  std::getline(lines, line);
  CHECK_THAT(line, Catch::EndsWith(R"("line":0,"reason":"whole file","excerpt":""})"));
  std::getline(lines, line);
  CHECK_THAT(line, Catch::EndsWith(R"("excerpt":""})"));
  CHECK_FALSE(std::getline(lines, line));
}

TEST_CASE("a file for rejects that cannot be written is an error at once", "[rejects]") {
  CHECK_THROWS_AS(RejectFile("/nowhere/rejects.jsonl"), std::runtime_error);
  RejectFile none("");
  none.add("a", 1, "reason");
  none.close();
}

TEST_CASE("a file for rejects stays as it was until the run has read its corpus", "[rejects]") {
  const test::ScratchFolder folder;
  const auto path = folder.write("rejects.jsonl", "of the last run\n");
  {
    RejectFile rejects(path);
    CHECK(contents(path) == "of the last run\n");
  }
  CHECK(contents(path) == "of the last run\n");  // the run met none before it ended with an error
  RejectFile rejects(path);
  rejects.add("a.csv", 0, "reason");
  CHECK(contents(path) == "of the last run\n");
  rejects.close();
  CHECK_THAT(contents(path), Catch::StartsWith(R"({"file":"a.csv")"));
  CHECK_FALSE(std::filesystem::exists(path + ".new"));
}

TEST_CASE("what a link for rejects leads to is written, a device as it is", "[rejects]") {
  const test::ScratchFolder folder;
  const auto target = folder.write("target.jsonl", "");
  std::filesystem::create_symlink(target, folder.path("link"));
  for (const auto& path : {folder.path("link"), std::string("/dev/null")}) {
    RejectFile rejects(path);
    rejects.add("a.csv", 0, "reason");
    rejects.close();
  }
  CHECK(std::filesystem::is_symlink(folder.path("link")));
  CHECK_THAT(contents(target), Catch::StartsWith(R"({"file":"a.csv")"));
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

std::string article(const std::string& id, const std::string& text) {
  return R"({"id":")" + id + R"(","text":")" + text + "\"}\n";
}

IndexOptions options_of(const test::ScratchFolder& folder, const std::string& bytes) {
  return {.index = folder.path("index"),
          .corpus = {folder.write("articles.jsonl", bytes)},
          .tables = {folder.write("names.tsv", test::small_table())}};
}

TEST_CASE("a build writes every record that it leaves out", "[rejects]") {
  const test::ScratchFolder folder;
  auto options =
      options_of(folder, article("a", "one") + "not json\n" + article("a", "three") + "{}\n");
  options.reading.rejects = folder.path("rejects.jsonl");
  const auto summary = test::build_index(options).summary;
  const auto written = contents(options.reading.rejects);
  CHECK(static_cast<std::size_t>(std::count(written.begin(), written.end(), '\n')) ==
        summary.rejected + summary.duplicates);
  CHECK_THAT(written, Catch::Contains(R"("line":2,"reason":"not valid JSON)"));
  CHECK_THAT(written, Catch::Contains(R"("excerpt":"not json")"));
}

TEST_CASE("a file for rejects is none that is read, and none of the index", "[rejects]") {
  const test::ScratchFolder folder;
  auto options = options_of(folder, article("a", "one") + "not json\n");
  const auto corpus = options.corpus.front();
  const auto before = contents(corpus);
  options.user_tables = {folder.write("mine.tsv", "")};
  std::filesystem::create_hard_link(corpus, folder.path("other-name"));
  std::filesystem::create_hard_link(corpus, folder.path("rejects.new"));
  for (const auto& path : {corpus, folder.path("other-name"), folder.path("rejects"),
                           folder.path("mine.tsv"), folder.path("index/rejects")}) {
    options.reading.rejects = path;
    CHECK_THROWS_AS(test::build_index(options), std::invalid_argument);
  }
  CHECK(contents(corpus) == before);
  CHECK_FALSE(std::filesystem::exists(options.index));
}

TEST_CASE("an update's file for rejects is none that the index was made from", "[rejects]") {
  const test::ScratchFolder folder;
  auto options = options_of(folder, article("a", "one") + "not json\n");
  test::build_index(options);
  const auto corpus = options.corpus.front();
  const auto before = contents(corpus);
  UpdateOptions update{.build = options};
  update.build.corpus = {folder.write("more.jsonl", article("b", "two"))};
  update.build.reading.rejects = corpus;
  const auto run = [&] {
    update_index(
        update, [](std::string_view) {}, [](const BuildProgress&) {});
  };
  CHECK_THROWS_WITH(run(), Catch::Contains("is one of the files to read"));
  CHECK_THROWS_AS(find_changed_files(update), std::invalid_argument);
  CHECK(contents(corpus) == before);
}

TEST_CASE("of records with one id the last is kept where that is told", "[rejects]") {
  const test::ScratchFolder folder;
  auto options = options_of(
      folder, article("a", "one") + article("b", "two") + article("a", "six") + "{\"id\":\"a\"}\n");
  options.reading.duplicates = DuplicatePolicy::last;
  const auto result = test::build_index(options);
  CHECK(result.summary.indexed == 2);
  CHECK(result.summary.duplicates == 1);
  CHECK(result.summary.rejected == 1);
  CHECK_THAT(result.reports.front(), Catch::Contains("articles.jsonl:1: the id 'a' stands at "));
  CHECK_THAT(result.reports.front(), Catch::EndsWith("articles.jsonl:3 again; the last is kept"));
}

TEST_CASE("a duplicate or too many bad records end a build that must not have them", "[rejects]") {
  const test::ScratchFolder folder;
  auto options = options_of(folder, article("a", "one") + article("a", "two") + "x\ny\n");
  options.reading.duplicates = DuplicatePolicy::error;
  CHECK_THROWS_AS(test::build_index(options), TooManyErrors);
  options.reading.duplicates = DuplicatePolicy::first;
  options.reading.max_errors = parse_error_limit("1");
  CHECK_THROWS_WITH(test::build_index(options), Catch::Contains("2 of 4 records rejected"));
  options.reading.max_errors = parse_error_limit("49%");
  CHECK_THROWS_AS(test::build_index(options), TooManyErrors);
  options.reading.max_errors = parse_error_limit("50%");
  CHECK(test::build_index(options).summary.rejected == 2);
}

TEST_CASE("a limit of errors is a number of records or a share", "[rejects]") {
  CHECK(parse_error_limit("0").is_exceeded(1, 100));
  CHECK_FALSE(parse_error_limit("2.5%").is_exceeded(5, 200));
  CHECK(parse_error_limit("2.5%").is_exceeded(6, 200));
  CHECK_FALSE(ErrorLimit{}.is_exceeded(100, 100));
  for (const auto* written : {"", "%", "-1", "x", "101%", "5 %", "1e3"}) {
    INFO(written);
    CHECK_THROWS_AS(parse_error_limit(written), std::invalid_argument);
  }
}

}  // namespace
}  // namespace dateline::indexer
