// SPDX-License-Identifier: GPL-2.0-or-later
// How a text is set: in lines of a measure, in capitals, as a headline. Only the tokenizer asks.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "synonyms/words/fold.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {

// The case of letters of which so many have one, so many are capitals, and the first may be.
constexpr WordCase word_case(std::size_t cased, std::size_t upper, bool first_upper) {
  if (cased == 0) return WordCase::none;
  if (upper == 0) return WordCase::lower;
  if (upper == cased) return cased > 1 ? WordCase::capitals : WordCase::capital;
  return upper == 1 && first_upper ? WordCase::capitalised : WordCase::mixed;
}

// A text set by a typewriter or a wire: lines of a measure, broken at its margin, but for an
// address or a few lines that somebody added.
inline bool has_hard_line_breaks(std::string_view text) {
  constexpr std::size_t margin =
      110;  // no wire sets longer lines; prose of one line a paragraph does
  constexpr std::size_t full = 45;
  std::size_t broken = 0;
  std::size_t filled = 0;
  std::size_t beyond = 0;
  std::size_t before = 0;  // characters of the line before, none if it is blank
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    const auto trimmed = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    const bool is_address = trimmed.find("://") != trimmed.npos;
    const auto length = is_address ? 0 : count_characters(trimmed);
    if (length > 2 * margin) ++beyond;
    if (length > 0 && before > 0) {
      ++broken;
      if (before > margin && before <= 2 * margin) ++beyond;
      if (before >= full) ++filled;
    }
    before = length;
    begin = end + 1;
  }
  constexpr std::size_t few = 8;  // lines of a measure to one beyond it, a guess
  return broken >= 3 && filled * 2 > broken && beyond * few <= broken;
}

// The words of a stream from one on.
struct Paragraph {
  const TokenStream& stream;
  std::size_t begin = 0;

  auto words() const { return std::span(stream.tokens).subspan(begin); }
  std::size_t letters(const Token& word) const {
    return count_characters(
        std::string_view(stream.folded).substr(word.folded_begin, word.folded_size));
  }
};

// A paragraph in capitals has two words with cased letters or more, none with a small letter, and
// one of four letters or more: a list of acronyms is no headline.
inline bool is_in_capitals(const Paragraph& paragraph) {
  std::size_t cased = 0;
  bool has_long = false;
  for (const Token& word : paragraph.words()) {
    if (has_small_letter(word)) return false;
    if (word.word_case == WordCase::none) continue;
    ++cased;
    has_long = has_long || (!word.dotted && paragraph.letters(word) >= 4);
  }
  return cased >= 2 && has_long;
}

// A headline in title case has four long words or more, nearly all with a capital, and is one
// sentence.
inline bool is_in_title_case(const Paragraph& paragraph) {
  constexpr std::size_t longest_headline = 30;
  const auto words = paragraph.words();
  if (words.size() > longest_headline || words.empty()) return false;
  if (words.front().sentence != words.back().sentence) return false;
  std::size_t lower = 0;
  std::size_t capitalised = 0;
  for (const Token& word : words) {
    if (word.word_case == WordCase::none || paragraph.letters(word) < 4) continue;
    ++(word.word_case == WordCase::lower ? lower : capitalised);
  }
  return capitalised >= 4 && lower * 5 <= capitalised;
}

}  // namespace dateline::synonyms
