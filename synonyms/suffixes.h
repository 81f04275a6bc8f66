// SPDX-License-Identifier: GPL-2.0-or-later
// What Georgian and Armenian write behind a word as one with it (in, from, of, the), and Amharic
// behind an object. It is passed over to look a name up, never blindly: the whole word comes first,
// and three letters or two syllables, a guess, must remain. Only the finder asks.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::synonyms {

// Whether the folded word is written in letters that have suffixes here. Fast.
constexpr bool may_have_suffix(std::string_view word) {
  if (word.size() < 2) return false;
  const auto first = static_cast<unsigned char>(word[0]);
  const auto second = static_cast<unsigned char>(word[1]);
  const bool is_georgian = second == 0x82 || second == 0x83;
  const bool is_ethiopic = second >= 0x88 && second <= 0x8D;
  return (first >= 0xD4 && first <= 0xD6) || (first == 0xE1 && (is_georgian || is_ethiopic));
}

// What a folded word may be without its suffix, the least stripped form first.
inline std::vector<std::string> suffix_forms(std::string_view word) {
  // Endings of cases, and postpositions; the shorter in front of the longer.
  static constexpr std::array<std::string_view, 17> georgian = {
      "ს",   "მ",   "ში",  "ზე",   "მა",   "ის",   "ით",    "ად",    "ისა",
      "თან", "დან", "მდე", "სთან", "იდან", "ამდე", "ისკენ", "ისთვის"};
  static constexpr std::array<std::string_view, 12> armenian = {
      "ը", "ն", "ի", "ում", "ից", "ով", "ին", "յի", "յում", "յից", "յով", "յին"};
  static constexpr std::array<std::string_view, 1> amharic = {"ን"};
  std::vector<std::string> forms;
  if (!may_have_suffix(word)) return forms;
  const bool is_armenian = word[0] != '\xE1';
  const bool is_georgian = !is_armenian && word[1] < '\x88';
  const std::size_t shortest = is_georgian ? 9 : 6;  // bytes; of Amharic two syllables
  std::span<const std::string_view> suffixes = amharic;
  if (is_georgian) suffixes = georgian;
  if (is_armenian) suffixes = armenian;
  const auto add = [&](std::string form) {
    if (form.size() >= shortest) forms.push_back(std::move(form));
  };
  for (const std::string_view suffix : suffixes) {
    if (!word.ends_with(suffix)) continue;
    const std::string stem(word.substr(0, word.size() - suffix.size()));
    add(stem);
    if (is_georgian)
      add(stem + "ი");  // of the nominative, which suffixes replace: თბილისი, თბილისში
  }
  return forms;
}

}  // namespace dateline::synonyms
