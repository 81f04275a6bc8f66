// SPDX-License-Identifier: GPL-2.0-or-later
// What Georgian, Armenian, Korean and languages of India write behind a word as one with it (in,
// from, of, the), Amharic behind an object or for and, and Greek by its cases. It is passed over to
// look a name up, never blindly: the whole word comes first, and three letters, four in Greek, or
// two syllables, a guess, must remain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::synonyms {

// Whether the folded word is written in letters that have suffixes here. Fast.
constexpr bool may_have_suffix(std::string_view word) {
  if (word.size() < 3) return false;
  const auto first = static_cast<unsigned char>(word[0]);
  const auto second = static_cast<unsigned char>(word[1]);
  const bool is_georgian_or_hangul = second >= 0x82 && second <= 0x84;
  const bool is_ethiopic = second >= 0x88 && second <= 0x8D;
  const bool is_indian = second >= 0xA4 && second <= 0xB1;
  const bool is_greek = first >= 0xCD && first <= 0xCF;
  return is_greek || (first >= 0xD4 && first <= 0xD6) ||
         (first == 0xE1 && (is_georgian_or_hangul || is_ethiopic)) || (first == 0xE0 && is_indian);
}

// What a folded word may be without its suffix, the least stripped form first. Thread safe.
std::vector<std::string> suffix_forms(std::string_view word);

}  // namespace dateline::synonyms
