// SPDX-License-Identifier: GPL-2.0-or-later
// What Georgian and Armenian write behind a word as one with it: in, from, of, the. It is passed
// over to look a name up, never blindly: the whole word comes first, and three letters, a
// guess, must remain. Only the finder asks.
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
  return (first >= 0xD4 && first <= 0xD6) || (first == 0xE1 && (second == 0x82 || second == 0x83));
}

// What a folded word may be without its suffix, the least stripped form first.
inline std::vector<std::string> suffix_forms(std::string_view word) {
  // Endings of cases, and postpositions; the shorter in front of the longer.
  static constexpr std::array<std::string_view, 17> georgian = {
      "ს",   "მ",   "ში",  "ზე",   "მა",   "ის",   "ით",    "ად",    "ისა",
      "თან", "დან", "მდე", "სთან", "იდან", "ამდე", "ისკენ", "ისთვის"};
  static constexpr std::array<std::string_view, 12> armenian = {
      "ը", "ն", "ի", "ում", "ից", "ով", "ին", "յի", "յում", "յից", "յով", "յին"};
  std::vector<std::string> forms;
  if (!may_have_suffix(word)) return forms;
  const bool is_georgian = word[0] == '\xE1';
  const std::size_t shortest = 3 * (is_georgian ? 3 : 2);  // bytes
  const auto add = [&](std::string form) {
    if (form.size() >= shortest) forms.push_back(std::move(form));
  };
  for (const auto suffix : is_georgian ? std::span<const std::string_view>(georgian) : armenian) {
    if (!word.ends_with(suffix)) continue;
    const std::string stem(word.substr(0, word.size() - suffix.size()));
    add(stem);
    if (is_georgian)
      add(stem + "ი");  // of the nominative, which suffixes replace: თბილისი, თბილისში
  }
  return forms;
}

}  // namespace dateline::synonyms
