// SPDX-License-Identifier: GPL-2.0-or-later
// Words of Arabic names of persons that make one name with the next: abd, abu, ibn.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace dateline::synonyms {

// Folded, as each script writes them. The servant of one of God's names: Abd al-Rahman.
inline constexpr std::array<std::string_view, 10> servants = {
    "abd", "abdal", "abdel", "abdoul", "abdul", "عبد", "абд", "абдель", "абдул", "עבד"};
inline constexpr std::array<std::string_view, 5> fathers = {"abou", "abu", "ابو", "абу", "אבו"};
inline constexpr std::array<std::string_view, 9> sons = {"ben", "bin", "ibn", "بن", "ابن",
                                                         "бен", "бин", "ибн", "בן"};

constexpr bool is_servant(std::string_view word) { return std::ranges::count(servants, word) > 0; }

// The spellings of the particle that a folded word is; none for what is none.
inline std::span<const std::string_view> spellings_of_particle(std::string_view word) {
  for (const std::span<const std::string_view> spellings :
       {std::span<const std::string_view>(servants), std::span<const std::string_view>(fathers),
        std::span<const std::string_view>(sons)}) {
    if (std::ranges::count(spellings, word) > 0) return spellings;
  }
  return {};
}

// Of Abdulrahman, written as one, what stands behind the servant; empty for what is none.
inline std::string_view behind_servant(std::string_view word) {
  constexpr std::array<std::string_view, 13> joined = {"abdal",  "abdel", "abder", "abdes", "abdol",
                                                       "abdoul", "abdul", "abdur", "abdus", "عبدال",
                                                       "абдель", "абдул", "абдур"};
  for (const std::string_view servant : joined) {
    if (word.starts_with(servant)) return word.substr(servant.size());
  }
  return {};
}

}  // namespace dateline::synonyms
