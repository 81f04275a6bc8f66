// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/sample_index.h"

#include <fstream>
#include <utility>

#include "synonyms/table/name_overlay.h"

namespace dateline::test {

SampleIndex::SampleIndex(std::vector<std::string> tables, indexer::KeyFiles keys,
                         std::vector<std::string> corpus) {
  if (tables.empty()) tables = {folder_.write("names.tsv", small_table())};
  options_ = {.index = folder_.path("index"),
              .corpus = std::move(corpus),
              .tables = std::move(tables),
              .keys = std::move(keys)};
  if (options_.corpus.empty()) {
    options_.corpus = {sample_folder() + "/reports.jsonl", sample_folder() + "/desk-export.csv",
                       sample_folder() + "/clippings"};
  }
  for (const auto& path : options_.tables) {
    std::ifstream file(path);
    synonyms::underlay_rows(rows_, synonyms::read_name_rows(file, path));
  }
  names_ = synonyms::NameTable(synonyms::compile_names(rows_), "tables");
  keys_ = make_keys(options_.keys, names_);
  build_index(options_);
  searcher_ = std::make_unique<query::Searcher>(options_.index);
}

std::vector<std::string> ids_of(const query::ResultPage& page) {
  std::vector<std::string> ids;
  for (const auto& hit : page.hits) ids.push_back(hit.id);
  return ids;
}

query::SearchRequest whole(const std::string& query) {
  return {.query = query, .limit = 1000, .snippets = false};
}

}  // namespace dateline::test
