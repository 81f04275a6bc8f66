// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update_index.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "indexer/analyse_again.h"
#include "indexer/built_index.h"
#include "indexer/document_builder.h"
#include "indexer/generation.h"
#include "indexer/index_updater.h"
#include "indexer/input_files.h"
#include "indexer/reading_record.h"
#include "indexer/xapian_errors.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;

// A file of the corpus and what is to be done about it.
struct Candidate {
  corpus::CorpusFile file;
  std::string path;  // absolute
  InputFile now;
  bool is_read = false;
};

struct KnownArticle {
  Xapian::docid document = 0;
  std::uint64_t content = 0;
  std::uint32_t file = 0;
  bool seen = false;
};

bool same_stamp(const InputFile& a, const InputFile& b) {
  return a.size == b.size && a.changed == b.changed;
}

// Sets the hash where it had to be looked at, and says whether the file must be read.
bool has_changed(Candidate& candidate, const InputFile* then, bool checksum) {
  if (then != nullptr && then->hash != 0 && !checksum && same_stamp(*then, candidate.now)) {
    candidate.now.hash = then->hash;
    return false;
  }
  candidate.now.hash = hash_file(candidate.path);
  return then == nullptr || then->hash != candidate.now.hash;
}

class Update {
 public:
  Update(const UpdateOptions& options, const Report& report, const Progress& progress)
      : options_(options),
        report_(report),
        progress_(progress),
        reading_(options.build.reading, report) {}

  UpdateSummary run(const std::string& generation, const CompiledTables& tables) {
    guarded(generation, [&] { open(generation); });
    find_changes();
    if (any_change_) apply(generation, tables);
    summary_.files = files_.size();
    summary_.files_read = reading_.counts().files;
    summary_.refused_files = reading_.counts().refused_files;
    summary_.read = reading_.counts().read;
    summary_.rejected = reading_.counts().rejected;
    guarded(generation, [&] { summary_.articles = Xapian::Database(generation).get_doccount(); });
    return summary_;
  }

 private:
  void open(const std::string& generation) {
    database_ = Xapian::Database(generation);
    inputs_ = InputFiles(database_);
    choose_corpus(ReadingRecord(database_));
  }

  // What is read, and what the index shall remember of it.
  void choose_corpus(const ReadingRecord& then) {
    corpus_ = options_.build.corpus.empty() ? then.corpus : options_.build.corpus;
    if (corpus_.empty()) {
      report_(options_.build.index +
              ": made of other indexes, it remembers no files; name those to read");
    }
    record_ = ReadingRecord(corpus_, options_.build.reading);
    summary_.reading_changed = !then.corpus.empty() && record_.hash != then.hash;
    if (!options_.whole) record_.add_corpus(then.corpus);
    if (summary_.reading_changed && !options_.whole) corpus_ = record_.corpus;
    any_change_ = record_.metadata() != then.metadata();
    if (!options_.whole) pass_over_missing();
  }

  // What an earlier run was given and is gone since; what this run is given must be there.
  void pass_over_missing() {
    const auto& given = options_.build.corpus;
    std::erase_if(corpus_, [&](const std::string& path) {
      if (std::ranges::count(given, path) > 0 || fs::exists(path)) return false;
      report_(path + ": is no longer there; the articles from it are kept");
      return true;
    });
  }

  void find_changes() {
    const auto found = find_input_files(corpus_, options_.build.index);
    for (const auto& refused : found.refused) reading_.refuse(refused);
    for (const auto& file : found.files) {
      Candidate candidate{.file = file, .path = fs::absolute(file.path).lexically_normal()};
      candidate.now = look_at_file(candidate.path);
      const InputFile* then = inputs_.find(candidate.path);
      const bool changed = has_changed(candidate, then, options_.checksum);
      candidate.is_read = changed || summary_.reading_changed;
      any_change_ |= candidate.is_read || !same_stamp(*then, candidate.now);
      files_.push_back(std::move(candidate));
    }
    for (std::size_t i = 0; i < files_.size(); ++i) positions_.emplace(files_[i].path, i);
    if (options_.whole) find_gone_files();
    if (any_change_) reread_duplicates();
  }

  void find_gone_files() {
    for (const auto& [path, file] : inputs_.all()) {
      if (!positions_.contains(path)) gone_files_.push_back(path);
    }
    any_change_ |= !gone_files_.empty();
  }

