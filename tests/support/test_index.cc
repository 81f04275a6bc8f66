// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/test_index.h"

#include <stdlib.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "corpus/files/corpus_files.h"
#include "corpus/reading/article_reader.h"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

}  // namespace

ScratchFolder::ScratchFolder() {
  auto pattern = (fs::path(DATELINE_BINARY_DIR) / "test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder for the test");
  path_ = pattern;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string ScratchFolder::path(std::string_view name) const {
  return name.empty() ? path_.string() : (path_ / name).string();
}

std::string ScratchFolder::write(std::string_view name, std::string_view bytes) const {
  const fs::path file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  return file.string();
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<synonyms::NameRow> read_rows(std::string_view table) {
  std::istringstream in{std::string(table)};
  return synonyms::read_name_rows(in, "table");
}

synonyms::NameTable compile_table(std::string_view table) {
  return {synonyms::compile_names(read_rows(table)), "table"};
}

std::vector<corpus::Article> read_articles(const std::vector<std::string>& paths) {
  std::vector<corpus::Article> articles;
  for (const auto& file : corpus::find_corpus_files(paths).files) {
    const auto reader = corpus::open_article_file(file);
    while (auto article = reader->next()) articles.push_back(std::move(*article));
  }
  return articles;
}

std::string sample_folder() { return std::string(DATELINE_SOURCE_DIR) + "/corpus/sample"; }

std::vector<corpus::Article> sample_articles() {
  return read_articles({sample_folder() + "/reports.jsonl", sample_folder() + "/desk-export.csv",
                        sample_folder() + "/clippings"});
}

std::vector<std::string> project_tables() {
  const std::string folder = std::string(DATELINE_SOURCE_DIR) + "/synonyms/";
  return {folder + "names.tsv", folder + "places.tsv", folder + "names_listed.tsv",
          folder + "places_listed.tsv"};
}

indexer::KeyFiles project_keys() {
  return {.letter_weights = std::string(DATELINE_SOURCE_DIR) + "/synonyms/letter_weights.tsv"};
}

synonyms::NameKeys make_keys(const indexer::KeyFiles& files, const synonyms::NameTable& names) {
  auto bytes = indexer::compile_keys(files, names);
  return bytes.empty() ? synonyms::NameKeys() : synonyms::NameKeys(std::move(bytes), names, "keys");
}

BuildResult build_index(const indexer::IndexOptions& options) {
  BuildResult result;
  result.summary = indexer::index_all(
      options, [&](std::string_view line) { result.reports.emplace_back(line); },
      [](const indexer::BuildProgress&) {});
  return result;
}

TestIndex::TestIndex(std::string_view jsonl, std::string_view table,
                     const indexer::KeyFiles& keys) {
  result_ = build_index({.index = path(),
                         .corpus = {folder_.write("articles.jsonl", jsonl)},
                         .tables = {folder_.write("names.tsv", table)},
                         .keys = keys});
}

}  // namespace dateline::test
