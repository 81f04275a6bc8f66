// SPDX-License-Identifier: GPL-2.0-or-later
// An unlisted spelling made ready to be compared with the listed names of several countries.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "synonyms/name_keys.h"

namespace dateline::synonyms {

// Not thread safe. The keys must outlive it.
class UnlistedSpelling {
 public:
  UnlistedSpelling(const NameKeys& keys, std::string_view folded_words);
  UnlistedSpelling(UnlistedSpelling&&) noexcept;
  UnlistedSpelling& operator=(UnlistedSpelling&&) noexcept;
  ~UnlistedSpelling();

  // NameKeys::candidates of its words.
  KeyCandidates candidates(std::optional<std::uint32_t> country);

 private:
  class Comparison;
  std::unique_ptr<Comparison> comparison_;  // none for what has no key
};

}  // namespace dateline::synonyms
