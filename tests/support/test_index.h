// SPDX-License-Identifier: GPL-2.0-or-later
// Small corpora, tables and indexes for the tests of the layers above the readers.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.h"
#include "indexer/writing/index_all.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_rows.h"
#include "synonyms/table/name_table.h"

namespace dateline::test {

// A fresh folder for the files of one test, removed with the object.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  // The path of `name` below the folder; of the folder itself for "".
  std::string path(std::string_view name = "") const;
  // Writes a file and returns its path.
  std::string write(std::string_view name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::string& path);  // empty where there is none

// A few dozen names of all kinds, with every case rule: enough for the sample corpus, and stable
// while the project's tables grow.
std::string_view small_table();
std::vector<synonyms::NameRow> read_rows(std::string_view table);
synonyms::NameTable compile_table(std::string_view table);

// The articles of files as the readers give them.
std::vector<corpus::Article> read_articles(const std::vector<std::string>& paths);
// The folder of the sample corpus, and its articles.
std::string sample_folder();
std::vector<corpus::Article> sample_articles();
// The files of the project's own tables.
std::vector<std::string> project_tables();
// The project's letter weights, for what is to meet unlisted spellings.
indexer::KeyFiles project_keys();
synonyms::NameKeys make_keys(const indexer::KeyFiles& files, const synonyms::NameTable& names);

// What one build did and said.
struct BuildResult {
  indexer::IndexSummary summary;
  std::vector<std::string> reports;
};
BuildResult build_index(const indexer::IndexOptions& options);

// An index of one file of articles, with the small table unless another is given, and without keys;
// removed with the object.
class TestIndex {
 public:
  explicit TestIndex(std::string_view jsonl, std::string_view table = small_table(),
                     const indexer::KeyFiles& keys = {});
  std::string path() const { return folder_.path("index"); }
  std::vector<std::string> corpus() const { return {folder_.path("articles.jsonl")}; }
  const BuildResult& result() const { return result_; }

 private:
  ScratchFolder folder_;
  BuildResult result_;
};

}  // namespace dateline::test
