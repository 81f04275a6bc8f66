// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update/update_index.h"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "indexer/generation/built_index.h"
#include "indexer/generation/generation.h"
#include "indexer/generation/input_files.h"
#include "indexer/generation/manifest.h"
#include "indexer/generation/reading_record.h"
#include "indexer/layout/stored_article.h"
#include "indexer/layout/xapian_errors.h"
#include "indexer/update/analyse_again.h"
#include "indexer/update/corpus_changes.h"
#include "indexer/update/index_updater.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/last_ids.h"

namespace dateline::indexer {
namespace {

struct KnownArticle {
  std::uint64_t id_hash = 0;
  Xapian::docid document = 0;
  std::uint64_t content = 0;
  std::uint32_t file = 0;
  bool seen = false;
};

class Update {
 public:
  Update(const UpdateOptions& options, const Report& report, const Progress& progress)
      : options_(options),
        report_(report),
        progress_(progress),
        reading_(options.build.reading, report) {}

  UpdateSummary run(const std::string& generation, const CompiledTables& tables) {
    guarded(generation, [&] { open(generation); });
    tell_changes();
    if (changes_.any) apply(generation, tables);
    summary_.files = changes_.files.size();
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
    changes_ = find_changes(options_, ReadingRecord(database_), inputs_);
    const auto& files = changes_.files;
    for (std::size_t i = 0; i < files.size(); ++i) positions_.emplace(files[i].path, i);
  }

  void tell_changes() {
    const auto& index = options_.build.index;
    if (changes_.record.corpus.empty())
      report_(index + ": made of other indexes, it remembers no files; name those to read");
    for (const auto& path : changes_.missing_paths) {
      report_(path +
              ": is no longer there; the articles from it are kept. To remove them, name "
              "all that the index shall have: dateline-index update --index " +
              index + " --whole PATH...");
    }
    if (!options_.whole && !changes_.gone_files.empty()) report_(about_gone_files());
    for (const auto& refused : changes_.refused) reading_.refuse(refused);
    summary_.reading_changed = changes_.reading_changed;
    summary_.missing_paths = changes_.missing_paths.size();
  }

  std::string about_gone_files() const {
    const auto& gone = changes_.gone_files;
    if (gone.size() == 1)
      return gone.front() + ": is no longer there; its articles are kept: --whole removes them";
    return gone.front() + ": and " + std::to_string(gone.size() - 1) +
           " more of the index's files are no longer there; their articles are kept: --whole "
           "removes them";
  }

  void apply(const std::string& generation, const CompiledTables& tables) {
    guarded(generation, [&] { load_articles(); });
    survey_ids();
    updater_.emplace(generation, tables, inputs_,
                     UpdaterLimits{.threads = thread_count(options_.build),
                                   .bytes_per_transaction = options_.bytes_per_transaction});
    for (const auto& candidate : changes_.files) {
      if (candidate.is_read) number_file(candidate);
    }
    for (std::size_t i = 0; i < changes_.files.size(); ++i) read(i);
    remove_vanished(generation);
    updater_->keep(changes_.record.metadata());
    updater_->commit();
    reading_.finish();
  }

  void load_articles() {
    articles_.reserve(database_.get_doccount());
    auto value = database_.valuestream_begin(schema::slot::origin);
    for (; value != database_.valuestream_end(schema::slot::origin); ++value) {
      const auto origin = schema::decode_origin(*value);
      articles_.push_back({origin.id_hash, value.get_docid(), origin.content_hash, origin.file});
    }
    std::ranges::sort(articles_, {}, &KnownArticle::id_hash);
  }

  KnownArticle* find_article(const std::string& id) {
    const std::uint64_t hash = hash_id(id);
    const auto found = std::ranges::lower_bound(articles_, hash, {}, &KnownArticle::id_hash);
    return found == articles_.end() || found->id_hash != hash ? nullptr : &*found;
  }

