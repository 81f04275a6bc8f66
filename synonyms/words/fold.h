// SPDX-License-Identifier: GPL-2.0-or-later
// The one normal form in which table, text and query are compared.
//
// Case, diacritics, full-width and presentation forms, tatweel, harakat, Persian and Arabic letter
// variants, digits of any script, zero-width and bidi marks and the modifier letters of
// transliteration (ʿ ʾ ʹ ʼ) make no difference. Letters of different scripts stay apart, and so do
// Cyrillic и and й. The form is Unicode's NFKC_Casefold, decomposed, without the marks of Latin,
// Greek, Cyrillic, Arabic and Hebrew, with the letter substitutions listed in fold.cc. It is
// reached character by character, in linear time, and folding twice changes nothing. A character
// grows to ten times its bytes at most (ﷺ).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::synonyms {

// What a character is to a word.
enum class CharRole : std::uint8_t {
  separator,  // punctuation and symbols: ends a word
  space,      // white space within a line: ends a word
  letter,
  digit,       // a decimal digit of any script
  ideograph,   // a letter of a script written without spaces: begins a word of its own
  mark,        // a vowel sign that its script cannot do without: belongs to the letter before it
  ignored,     // inside a word it adds nothing; elsewhere it separates nothing
  apostrophe,  // joins two letters, and adds nothing
  hyphen,      // separates two words that stand together
  stop,        // a full stop, which may end a sentence, an initial or an acronym, or part digits
  line_break,
};

enum class LetterCase : std::uint8_t { none, lower, upper };

struct FoldedChar {
  std::string_view text;  // the folded form, UTF-8; empty for most roles. Valid for ever.
  CharRole role = CharRole::separator;
  LetterCase letter_case = LetterCase::none;
  bool ends_sentence = false;  // ! ? and their like in all scripts, beyond CharRole::stop
};

// Reads the character of `utf8` that begins at byte `at`, which must be inside, and moves `at`
// behind it. A byte that begins no valid character gives U+FFFD.
char32_t next_char(std::string_view utf8, std::size_t& at);

constexpr bool is_continuation_byte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// How many characters a text has.
inline std::size_t count_characters(std::string_view utf8) {
  std::uint32_t continued = 0;  // narrow, so that the loop runs over many bytes at once
  for (const char byte : utf8) continued += is_continuation_byte(byte) ? 1 : 0;
  return utf8.size() - continued;
}

// The folded form of one code point. Thread safe; the first use of a block of 256 characters asks
// ICU, every later one is an array look-up.
const FoldedChar& fold_char(char32_t c);

// fold_char of U+0000 to U+00FF, for a loop that cannot afford a call for each.
const std::array<FoldedChar, 256>& fold_latin();

// Appends the folded form of `c` to `folded`, mending the few letters whose form depends on what
// stands before (и and a combining breve are й).
void append_folded(std::string& folded, char32_t c, const FoldedChar& form);

// The folded form of a text, everything that is neither letter nor digit left out.
std::string fold(std::string_view utf8);

}  // namespace dateline::synonyms
