// SPDX-License-Identifier: GPL-2.0-or-later
// How fast text is cut into words and searched for names. The corpus is the sample, or the files
// and folders that DATELINE_BENCH_CORPUS names (separated by ':'), read into memory first.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "corpus/article/dateline.h"
#include "corpus/files/corpus_files.h"
#include "corpus/reading/article_reader.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/table/name_overlay.h"
#include "synonyms/table/name_table.h"
#include "synonyms/words/tokenizer.h"

namespace {

using namespace dateline;

std::vector<std::string> corpus_paths() {
  const char* named = std::getenv("DATELINE_BENCH_CORPUS");
  if (named == nullptr) return {std::string(DATELINE_SOURCE_DIR) + "/corpus/sample"};
  std::vector<std::string> paths;
  std::istringstream list(named);
  for (std::string path; std::getline(list, path, ':');) paths.push_back(path);
  return paths;
}

const std::vector<std::string>& texts() {
  static const std::vector<std::string> loaded = [] {
    std::vector<std::string> all;
    for (const auto& file : corpus::find_corpus_files(corpus_paths()).files) {
      const auto reader = corpus::open_article_file(file);
      while (auto article = reader->next()) all.push_back(article->text);
    }
    return all;
  }();
  return loaded;
}

const synonyms::NameTable& names() {
  static const synonyms::NameTable table = [] {
    std::vector<synonyms::NameRow> rows;
    for (const char* name : {"names", "places", "names_listed", "places_listed"}) {
      const std::string path = std::string(DATELINE_SOURCE_DIR) + "/synonyms/" + name + ".tsv";
      std::ifstream file(path);
      synonyms::underlay_rows(rows, synonyms::read_name_rows(file, path));
    }
    return synonyms::NameTable(synonyms::compile_names(rows), "tables");
  }();
  return table;
}

// Runs `work` on one text after the other and counts the bytes.
template <class Work>
void over_texts(benchmark::State& state, Work work) {
  const auto& all = texts();
  std::size_t at = 0;
  std::int64_t bytes = 0;
  for (auto _ : state) {
    work(all[at]);
    bytes += static_cast<std::int64_t>(all[at].size());
    at = (at + 1) % all.size();
  }
  state.SetBytesProcessed(bytes);
}

void tokenize(benchmark::State& state) {
  over_texts(state,
             [](const std::string& text) { benchmark::DoNotOptimize(synonyms::tokenize(text)); });
}
BENCHMARK(tokenize);

void tokenize_and_find_names(benchmark::State& state) {
  const auto& table = names();  // compiled before the clock runs
  over_texts(state, [&table](const std::string& text) {
    const auto words = synonyms::tokenize(text);
    benchmark::DoNotOptimize(synonyms::find_names(words, table));
  });
}
BENCHMARK(tokenize_and_find_names);

void parse_dateline(benchmark::State& state) {
  over_texts(state, [](const std::string& text) {
    benchmark::DoNotOptimize(corpus::parse_dateline(text));
  });
}
BENCHMARK(parse_dateline);

}  // namespace