  // Until the file is read to its end, a run that is stopped leaves it to be read again.
  void number_file(const CandidateFile& candidate) {
    InputFile unread = candidate.now;
    unread.hash = 0;
    const auto number = inputs_.put(candidate.path, unread);
    read_files_.emplace(number, candidate.path);
  }

  void read(std::size_t position) {
    const CandidateFile& candidate = changes_.files[position];
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
    if (!opened || !has_same_stamp(look_at_file(candidate.path), file)) file.hash = 0;
    file.has_duplicates = summary_.duplicates > duplicates || late_duplicates_.contains(file_);
    inputs_.put(candidate.path, file);
  }

  InputFile with_duplicates(const CandidateFile& candidate) const {
    InputFile file = candidate.now;
    const InputFile* then = inputs_.find(candidate.path);
    file.has_duplicates = then->has_duplicates || late_duplicates_.contains(then->number);
    return file;
  }

  // Where several records with one id have to be told before the last of them, or any, is read.
  void survey_ids() {
    if (policy() == DuplicatePolicy::first) return;
    corpus::CorpusFiles read;
    for (const auto& candidate : changes_.files) {
      if (candidate.is_read) read.files.push_back(candidate.file);
    }
    last_ids_.survey(read, options_.build.reading.read);
    if (policy() == DuplicatePolicy::error) refuse_duplicates();
  }

  void refuse_duplicates() {
    for (const auto& [id, records] : last_ids_.all()) {
      const KnownArticle* known = find_article(id);
      const bool is_in_other = known != nullptr && is_unread(known->file);
      if (records.left == 1 && !is_in_other) continue;
      throw TooManyErrors(last_ids_.place_of(records) + ": the id '" + id + "' stands at " +
                          (is_in_other ? inputs_.path_of(known->file) : "an earlier place") +
                          " already; the index is left as it was");
    }
  }

  DuplicatePolicy policy() const { return options_.build.reading.duplicates; }

  void take(corpus::Article article) {
    if (const auto last = last_ids_.find_later(article))
      return report_duplicate(article, *last, " again; the last is kept");
    if (const auto first = ids_.claim(article))
      return report_duplicate(article, *first, " already; the first is kept");
    const std::uint64_t content = hash_content(article);
    KnownArticle* known = find_article(article.id);
    if (known == nullptr) {
      ++summary_.added;
      return put(std::move(article), 0);
    }
    KnownArticle& before = *known;
    if (before.file != file_ && stays_in_other_file(before)) {
      const bool is_last = policy() == DuplicatePolicy::last;
      return report_duplicate(article, inputs_.path_of(before.file),
                              is_last ? " again; the last is kept" : " already; the first is kept");
    }
    before.seen = true;
    if (before.content != content) {
      ++summary_.changed;
      return put(std::move(article), before.document);
    }
    ++summary_.unchanged;
    if (before.file != file_) updater_->set_file(before.document, file_);
  }

  // The file that has the article is not read, since it has not changed. Of two the one that
  // stands first in the corpus, or last, has it.
  bool stays_in_other_file(const KnownArticle& article) {
    if (!is_unread(article.file)) return false;
    const auto path = inputs_.path_of(article.file);
    const bool is_before = positions_.at(path) < position_;
    if (is_before == (policy() != DuplicatePolicy::last)) return true;
    late_duplicates_.insert(article.file);
    InputFile file = *inputs_.find(path);
    file.has_duplicates = true;
    inputs_.put(path, file);
    return false;
  }

  // True for a file of the corpus that has not changed.
  bool is_unread(std::uint32_t number) const {
    const auto position = positions_.find(inputs_.path_of(number));
    return position != positions_.end() && !changes_.files[position->second].is_read;
  }

  void report_duplicate(const corpus::Article& article, const std::string& other,
                        const char* which) {
    ++summary_.duplicates;
    reading_.report_duplicate(article, "the id '" + article.id + "' stands at " + other + which);
  }

