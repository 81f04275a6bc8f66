// SPDX-License-Identifier: GPL-2.0-or-later
// The Arabic definite article in Latin letters, whose spelling is the writer's: al-Sham, Al Sham,
// ash-Sham, el-Sham, Alsham. In the normal form by which the table is walked it is a word of its
// own, `+`, in front of the word that it belongs to: Hayat Tahrir ash-Sham is `hayat tahrir + sham`
// and Abdurrahman `abd + rahman`. Whether a word of a text holds an article at all (Albania,
// annual) only the table can tell: a text is walked with the word as it stands, too.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dateline::synonyms {

// Words read as an article and what it belongs to.
struct ArticleReading {
  enum class Place : std::uint8_t { apart, joined, behind_abd };

  std::array<std::string_view, 3> steps;  // the words of the normal form
  std::uint32_t step_count = 0;
  std::uint32_t words = 1;  // how many words they take
  Place place = Place::apart;

  std::span<const std::string_view> form() const { return std::span(steps).first(step_count); }
};

// Reads folded `word` and `next`, which stands behind it, or is empty.
std::optional<ArticleReading> read_article(std::string_view word, std::string_view next);

// False for most words that read_article would not read, and fast.
constexpr bool may_hold_article(std::string_view word) {
  if (word.size() < 2) return false;
  const char first = word[0];
  const char second = word[1];
  return (first == 'a' || first == 'e' || first == 'u') &&
         (second == 'l' ||
          (first != 'u' && (second == 's' || second == 'c' || second == 'd' || second == 'n' ||
                            second == 'r' || second == 't' || second == 'z' || second == 'b')));
}

// True for the articles that are words of other languages: as, an, en.
bool is_word_too(std::string_view article);

// The normal form of a spelling, folded words joined by one space. An article joined to its word
// stays as it is there: Albania is no Bania.
std::string normal_form(std::string_view words);

}  // namespace dateline::synonyms
