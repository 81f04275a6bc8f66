// SPDX-License-Identifier: GPL-2.0-or-later
// A corpus of JSONL files in a folder, edited between updates, and an index of it.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/update/update_index.h"
#include "query/answer/searcher.h"
#include "tests/support/index_contents.h"
#include "tests/support/test_index.h"

namespace dateline::test {

class EditedCorpus {
 public:
  using File = std::vector<std::pair<std::string, std::string>>;  // id and text

  EditedCorpus() {
    options_.build = {.index = folder_.path("index"),
                      .corpus = {folder_.path("corpus")},
                      .tables = {folder_.write("names.tsv", small_table())},
                      .keys = project_keys(),
                      .threads = 2};
    std::filesystem::create_directory(folder_.path("corpus"));
  }

  void write(const std::string& name, const File& articles) {
    std::string lines;
    for (const auto& [id, text] : articles) {
      lines += R"({"id":")" + id + R"(","outlet":"Outlet )" + id.substr(0, 1) +
               R"(","published":"20)" + std::to_string(10 + text.size() % 15) +
               R"(-03-02","text":")" + text + "\"}\n";
    }
    const auto path = folder_.write("corpus/" + name, lines);
    // Files that are written within one tick of the clock differ in time all the same.
    std::filesystem::last_write_time(
        path, std::filesystem::file_time_type::clock::now() + std::chrono::seconds(++writes_));
  }
  void remove(const std::string& name) { std::filesystem::remove(folder_.path("corpus/" + name)); }

  void build() { build_index(options_.build); }
  indexer::UpdateSummary update() {
    reports.clear();
    return indexer::update_index(
        options_, [&](std::string_view line) { reports.emplace_back(line); },
        [](const indexer::BuildProgress&) {});
  }
  // The same corpus, built anew beside it.
  IndexContents rebuilt() const {
    auto other = options_.build;
    other.index = folder_.path("other");
    build_index(other);
    return read_contents(other.index);
  }
  std::size_t total(const std::string& query) const {
    return query::Searcher(index()).search({.query = query}).total;
  }
  std::string index() const { return options_.build.index; }
  indexer::UpdateOptions& options() { return options_; }
  ScratchFolder& folder() { return folder_; }

  std::vector<std::string> reports;

 private:
  ScratchFolder folder_;
  indexer::UpdateOptions options_;
  int writes_ = 0;
};

}  // namespace dateline::test
