// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_all.h"

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <thread>
#include <unordered_map>

#include "corpus/article_reader.h"
#include "corpus/corpus_files.h"
#include "indexer/compiled_tables.h"
#include "indexer/generation.h"
#include "indexer/index_writer.h"
#include "indexer/schema.h"
#include "synonyms/name_table.h"

namespace dateline::indexer {
namespace {

// The corpus without the index, should that lie in one of its folders.
corpus::CorpusFiles find_files(const IndexOptions& options) {
  namespace fs = std::filesystem;
  auto files = corpus::find_corpus_files(options.corpus);
  const fs::path index = fs::weakly_canonical(options.index);
  const auto in_index = [&](const std::string& path) {
    const fs::path file = fs::weakly_canonical(path);
    return std::ranges::mismatch(index, file).in1 == index.end();
  };
  std::erase_if(files.files, [&](const corpus::CorpusFile& file) { return in_index(file.path); });
  return files;
}

// Where each id was met first.
class Ids {
 public:
  // Nullopt if the id is new, else the place of the article that has it.
  std::optional<std::string> claim(const corpus::Article& article) {
    if (files_.empty() || files_.back() != article.source_file)
      files_.push_back(article.source_file);
    const Place place{static_cast<std::uint32_t>(files_.size() - 1), article.source_line};
    const auto [known, fresh] = places_.try_emplace(key_of(article.id), place);
    if (fresh) return std::nullopt;
    return files_[known->second.file] + ":" + std::to_string(known->second.line);
  }

  // Takes a claim back: the article is not in the index after all.
  void release(const corpus::Article& article) { places_.erase(key_of(article.id)); }

 private:
  using Key = std::pair<std::uint64_t, std::uint64_t>;
  struct Place {
    std::uint32_t file = 0;
    std::size_t line = 0;
  };
  struct LowHalf {
    std::size_t operator()(const Key& key) const { return key.second; }
  };
  static Key key_of(const std::string& id) {
    const auto hash = XXH3_128bits(id.data(), id.size());
    return {hash.high64, hash.low64};
  }
  std::vector<std::string> files_;
  std::unordered_map<Key, Place, LowHalf> places_;
};

// One build: what its steps share.
class Build {
 public:
  Build(IndexWriter& writer, const IndexOptions& options, const Report& report,
        const Progress& progress)
      : writer_(writer), options_(options), report_(report), progress_(progress) {}

  void read_file(const corpus::CorpusFile& file) {
    ++summary_.files;
    std::unique_ptr<corpus::ArticleReader> reader;
    try {
      reader = corpus::open_article_file(file, {.latest_credible = options_.latest_credible});
    } catch (const corpus::ReadError& error) {
      refuse(error);
      return;
    }
    const std::uint64_t size = size_of(file);
    bytes_in_file_ = 0;
    while (read_record(*reader)) {
      progress_made_.bytes = bytes_before_ + std::min(bytes_in_file_, size);
    }
    bytes_before_ += size;
  }

  // Of the files to be read, all together.
  void expect(const std::vector<corpus::CorpusFile>& files) {
    for (const auto& file : files) progress_made_.all_bytes += size_of(file);
  }

  void refuse(const corpus::ReadError& error) {
    ++summary_.refused_files;
    report_(error.what());
  }

  // First and last year of the dated articles: "2012-2025", or "" without any.
  std::string years() const {
    if (first_year_ > last_year_) return {};
    return std::to_string(first_year_) + "-" + std::to_string(last_year_);
  }

  IndexSummary& summary() { return summary_; }

 private:
  static std::uint64_t size_of(const corpus::CorpusFile& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file.path, error);
    return error ? 0 : size;
  }

  // False at the end of the file.
  bool read_record(corpus::ArticleReader& reader) {
    try {
      auto article = reader.next();
      if (!article) return false;
      ++summary_.read;
      add(std::move(*article));
    } catch (const corpus::ReadError& error) {
      ++summary_.read;
      ++summary_.rejected;
      report_(error.what());
    }
    return true;
  }