  void put(corpus::Article article, Xapian::docid replaced) {
    updater_->add(std::move(article), file_, replaced);
    const std::size_t done = summary_.added + summary_.changed;
    if (done % 100 == 0) progress_({.articles = done});
  }

  // What the files that were read, or that are gone, no longer have.
  void remove_vanished(const std::string& generation) {
    std::vector<Xapian::docid> vanished;
    std::set<std::uint32_t> gone;
    if (options_.whole) {
      for (const auto& path : changes_.gone_files) gone.insert(inputs_.find(path)->number);
    }
    std::set<std::uint32_t> incomplete;
    for (const KnownArticle& article : articles_) {
      const bool is_read = read_files_.contains(article.file);
      if (article.seen || !(is_read || gone.contains(article.file))) continue;
      vanished.push_back(article.document);
      incomplete.insert(article.file);
    }
    std::ranges::sort(vanished);
    summary_.vanished = vanished.size();
    guarded(generation, [&] {
      if (!vanished.empty()) database_.reopen();  // it was committed since
      for (const auto document : vanished) report_vanished(document);
    });
    if (may_remove(vanished.size())) {
      for (const auto document : vanished) updater_->remove(document);
      summary_.removed = vanished.size();
      for (const auto& path : changes_.gone_files) inputs_.remove(path);
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
    const auto stored = schema::read_heading(database_.get_document(document));
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
  CorpusChanges changes_;
  std::unordered_map<std::string, std::size_t> positions_;  // in changes_.files, by path
  std::vector<KnownArticle> articles_;                      // of the index, by the hash of the id
  std::unordered_map<std::uint32_t, std::string> read_files_;
  std::set<std::uint32_t> late_duplicates_;  // files whose article another file now has, too
  ArticleIds ids_;
  LastIds last_ids_;  // of the files that are read
  std::optional<IndexUpdater> updater_;
  std::size_t position_ = 0;
  std::uint32_t file_ = 0;
};

std::string current_folder(const std::string& index) {
  return index + "/" + schema::generation_name(schema::current_generation(index));
}

}  // namespace

corpus::CorpusFiles find_changed_files(const UpdateOptions& options) {
  const auto index = open_built_index(options.build.index);
  const InputFiles inputs(index.database);
  auto changes = find_changes(options, ReadingRecord(index.database), inputs);
  std::vector<std::string> read;
  for (const auto& candidate : changes.files) read.push_back(candidate.path);
  for (const auto& [path, file] : inputs.all()) read.push_back(path);
  check_rejects(options.build, std::move(read));
  corpus::CorpusFiles changed{.refused = std::move(changes.refused)};
  for (auto& candidate : changes.files) {
    if (candidate.is_read) changed.files.push_back(std::move(candidate.file));
  }
  return changed;
}

UpdateSummary update_index(const UpdateOptions& options, const Report& report,
                           const Progress& progress) {
  open_built_index(options.build.index);  // throws where there is none that can be updated
  if (!options.build.reading.rejects.empty()) find_changed_files(options);  // or is refused
  const IndexLock lock(options.build.index);
  remove_unfinished(options.build.index);
  std::string generation = current_folder(options.build.index);
  UpdateOptions complete = options;
  auto& build = complete.build;
  if (build.user_tables.empty()) build.user_tables = user_tables_of(open_built_index(build.index));
  const CompiledTables tables(table_sources(build), {generation, build.compiled_tables}, report);
  const bool tables_changed = !tables.are_those_of(generation);
  std::size_t reanalysed = 0;
  if (tables_changed) {
    reanalysed = analyse_again(build, tables, progress);
    generation = current_folder(build.index);
  }
  auto summary = Update(complete, report, progress).run(generation, tables);
  list_database_again(generation);  // also what a run that was cut off left out of the list
  summary.tables_changed = tables_changed;
  summary.reanalysed = reanalysed;
  summary.generation = schema::current_generation(build.index);
  return summary;
}

}  // namespace dateline::indexer
