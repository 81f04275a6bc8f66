// SPDX-License-Identifier: GPL-2.0-or-later
// Real corpora are not part of the project. Where DATELINE_TEST_DATA names a folder that has them,
// they are read as a whole.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "corpus/files/corpus_files.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

// Empty where the corpora are not there.
std::string data_folder() {
  const char* folder = std::getenv("DATELINE_TEST_DATA");
  if (folder != nullptr && std::filesystem::is_directory(folder)) return folder;
  WARN("SKIPPED: DATELINE_TEST_DATA does not name a folder with corpora");
  return "";
}

ReadResult read(const std::string& name) { return read_all({data_folder() + '/' + name, name}); }

TEST_CASE("every row of a table that changes its encoding is read, month first as it proves",
          "[given]") {
  if (data_folder().empty()) return;
  const auto reader =
      open_article_file({data_folder() + "/corpora/fa-kes.csv", "corpora/fa-kes.csv"});
  std::size_t read = 0;
  while (const auto article = reader->next()) {
    CHECK(article->places.size() == 1);
    CHECK(article->published);
    CHECK_FALSE(article->outlet.empty());
    ++read;
  }
  CHECK(read == 804);
  CHECK(remarks(reader->notes(), {}) ==
        std::vector<std::string>{
            "column date: month first: 439 rows prove it, 0 speak against, 325 ambiguous"});
}

TEST_CASE("every line of the JSON Lines corpora is read", "[given]") {
  if (data_folder().empty()) return;
  CHECK(read("corpora/reuters21578.jsonl").articles.size() == 16791);
  const auto muc = read("corpora/muc34.jsonl");
  CHECK(muc.articles.size() == 1700);
  std::size_t filed = 0;
  for (const auto& article : muc.articles) filed += article.filed.empty() ? 0 : 1;
  CHECK(filed == 1700);
}

TEST_CASE("reports found as bare text are filed and credited as they say", "[given]") {
  if (data_folder().empty()) return;
  const std::vector<std::string> paths{data_folder() + "/reports"};
  std::vector<Article> articles;
  for (const auto& file : find_corpus_files(paths).files)
    articles.push_back(*open_article_file(file)->next());
  REQUIRE(articles.size() == 5);
  const std::vector<std::string> filed{"WASHINGTON", "", "", "BAGHDAD", ""};
  const std::vector<std::vector<std::string>> credits{{"AFP"}, {"Reuters"}, {}, {}, {}};
  for (std::size_t i = 0; i < articles.size(); ++i) {
    INFO(articles[i].id);
    CHECK(articles[i].filed == filed[i]);
    CHECK(articles[i].agency_credits == credits[i]);
  }
  CHECK(articles[3].title ==
        "US military starts drawing down its mission in Iraq countering the Daesh group");
}

}  // namespace
}  // namespace dateline::corpus
