// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update/corpus_changes.h"

#include <algorithm>
#include <filesystem>
#include <unordered_set>
#include <utility>

#include "corpus/files/corpus_file.h"
#include "indexer/writing/corpus_reading.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;

// Sets the hash where it had to be looked at, and says whether the file must be read.
bool has_changed(CandidateFile& candidate, const InputFile* then, bool checksum) {
  if (then != nullptr && then->hash != 0 && !checksum && has_same_stamp(*then, candidate.now)) {
    candidate.now.hash = then->hash;
    return false;
  }
  candidate.now.hash = hash_file(candidate.path);
  return then == nullptr || then->hash != candidate.now.hash;
}

class Search {
 public:
  Search(const UpdateOptions& options, const InputFiles& inputs)
      : options_(options), inputs_(inputs) {}

  CorpusChanges run(const ReadingRecord& then) {
    choose_corpus(then);
    auto found = find_input_files(corpus_, options_.build.index);
    changes_.refused = std::move(found.refused);
    for (const auto& file : found.files) look_at(file);
    find_gone_files();
    if (changes_.any) reread_duplicates();
    return std::move(changes_);
  }

 private:
  // What is read, and what the index shall remember of it.
  void choose_corpus(const ReadingRecord& then) {
    corpus_ = options_.build.corpus.empty() ? then.corpus : options_.build.corpus;
    changes_.record = ReadingRecord(corpus_, options_.build.reading);
    changes_.reading_changed = !then.corpus.empty() && changes_.record.hash != then.hash;
    if (!options_.whole) changes_.record.add_corpus(then.corpus);
    if (changes_.reading_changed && !options_.whole) corpus_ = changes_.record.corpus;
    changes_.any = changes_.record.metadata() != then.metadata();
    if (!options_.whole) pass_over_missing();
  }

  // What this run is given must be there.
  void pass_over_missing() {
    const auto& given = options_.build.corpus;
    std::erase_if(corpus_, [&](const std::string& path) {
      if (std::ranges::count(given, path) > 0 || fs::exists(path)) return false;
      changes_.missing_paths.push_back(path);
      return true;
    });
  }

  void look_at(const corpus::CorpusFile& file) {
    CandidateFile candidate{.file = file, .path = fs::absolute(file.path).lexically_normal()};
    candidate.now = look_at_file(candidate.path);
    const InputFile* then = inputs_.find(candidate.path);
    const bool changed = has_changed(candidate, then, options_.checksum);
    candidate.is_read = changed || changes_.reading_changed;
    changes_.any |= candidate.is_read || !has_same_stamp(*then, candidate.now);
    changes_.files.push_back(std::move(candidate));
  }

  void find_gone_files() {
    std::unordered_set<std::string> there;
    for (const auto& candidate : changes_.files) there.insert(candidate.path);
    ReadingRecord looked_at;
    looked_at.add_corpus(corpus_);
    const auto is_looked_at = [&](const std::string& path) {
      return std::ranges::any_of(looked_at.corpus,
                                 [&](const auto& folder) { return lies_in(path, folder); });
    };
    for (const auto& [path, file] : inputs_.all()) {
      if (there.contains(path)) continue;
      if (options_.whole || (is_looked_at(path) && !fs::exists(path)))
        changes_.gone_files.push_back(path);
    }
    changes_.any |= options_.whole && !changes_.gone_files.empty();
  }

  // An article that another file had may now be the only one of its id.
  void reread_duplicates() {
    for (auto& candidate : changes_.files) {
      const InputFile* then = inputs_.find(candidate.path);
      if (then != nullptr && then->has_duplicates) candidate.is_read = true;
    }
  }

  const UpdateOptions& options_;
  const InputFiles& inputs_;
  std::vector<std::string> corpus_;
  CorpusChanges changes_;
};

}  // namespace

CorpusChanges find_changes(const UpdateOptions& options, const ReadingRecord& then,
                           const InputFiles& inputs) {
  return Search(options, inputs).run(then);
}

}  // namespace dateline::indexer
