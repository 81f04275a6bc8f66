// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/index_all.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <thread>

#include "corpus/fields/read_options.h"
#include "corpus/files/corpus_file.h"
#include "indexer/generation/generation.h"
#include "indexer/generation/input_files.h"
#include "indexer/generation/reading_record.h"
#include "indexer/layout/schema.h"
#include "indexer/writing/index_writer.h"
#include "indexer/writing/last_ids.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;

// One build: what its steps share.
class Build {
 public:
  Build(IndexWriter& writer, const IndexOptions& options, const Report& report,
        const Progress& progress)
      : writer_(writer),
        duplicates_(options.reading.duplicates),
        read_options_(options.reading.read),
        reading_(options.reading, report),
        report_(report),
        progress_(progress) {}

  void read(const corpus::CorpusFiles& files) {
    for (const auto& file : files.files) progress_made_.all_bytes += size_of(file);
    for (const auto& refused : files.refused) reading_.refuse(refused);
    if (duplicates_ == DuplicatePolicy::last) last_ids_.survey(files, read_options_);
    for (const auto& file : files.files) read(file);
    reading_.finish();
  }

  IndexSummary summary() const {
    IndexSummary summary = summary_;
    summary.files = reading_.counts().files;
    summary.refused_files = reading_.counts().refused_files;
    summary.read = reading_.counts().read;
    summary.rejected = reading_.counts().rejected;
    return summary;
  }

  const InputFiles& inputs() const { return inputs_; }

 private:
  static std::uint64_t size_of(const corpus::CorpusFile& file) {
    std::error_code error;
    const auto size = fs::file_size(file.path, error);
    return error ? 0 : size;
  }

  // A file is looked at before it is read: what changes meanwhile is seen by the next update.
  void read(const corpus::CorpusFile& file) {
    const std::string path = fs::absolute(file.path).lexically_normal();
    InputFile input = look_at_file(path);
    const auto duplicates = summary_.duplicates;
    file_ = inputs_.put(path, input);
    bytes_in_file_ = 0;
    file_size_ = input.size;
    const bool opened =
        reading_.read(file, [&](corpus::Article article) { add(std::move(article)); });
    input.hash = opened ? hash_of(path, input) : 0;
    input.has_duplicates = summary_.duplicates > duplicates;
    inputs_.put(path, input);
    bytes_before_ += file_size_;
  }

  // 0, so that it is read again, where it has changed since it was looked at.
  static std::uint64_t hash_of(const std::string& path, const InputFile& looked_at) {
    const std::uint64_t hash = hash_file(path);
    const InputFile now = look_at_file(path);
    return now.size == looked_at.size && now.changed == looked_at.changed ? hash : 0;
  }

  void add(corpus::Article article) {
    if (!is_first(article)) return;
    count(article);
    writer_.add(std::move(article), file_);
  }

  bool is_first(const corpus::Article& article) {
    if (const auto last = last_ids_.find_later(article)) {
      ++summary_.duplicates;
      reading_.report_duplicate(
          article, "the id '" + article.id + "' stands at " + *last + " again; the last is kept");
      return false;
    }
    const auto first = ids_.claim(article);
    if (!first) return true;
    ++summary_.duplicates;
    const std::string reason = "the id '" + article.id + "' stands at " + *first + " already";
    reading_.report_duplicate(article, reason + "; the first is kept");
    if (duplicates_ == DuplicatePolicy::error)
      throw TooManyErrors(place_of(article) + ": " + reason + "; the index is left as it was");
    return false;
  }

  void count(const corpus::Article& article) {
    ++summary_.indexed;
    if (!article.published) {
      ++summary_.undated;
      if (!article.unread_date.empty()) ++summary_.unread_dates;
    }
    bytes_in_file_ += article.title.size() + article.text.size();
    if (summary_.indexed % 100 != 0) return;
    progress_made_.articles = summary_.indexed;
    progress_made_.bytes = bytes_before_ + std::min(bytes_in_file_, file_size_);
    progress_(progress_made_);
  }

  IndexWriter& writer_;
  const DuplicatePolicy duplicates_;
  const corpus::ReadOptions read_options_;
  CorpusReading reading_;
  LastIds last_ids_;
  const Report& report_;
  const Progress& progress_;
  ArticleIds ids_;
  InputFiles inputs_;
  IndexSummary summary_;
  BuildProgress progress_made_;
  std::uint32_t file_ = 0;
  std::uint64_t file_size_ = 0;
  std::uint64_t bytes_before_ = 0;  // of the files that are read
  std::uint64_t bytes_in_file_ = 0;
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

}  // namespace

std::vector<std::string> paths_of(const corpus::CorpusFiles& files) {
  std::vector<std::string> paths;
  for (const auto& file : files.files) paths.push_back(file.path);
  return paths;
}

void check_rejects(const IndexOptions& options, std::vector<std::string> read) {
  const auto& reading = options.reading;
  for (const auto* tables : {&options.user_tables, &reading.outlet_tables, &reading.files})
    read.insert(read.end(), tables->begin(), tables->end());
  check_rejects_path(reading.rejects, read, options.index);
}

TableSources table_sources(const IndexOptions& options) {
  return {{options.tables, options.user_tables}, options.keys};
}

unsigned thread_count(const IndexOptions& options) {
  return options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

std::map<std::string, std::string> metadata_of(const IndexOptions& options,
                                               const CompiledTables& tables) {
  namespace key = schema::metadata;
  std::vector<std::string> user_tables;
  for (const auto& path : options.user_tables) user_tables.push_back(fs::absolute(path));
  return {{std::string(key::version), std::string(schema::version)},
          {std::string(key::index_id), index_id(options.index)},
          {std::string(key::generation), std::to_string(next_generation(options.index))},
          {std::string(key::tool), DATELINE_VERSION},
          {std::string(key::user_tables), schema::encode_labels(user_tables)},
          {std::string(key::names_hash), tables.names().hash()}};
}

unsigned publish_built(const IndexOptions& options, const std::string& built) {
  const auto before = find_current(options.index);
  const unsigned number = next_generation(options.index);
  publish(options.index, built, number);
  if (!before) return number;  // CURRENT was missing: what it named is not known, so all stay
  remove_old(options.index,
             {.current = number, .before = before, .kept = options.kept_generations});
  return number;
}

IndexSummary index_all(const IndexOptions& options, const Report& report,
                       const Progress& progress) {
  if (options.corpus.empty()) throw std::invalid_argument("no files or folders to index");
  const auto files = find_input_files(options.corpus, options.index);
  check_rejects(options, paths_of(files));
  const CompiledTables tables(table_sources(options), {options.compiled_tables}, report);
  const IndexLock lock(options.index);
  remove_unfinished(options.index);
  const Workshop workshop(options.index);
  IndexWriter writer(workshop.path(), tables, thread_count(options));
  Build build(writer, options, report, progress);
  build.read(files);
  auto summary = build.summary();
  if (summary.indexed == 0) {
    throw corpus::ReadError(options.corpus.front(), 0,
                            "no article to index in " + std::to_string(summary.files) +
                                " files; the index is left as it was");
  }
  auto metadata = metadata_of(options, tables);
  metadata.merge(build.inputs().metadata());
  metadata.merge(ReadingRecord(options.corpus, options.reading).metadata());
  summary.generation = publish_built(options, writer.finish(metadata));
  return summary;
}

}  // namespace dateline::indexer
