// SPDX-License-Identifier: GPL-2.0-or-later
// What has been found out about unlisted spellings and about surnames, from one article to the
// next.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "synonyms/name_keys.h"
#include "synonyms/unlisted_spelling.h"

namespace dateline::synonyms {

// Not thread safe; the answers are those that the tables give without it.
class KeyMemory {
 public:
  // Of `words` in a country, or in any text.
  const KeyCandidates& candidates(const NameKeys& keys, const std::string& words,
                                  std::optional<std::uint32_t> country) {
    const std::string key = std::to_string(country ? *country + 1 : 0) + ' ' + words;
    const auto known = candidates_.find(key);
    if (known != candidates_.end()) return known->second;
    // A word is looked up in several countries, one after the other.
    if (!last_ || last_words_ != words) {
      last_.emplace(keys, words);
      last_words_ = words;
    }
    return candidates_.emplace(key, last_->candidates(country)).first->second;
  }

  const std::vector<std::string>& surnames_of(const NameTable& table, std::uint32_t person) {
    auto [known, fresh] = surnames_.try_emplace(person);
    if (fresh) known->second = surnames(table, person);
    return known->second;
  }

  // Between two articles: forgets all once it has become too much.
  void keep_small() {
    constexpr std::size_t most = 400'000;  // some 80 MB
    if (candidates_.size() > most) candidates_.clear();
  }

 private:
  std::string last_words_;
  std::optional<UnlistedSpelling> last_;
  std::unordered_map<std::string, KeyCandidates> candidates_;
  std::unordered_map<std::uint32_t, std::vector<std::string>> surnames_;
};

}  // namespace dateline::synonyms
