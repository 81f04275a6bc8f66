// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/finder/suffixes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <utility>

#include "synonyms/words/fold.h"

namespace dateline::synonyms {
namespace {

struct Suffixes {
  char32_t first;  // of the script's block in Unicode
  char32_t last;
  std::size_t shortest;              // bytes that have to remain
  std::vector<std::string> forms;    // the shorter in front of the longer, folded
  std::vector<std::string> instead;  // of the nominative, which suffixes replace
};

std::vector<std::string> folded(std::initializer_list<std::string_view> words) {
  std::vector<std::string> forms;
  for (const std::string_view word : words) forms.push_back(fold(word));
  return forms;
}

// Endings of cases, postpositions and particles that are written as one with the word.
const std::array<Suffixes, 10>& all_suffixes() {
  static const std::array<Suffixes, 10> all = {{
      // Δαμασκός, στη Δαμασκό; Μόσχα, της Μόσχας; Λάρνακας, στον Λάρνακα
      {0x0370, 0x03FF, 8, folded({"", "ς", "ο", "ου", "ε"}), folded({"ς", "ος"})},
      {0x0530,
       0x058F,
       6,
       folded({"ը", "ն", "ի", "ում", "ից", "ով", "ին", "յի", "յում", "յից", "յով", "յին"}),
       {}},
      // Nepali and Marathi; in Hindi these are words.
      {0x0900,
       0x097F,
       9,
       folded({"को", "का", "की", "मा", "ले", "चा", "ची", "चे", "ला", "ने", "लाई", "बाट", "तील", "हून",
               "च्या", "मध्ये"}),
       {}},
      {0x0980,
       0x09FF,
       9,
       folded(
           {"র", "ে", "ও", "ই", "কে", "তে", "ের", "য়", "রা", "য়ের", "ের", "দের", "েরা", "ভিত্তিক"}),
       {}},
      {0x0A80, 0x0AFF, 9, folded({"ના", "ની", "નું", "નો", "ને", "થી", "માં", "નાં", "માંથી"}), {}},
      // The last vowel or its absence gives way.
      {0x0B80, 0x0BFF, 9,
       folded({"ை", "ில்", "ின்", "ால்", "ுக்கு", "வில்", "வின்", "யில்", "யின்", "க்கு", "ிலிருந்து"}),
       folded({"்", "ு"})},
      {0x0C00, 0x0C7F, 9, folded({"లో", "కి", "కు", "ను", "ని", "తో", "లోని", "నుండి", "నుంచి"}), {}},
      // თბილისი, თბილისში
      {0x10A0, 0x10FF, 9,
       folded({"ს",    "მ",    "ც",     "ში",    "ზე",    "მა",     "სა",    "ის",  "ით",
               "ად",   "ისა",  "თან",   "დან",   "მდე",   "შიც",    "ზეც",   "მაც", "სთან",
               "იდან", "ამდე", "დანაც", "თანაც", "ისკენ", "ისთვის", "იდანაც"}),
       folded({"ი"})},
      {0x1100,
       0x11FF,
       12,
       folded({"은",   "는",   "이",   "가",   "을",     "를",    "의",   "에",
               "와",   "과",   "도",   "만",   "로",     "으로",  "에서", "에게",
               "에는", "에도", "까지", "부터", "에서는", "에서도"}),
       {}},
      {0x1200, 0x137F, 6, folded({"ን", "ና"}), {}},
  }};
  return all;
}

}  // namespace

std::vector<std::string> suffix_forms(std::string_view word) {
  std::vector<std::string> forms;
  if (!may_have_suffix(word)) return forms;
  std::size_t at = 0;
  const char32_t letter = next_char(word, at);
  const auto own = std::ranges::find_if(all_suffixes(), [&](const Suffixes& script) {
    return letter >= script.first && letter <= script.last;
  });
  if (own == all_suffixes().end()) return forms;
  const auto add = [&](std::string form) {
    if (form.size() >= own->shortest) forms.push_back(std::move(form));
  };
  for (const std::string& suffix : own->forms) {
    if (!word.ends_with(suffix)) continue;
    const std::string stem(word.substr(0, word.size() - suffix.size()));
    add(stem);
    for (const std::string& ending : own->instead) add(stem + ending);
  }
  return forms;
}

}  // namespace dateline::synonyms
