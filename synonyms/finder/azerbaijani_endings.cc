// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/finder/azerbaijani_endings.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace dateline::synonyms {
namespace {

// Folded: ə is e, ı is i. The n of the last row stands behind a possessive: Xankəndi.
constexpr auto behind_vowel = std::to_array<std::string_view>(
    {"da", "de", "ya", "ye", "ni", "nu", "dan", "den", "nin", "nun",  //
     "na", "ne", "nda", "nde", "ndan", "nden"});
constexpr auto behind_consonant =
    std::to_array<std::string_view>({"a", "e", "i", "u", "da", "de", "in", "un", "dan", "den"});
constexpr auto locatives = std::to_array<std::string_view>({"da", "de", "dan", "den"});

constexpr std::size_t shortest = 4;  // letters; a guess

constexpr std::string_view vowels = "aeiou";

// The vowels of a word are either of the back of the mouth or of its front. Folded, only a and e
// tell.
bool is_in_harmony(std::string_view stem, std::string_view ending) {
  const char last = stem[stem.find_last_of(vowels)];
  const char against = last == 'a' ? 'e' : 'a';
  return (last != 'a' && last != 'e') || ending.find(against) == ending.npos;
}

}  // namespace

std::vector<std::string_view> azerbaijani_stems(std::string_view word) {
  std::vector<std::string_view> stems;
  const auto look = [&](std::string_view ending, bool is_behind_vowel) {
    if (word.size() < shortest + ending.size() || !word.ends_with(ending)) return;
    const auto stem = word.substr(0, word.size() - ending.size());
    const bool ends_in_vowel = vowels.find(stem.back()) != vowels.npos;
    if (ends_in_vowel != is_behind_vowel || stem.find_first_of(vowels) == stem.npos) return;
    if (is_in_harmony(stem, ending)) stems.push_back(stem);
  };
  for (const std::string_view ending : behind_consonant) look(ending, false);
  for (const std::string_view ending : behind_vowel) look(ending, true);
  return stems;
}

bool is_azerbaijani_locative(std::string_view word) {
  return std::ranges::any_of(locatives, [&](auto ending) { return word.ends_with(ending); });
}

}  // namespace dateline::synonyms
