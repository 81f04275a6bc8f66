// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/words/arabic_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "synonyms/words/fold.h"

namespace dateline::synonyms {
namespace {

constexpr auto prefixes = std::to_array<std::string_view>(
    {"",  "و",  "ف",  "ب",  "ك",  "ل",  "ال", "وال", "بال", "لل", "كال", "فال", "ولل",
     "س", "وب", "ول", "وس", "سي", "ست", "ي",  "ت",   "ن",   "ا",  "وي",  "وت"});
constexpr auto endings = std::to_array<std::string_view>(
    {"",   "ه",  "ها", "هم", "هن", "كم", "نا", "ني", "ي",   "ك",   "ات",  "ون",   "ين",
     "ان", "وا", "ت",  "تم", "تا", "ا",  "يه", "ته", "تها", "هما", "اته", "اتها", "اتهم"});
constexpr std::size_t shortest_stem = 4;  // bytes, two letters

}  // namespace

bool is_arabic(std::string_view word) {
  if (word.empty()) return false;
  std::size_t at = 0;
  const char32_t first = next_char(word, at);
  return first >= 0x600 && first < 0x780;
}

bool is_form_of(std::string_view word, const std::function<bool(std::string_view)>& is_stem) {
  return std::ranges::any_of(prefixes, [&](std::string_view prefix) {
    return word.starts_with(prefix) && std::ranges::any_of(endings, [&](std::string_view ending) {
             if (!word.ends_with(ending)) return false;
             if (word.size() < prefix.size() + ending.size() + shortest_stem) return false;
             const std::string_view stem =
                 word.substr(prefix.size(), word.size() - prefix.size() - ending.size());
             // A feminine ending is lost in front of another.
             return is_stem(stem) || (!ending.empty() && is_stem(std::string(stem) + "ه"));
           });
  });
}

}  // namespace dateline::synonyms
