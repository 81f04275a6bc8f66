// SPDX-License-Identifier: GPL-2.0-or-later
// What one thread has found out about unlisted spellings and about surnames, from one article to
// the next.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "synonyms/spelling/name_keys.h"
#include "synonyms/spelling/spelling_memory.h"
#include "synonyms/spelling/unlisted_spelling.h"

namespace dateline::synonyms {

// Not thread safe; the answers are those that the tables give without it.
class KeyMemory {
 public:
  // What it does not know itself it asks of `shared`, and tells.
  explicit KeyMemory(std::shared_ptr<SpellingMemory> shared) : shared_(std::move(shared)) {}

  // Of `words` in a country, or in any text. Valid until keep_small().
  const KeyCandidates& candidates(const NameKeys& keys, const std::string& words,
                                  std::optional<std::uint32_t> country) {
    KnownCandidates& word = words_[words];
    const std::uint32_t where = country ? *country + 1 : 0;
    if (const KeyCandidates* known = word.find(where)) return *known;
    if (auto known = shared_->find(words, where)) return word.keep(where, std::move(*known));
    // A word is looked up in several countries, one after the other.
    if (!last_ || last_words_ != words) {
      last_.emplace(keys, words);
      last_words_ = words;
    }
    const KeyCandidates& found = word.keep(where, last_->candidates(country));
    shared_->keep(words, where, found);
    return found;
  }

  const std::vector<std::string>& surnames_of(const NameTable& table, std::uint32_t person) {
    auto [known, fresh] = surnames_.try_emplace(person);
    if (fresh) known->second = surnames(table, person);
    return known->second;
  }

  // Between two articles: forgets all once it has become too much.
  void keep_small() {
    constexpr std::size_t most = 20'000;  // words; the others are a lock away
    if (words_.size() > most) words_.clear();
  }

 private:
  std::shared_ptr<SpellingMemory> shared_;
  std::string last_words_;
  std::optional<UnlistedSpelling> last_;
  std::unordered_map<std::string, KnownCandidates> words_;
  std::unordered_map<std::uint32_t, std::vector<std::string>> surnames_;
};

}  // namespace dateline::synonyms
