// SPDX-License-Identifier: GPL-2.0-or-later
// The endings that Slavic languages in Cyrillic letters put on names: Сергеем Шойгу, в Авдеевке.
// For names that are compared by their letters; declension.h tells the nominatives of listed ones.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "synonyms/table/name_table_layout.h"

namespace dateline::synonyms {

// Folded words without the case endings of nouns and of names that are adjectives, each word that
// keeps four letters; what is left may lack the ending of its first case, too (авдеевк). Words that
// have no such ending come back as they are.
inline std::string without_case_endings(std::string_view folded_words) {
  constexpr std::array<std::string_view, 21> endings = {
      "ого", "ому", "ові", "еві", "ою", "ею", "ом", "ем", "єм", "ым", "им",
      "ой",  "ей",  "а",   "я",   "у",  "ю",  "е",  "и",  "ы",  "і"};
  constexpr std::size_t shortest = 8;  // bytes, two a letter; a guess
  std::string stems;
  layout::for_each_word(folded_words, [&](std::string_view word) {
    const auto ending = std::ranges::find_if(endings, [&](std::string_view each) {
      return word.size() >= shortest + each.size() && word.ends_with(each);
    });
    if (ending != endings.end()) word.remove_suffix(ending->size());
    if (!stems.empty()) stems += ' ';
    stems += word;
  });
  return stems;
}

}  // namespace dateline::synonyms
