// SPDX-License-Identifier: GPL-2.0-or-later
// An unlisted spelling made ready to be compared with the listed names of several countries, and
// what one of several words must share with a listed one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "synonyms/spelling/name_keys.h"

namespace dateline::synonyms {

// Not thread safe. The keys must outlive it.
class UnlistedSpelling {
 public:
  UnlistedSpelling(const NameKeys& keys, std::string_view folded_words);
  UnlistedSpelling(UnlistedSpelling&&) noexcept;
  UnlistedSpelling& operator=(UnlistedSpelling&&) noexcept;
  ~UnlistedSpelling();

  // NameKeys::candidates of its words; only `names`, a bit for each of the table, if they are
  // given.
  KeyCandidates candidates(std::optional<std::uint32_t> country,
                           const std::vector<bool>* names = nullptr);

 private:
  class Comparison;
  std::unique_ptr<Comparison> comparison_;  // none for what has no key
};

// Whether a listed spelling has as many words as an unlisted one or more, but for the articles,
// which one writes and another leaves out: Tall Tawil is more than Tawil. Both folded.
bool has_as_many_words(std::string_view listed, std::string_view folded_words);

// Whether several folded words that begin with a person's given name end with her surname, or with
// one that is alike: Mikhail Petrov is no Mykhailo Fedorov. True for what begins otherwise.
// Where the person has such spellings in the script of the words these decide.
bool may_be_person(const SpellingModel& model, std::string_view words, const NameTable& table,
                   std::uint32_t person);

}  // namespace dateline::synonyms
