// SPDX-License-Identifier: GPL-2.0-or-later
// What Georgian, Armenian and Korean write behind a word as one with it (in, from, of, the), and
// Amharic behind an object or for and. It is passed over to look a name up, never blindly: the
// whole word comes first, and three letters or two syllables, a guess, must remain. Only the finder
// asks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::synonyms {

// Whether the folded word is written in letters that have suffixes here. Fast.
constexpr bool may_have_suffix(std::string_view word) {
  if (word.size() < 2) return false;
  const auto first = static_cast<unsigned char>(word[0]);
  const auto second = static_cast<unsigned char>(word[1]);
  const bool is_georgian_or_hangul = second >= 0x82 && second <= 0x84;
  const bool is_ethiopic = second >= 0x88 && second <= 0x8D;
  return (first >= 0xD4 && first <= 0xD6) ||
         (first == 0xE1 && (is_georgian_or_hangul || is_ethiopic));
}

// Syllables of Hangul taken apart into their letters, as folded words have them (The Unicode
// Standard, 3.12).
inline std::string letters_of_hangul(std::u32string_view syllables) {
  std::string letters;
  const auto add = [&](char32_t letter) {  // of U+1100 to U+11FF
    letters += {'\xE1', static_cast<char>(0x80 | (letter >> 6 & 0x3F)),
                static_cast<char>(0x80 | (letter & 0x3F))};
  };
  for (const char32_t syllable : syllables) {
    const char32_t index = syllable - U'가';
    add(0x1100 + index / 588);
    add(0x1161 + index % 588 / 28);
    if (index % 28 != 0) add(0x11A7 + index % 28);
  }
  return letters;
}

// What a folded word may be without its suffix, the least stripped form first.
inline std::vector<std::string> suffix_forms(std::string_view word) {
  // Endings of cases, and postpositions; the shorter in front of the longer.
  static const std::vector<std::string> georgian = {
      "ს",   "მ",   "ში",  "ზე",  "მა",   "სა",   "ის",   "ით",    "ად",
      "ისა", "თან", "დან", "მდე", "სთან", "იდან", "ამდე", "ისკენ", "ისთვის"};
  static const std::vector<std::string> armenian = {"ը",  "ն",  "ի",    "ում", "ից",  "ով",
                                                    "ին", "յի", "յում", "յից", "յով", "յին"};
  static const std::vector<std::string> amharic = {"ን", "ና"};
  static const std::vector<std::string> korean = [] {
    std::vector<std::string> particles;
    for (const std::u32string_view each :
         {U"은",   U"는",   U"이",   U"가",   U"을",     U"를",    U"의",   U"에",
          U"와",   U"과",   U"도",   U"만",   U"로",     U"으로",  U"에서", U"에게",
          U"에는", U"에도", U"까지", U"부터", U"에서는", U"에서도"}) {
      particles.push_back(letters_of_hangul(each));
    }
    return particles;
  }();
  std::vector<std::string> forms;
  if (!may_have_suffix(word)) return forms;
  const bool is_armenian = word[0] != '\xE1';
  const bool is_georgian = !is_armenian && word[1] < '\x84';
  const bool is_korean = !is_armenian && word[1] == '\x84';
  const auto& suffixes = is_armenian   ? armenian
                         : is_georgian ? georgian
                         : is_korean   ? korean
                                       : amharic;
  // Bytes; of Amharic and Korean two syllables.
  const std::size_t shortest = is_korean ? 12 : is_georgian ? 9 : 6;
  const auto add = [&](std::string form) {
    if (form.size() >= shortest) forms.push_back(std::move(form));
  };
  for (const std::string& suffix : suffixes) {
    if (!word.ends_with(suffix)) continue;
    const std::string stem(word.substr(0, word.size() - suffix.size()));
    add(stem);
    if (is_georgian)
      add(stem + "ი");  // of the nominative, which suffixes replace: თბილისი, თბილისში
  }
  return forms;
}

}  // namespace dateline::synonyms
