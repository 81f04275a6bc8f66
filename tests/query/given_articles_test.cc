// SPDX-License-Identifier: GPL-2.0-or-later
// The index against a reader over 2,000 articles as outlets wrote them, where they are at hand.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/query/comparison.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

// Empty where the corpora are not there.
std::string corpora() {
  const char* data = std::getenv("DATELINE_TEST_DATA");
  if (data != nullptr && std::filesystem::is_directory(std::string(data) + "/corpora")) {
    return std::string(data) + "/corpora";
  }
  WARN("SKIPPED: no corpora/ below DATELINE_TEST_DATA");
  return "";
}

// The first 600 lines of a file.
std::string beginning_of(const std::string& path) {
  std::ifstream file(path);
  std::string text;
  std::string line;
  for (int i = 0; i < 600 && std::getline(file, line); ++i) text += line + "\n";
  return text;
}

TEST_CASE("the index answers as a reader of 2,000 articles of the press would", "[given]") {
  const std::string folder = corpora();
  if (folder.empty()) return;
  const test::ScratchFolder scratch;
  const std::vector<std::string> files = {
      scratch.write("reuters.jsonl", beginning_of(folder + "/reuters21578.jsonl")),
      scratch.write("muc34.jsonl", beginning_of(folder + "/muc34.jsonl")), folder + "/fa-kes.csv"};
  const test::SampleIndex index({}, test::project_keys(), files);
  const auto articles = test::read_articles(files);
  REQUIRE(articles.size() > 1900);
  const test::Oracle oracle(articles, index.names(), index.keys());
  check(test::ask(100, test::QueryGenerator(articles, index.rows(), 19870226), oracle,
                  index.searcher()));
}

}  // namespace
}  // namespace dateline