  void add(corpus::Article article) {
    const std::string place = article.source_file + ":" + std::to_string(article.source_line);
    if (const auto first = ids_.claim(article)) {
      ++summary_.duplicates;
      report_(place + ": the id '" + article.id + "' stands at " + *first +
              " already; the first is kept");
      return;
    }
    try {
      check_fitness(article);
    } catch (const UnfitArticle& error) {
      ids_.release(article);
      ++summary_.rejected;
      report_(place + ": " + error.what());
      return;
    }
    count(article);
    writer_.add(std::move(article));
  }

  void count(const corpus::Article& article) {
    ++summary_.indexed;
    if (article.published) {
      first_year_ = std::min<int>(first_year_, article.published->year);
      last_year_ = std::max<int>(last_year_, article.published->year);
    } else {
      ++summary_.undated;
      if (!article.unread_date.empty()) ++summary_.unread_dates;
    }
    bytes_in_file_ += article.title.size() + article.text.size();
    progress_made_.articles = summary_.indexed;
    if (summary_.indexed % 100 == 0) progress_(progress_made_);
  }

  IndexWriter& writer_;
  const IndexOptions& options_;
  const Report& report_;
  const Progress& progress_;
  Ids ids_;
  IndexSummary summary_;
  BuildProgress progress_made_;
  std::uint64_t bytes_before_ = 0;  // of the files that are read
  std::uint64_t bytes_in_file_ = 0;
  int first_year_ = 10000;
  int last_year_ = 0;
};

std::string make_index_id() {
  std::random_device random;
  std::string id;
  for (int i = 0; i < 32; ++i) id += "0123456789abcdef"[random() % 16];
  return id;
}

// An index keeps its id through all its generations.
std::string index_id(const std::string& index) {
  if (!find_current(index)) return make_index_id();
  try {
    const Xapian::Database database(schema::current_path(index));
    const auto id = database.get_metadata(std::string(schema::metadata::index_id));
    return id.empty() ? make_index_id() : id;
  } catch (const Xapian::Error&) {
    return make_index_id();  // what cannot be opened is replaced as a whole
  }
}

unsigned thread_count(const IndexOptions& options) {
  return options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

std::map<std::string, std::string> metadata_of(const IndexOptions& options,
                                               const synonyms::NameTable& names,
                                               const std::string& years) {
  namespace key = schema::metadata;
  return {{std::string(key::version), std::string(schema::version)},
          {std::string(key::index_id), index_id(options.index)},
          {std::string(key::tool), DATELINE_VERSION},
          {std::string(key::names_hash), names.hash()},
          {std::string(key::years), years}};
}

}  // namespace

IndexSummary index_all(const IndexOptions& options, const Report& report,
                       const Progress& progress) {
  if (options.corpus.empty()) throw std::invalid_argument("no files or folders to index");
  const auto files = find_files(options);
  const CompiledTables tables({{options.tables, options.user_tables}, options.keys},
                              {options.compiled_tables}, report);
  const IndexLock lock(options.index);
  remove_unfinished(options.index);
  const std::string workshop = make_workshop(options.index);
  IndexWriter writer(workshop, tables, thread_count(options));
  Build build(writer, options, report, progress);
  for (const auto& refused : files.refused) build.refuse(refused);
  build.expect(files.files);
  for (const auto& file : files.files) build.read_file(file);
  auto& summary = build.summary();
  if (summary.indexed == 0) {
    std::filesystem::remove_all(workshop);
    throw corpus::ReadError(options.corpus.front(), 0,
                            "no article to index in " + std::to_string(summary.files) +
                                " files; the index is left as it was");
  }
  const std::string built = writer.finish(metadata_of(options, tables.names(), build.years()));
  summary.generation = next_generation(options.index);
  publish(options.index, built, summary.generation);
  std::filesystem::remove_all(workshop);
  remove_old(options.index, summary.generation, options.kept_generations);
  return summary;
}

}  // namespace dateline::indexer
