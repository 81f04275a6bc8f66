// SPDX-License-Identifier: GPL-2.0-or-later
// What has been found out about unlisted spellings and about surnames, from one article to the
// next.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "synonyms/name_keys.h"
#include "synonyms/unlisted_spelling.h"

namespace dateline::synonyms {

// Not thread safe; the answers are those that the tables give without it.
class KeyMemory {
 public:
  // Of `words` in a country, or in any text. Valid until keep_small().
  const KeyCandidates& candidates(const NameKeys& keys, const std::string& words,
                                  std::optional<std::uint32_t> country) {
    Word& word = words_[words];
    const std::uint32_t where = country ? *country + 1 : 0;
    if (std::ranges::find(word.nothing_in, where) != word.nothing_in.end()) return word.nothing;
    if (const auto known = word.found.find(where); known != word.found.end()) return known->second;
    // A word is looked up in several countries, one after the other.
    if (!last_ || last_words_ != words) {
      last_.emplace(keys, words);
      last_words_ = words;
    }
    KeyCandidates found = last_->candidates(country);
    if (!found.best.empty()) return word.found.emplace(where, std::move(found)).first->second;
    word.nothing = std::move(found);
    word.nothing_in.push_back(where);
    return word.nothing;
  }

  const std::vector<std::string>& surnames_of(const NameTable& table, std::uint32_t person) {
    auto [known, fresh] = surnames_.try_emplace(person);
    if (fresh) known->second = surnames(table, person);
    return known->second;
  }

  // Between two articles: forgets all once it has become too much.
  void keep_small() {
    // Words; a guess. A build of 100,000 articles takes 265 MB with it, 396 MB with twice as many.
    constexpr std::size_t most = 200'000;
    if (words_.size() > most) words_.clear();
  }

 private:
  // By countries, each with 1 added; 0 for any text. Most words are like no name in most.
  struct Word {
    KeyCandidates nothing;
    std::vector<std::uint32_t> nothing_in;
    std::map<std::uint32_t, KeyCandidates> found;
  };

  std::string last_words_;
  std::optional<UnlistedSpelling> last_;
  std::unordered_map<std::string, Word> words_;
  std::unordered_map<std::uint32_t, std::vector<std::string>> surnames_;
};

}  // namespace dateline::synonyms
