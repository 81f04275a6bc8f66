// SPDX-License-Identifier: GPL-2.0-or-later
// Letters and words of UTF-8 text, as far as the shape of a dateline, a credit or a date needs
// them.
//
// Only what can be said without a Unicode library: case is known for Latin, Greek and Cyrillic;
// letters of every other script have none.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::corpus {

enum class LetterCase { none, upper, lower };

// The code point at the start of `text`, and its length in bytes; U+FFFD and 1 where the bytes are
// not UTF-8. REQUIRES: text is not empty.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
};
CodePoint first_code_point(std::string_view text);
// Appends `c` as UTF-8. REQUIRES: a code point that is no surrogate.
void append_code_point(std::string& out, char32_t c);

LetterCase case_of(char32_t c);
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
// `text` in lower case, for comparing with a table of words in lower case.
std::string to_lower(std::string_view text);

// What stands in a word or a phrase.
struct LetterCount {
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t caseless = 0;  // letters of scripts without case
  std::size_t digits = 0;
  std::size_t marks = 0;  // ASCII punctuation
};
LetterCount count_letters(std::string_view text);

// True if `text` begins with `lower_case_start` in any case.
bool starts_with_in_any_case(std::string_view text, std::string_view lower_case_start);

// True if the first letter of `text` is a lower-case one.
bool starts_in_lower_case(std::string_view text);

// `text` without white space, no-break spaces and invisible direction marks at its ends.
std::string_view trim(std::string_view text);
std::string_view trim_left(std::string_view text);
std::string_view trim_right(std::string_view text);

// The parts of `text` between white space.
std::vector<std::string_view> split_words(std::string_view text);

// True if `word` is one of `words`.
template <std::size_t size>
bool contains(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The bytes of the first of `marks` that `text` begins with; 0 if it begins with none.
template <std::size_t size>
std::size_t mark_size(std::string_view text, const std::array<std::string_view, size>& marks) {
  if (text.empty()) return 0;
  for (const auto mark : marks) {
    // The look at one byte spares most calls: this runs over every byte of some lines.
    if (mark.front() == text.front() && text.starts_with(mark)) return mark.size();
  }
  return 0;
}

// Where `part`, a view into `whole`, begins.
inline std::size_t offset_in(std::string_view whole, std::string_view part) {
  return static_cast<std::size_t>(part.data() - whole.data());
}

}  // namespace dateline::corpus