  // An article that another file had first may now be the only one of its id.
  void reread_duplicates() {
    for (auto& candidate : files_) {
      const InputFile* then = inputs_.find(candidate.path);
      if (then != nullptr && then->has_duplicates) candidate.is_read = true;
    }
  }

  void apply(const std::string& generation, const CompiledTables& tables) {
    guarded(generation, [&] { load_articles(); });
    updater_.emplace(generation, tables, inputs_,
                     UpdaterLimits{.threads = thread_count(options_.build),
                                   .bytes_per_transaction = options_.bytes_per_transaction});
    for (const auto& candidate : files_) {
      if (candidate.is_read) number_file(candidate);
    }
    for (std::size_t i = 0; i < files_.size(); ++i) read(i);
    remove_vanished();
    updater_->keep(record_.metadata());
    updater_->commit();
    reading_.finish();
  }

  void load_articles() {
    articles_.reserve(database_.get_doccount());
    auto value = database_.valuestream_begin(schema::slot::origin);
    for (; value != database_.valuestream_end(schema::slot::origin); ++value) {
      const auto origin = schema::decode_origin(*value);
      articles_[origin.id_hash] = {value.get_docid(), origin.content_hash, origin.file};
    }
  }

  // Until the file is read to its end, a run that is stopped leaves it to be read again.
  void number_file(const Candidate& candidate) {
    InputFile unread = candidate.now;
    unread.hash = 0;
    const auto number = inputs_.put(candidate.path, unread);
    read_files_.emplace(number, candidate.path);
  }

  void read(std::size_t position) {
    Candidate& candidate = files_[position];
    if (!candidate.is_read) {
      inputs_.put(candidate.path, with_duplicates(candidate));
      return;
    }
    position_ = position;
    file_ = inputs_.find(candidate.path)->number;
    const auto duplicates = summary_.duplicates;
    const bool opened =
        reading_.read(candidate.file, [&](corpus::Article article) { take(std::move(article)); });
    InputFile file = candidate.now;
    if (!opened || !same_stamp(look_at_file(candidate.path), file)) file.hash = 0;
    file.has_duplicates = summary_.duplicates > duplicates || late_duplicates_.contains(file_);
    inputs_.put(candidate.path, file);
  }

  InputFile with_duplicates(const Candidate& candidate) const {
    InputFile file = candidate.now;
    const InputFile* then = inputs_.find(candidate.path);
    file.has_duplicates = then->has_duplicates || late_duplicates_.contains(then->number);
    return file;
  }

  void take(corpus::Article article) {
    if (const auto first = ids_.claim(article)) return report_duplicate(article, *first);
    const std::uint64_t content = hash_content(article);
    const auto known = articles_.find(hash_id(article.id));
    if (known == articles_.end()) {
      ++summary_.added;
      return put(std::move(article), 0);
    }
    KnownArticle& before = known->second;
    if (before.file != file_ && stays_in_earlier_file(before)) {
      return report_duplicate(article, path_of_file(before.file));
    }
    before.seen = true;
    if (before.content != content) {
      ++summary_.changed;
      return put(std::move(article), before.document);
    }
    ++summary_.unchanged;
    if (before.file != file_) updater_->set_file(before.document, file_);
  }

  // The file that has the article is not read, since it has not changed. If it stands behind this
  // one in the corpus, its article is the duplicate.
  bool stays_in_earlier_file(const KnownArticle& article) {
    const auto path = path_of_file(article.file);
    const auto position = positions_.find(path);
    if (position == positions_.end() || files_[position->second].is_read) return false;
    if (position->second < position_) return true;
    late_duplicates_.insert(article.file);
    return false;
  }

  std::string path_of_file(std::uint32_t number) const {
    const auto& all = inputs_.all();
    const auto found =
        std::ranges::find_if(all, [&](const auto& entry) { return entry.second.number == number; });
    return found == all.end() ? "" : found->first;
  }

  void report_duplicate(const corpus::Article& article, const std::string& first) {
    ++summary_.duplicates;
    report_(place_of(article) + ": the id '" + article.id + "' stands at " + first +
            " already; the first is kept");
  }

  void put(corpus::Article article, Xapian::docid replaced) {
    updater_->add(std::move(article), file_, replaced);
    const std::size_t done = summary_.added + summary_.changed;
    if (done % 100 == 0) progress_({.articles = done});
  }

  // What the files that were read, or that are gone, no longer have.
  void remove_vanished() {
    std::vector<Xapian::docid> vanished;
    std::set<std::uint32_t> gone;
    for (const auto& path : gone_files_) gone.insert(inputs_.find(path)->number);
    std::set<std::uint32_t> incomplete;
    for (const auto& [hash, article] : articles_) {
      const bool is_read = read_files_.contains(article.file);
      if (article.seen || !(is_read || gone.contains(article.file))) continue;
      vanished.push_back(article.document);
      incomplete.insert(article.file);
    }
    std::ranges::sort(vanished);
    summary_.vanished = vanished.size();
    if (!vanished.empty()) guarded("index", [&] { database_.reopen(); });  // it was committed since
    for (const auto document : vanished) report_vanished(document);
    if (may_remove(vanished.size())) {
      for (const auto document : vanished) updater_->remove(document);
      summary_.removed = vanished.size();
      for (const auto& path : gone_files_) inputs_.remove(path);
    } else {
      keep_in_mind(incomplete);
    }
  }

  bool may_remove(std::size_t count) const {
    if (!options_.whole) return false;
    const auto most = options_.max_loss * static_cast<double>(articles_.size());
    return options_.force || static_cast<double>(count) <= most;
  }

  // Articles that vanished and stay are found again only if their files are read again.
  void keep_in_mind(const std::set<std::uint32_t>& files) {
    const auto all = inputs_.all();
    for (const auto& [path, file] : all) {
      if (!files.contains(file.number)) continue;
      InputFile unread = file;
      unread.hash = 0;
      inputs_.put(path, unread);
    }
  }

  void report_vanished(Xapian::docid document) {
    const auto stored = schema::decode_article(database_.get_document(document).get_data());
    const bool removed = may_remove(summary_.vanished);
    report_("'" + stored.id + "' is no longer in the corpus; it is " +
            (removed ? "removed" : "kept"));
  }

  const UpdateOptions& options_;
  const Report& report_;
  const Progress& progress_;
  CorpusReading reading_;
  UpdateSummary summary_;
  Xapian::Database database_;
  InputFiles inputs_;
  std::vector<std::string> corpus_;
  ReadingRecord record_;
  std::vector<Candidate> files_;
  std::unordered_map<std::string, std::size_t> positions_;  // in files_, by path
  std::vector<std::string> gone_files_;
  bool any_change_ = false;
  std::unordered_map<std::uint64_t, KnownArticle> articles_;  // by the hash of the id
  std::unordered_map<std::uint32_t, std::string> read_files_;
  std::set<std::uint32_t> late_duplicates_;  // files whose article an earlier file now has, too
  ArticleIds ids_;
  std::optional<IndexUpdater> updater_;
  std::size_t position_ = 0;
  std::uint32_t file_ = 0;
};

std::vector<std::string> user_tables_of(const std::string& generation) {
  return guarded(generation, [&] {
    const Xapian::Database database(generation);
    return schema::decode_labels(database.get_metadata(std::string(schema::metadata::user_tables)));
  });
}

std::string current_folder(const std::string& index) {
  return index + "/" + schema::generation_name(schema::current_generation(index));
}

}  // namespace

UpdateSummary update_index(const UpdateOptions& options, const Report& report,
                           const Progress& progress) {
  open_built_index(options.build.index);  // throws where there is none that can be updated
  const IndexLock lock(options.build.index);
  remove_unfinished(options.build.index);
  std::string generation = current_folder(options.build.index);
  UpdateOptions complete = options;
  auto& build = complete.build;
  if (build.user_tables.empty()) build.user_tables = user_tables_of(generation);
  const CompiledTables tables(table_sources(build), {generation, build.compiled_tables}, report);
  const bool tables_changed = !tables.are_those_of(generation);
  std::size_t reanalysed = 0;
  if (tables_changed) {
    reanalysed = analyse_again(build, tables, progress);
    generation = current_folder(build.index);
  }
  auto summary = Update(complete, report, progress).run(generation, tables);
  summary.tables_changed = tables_changed;
  summary.reanalysed = reanalysed;
  summary.generation = schema::current_generation(build.index);
  return summary;
}

}  // namespace dateline::indexer
