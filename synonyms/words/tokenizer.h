// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts a text into words as a reader counts them, each with what the name finder, the index, the
// query and the snippet need to know of it. Index and query cut with this one tokenizer.
//
// A word is a run of letters and digits. Inside it an apostrophe joins (Sana'a is `sanaa`), in
// front of it it adds nothing (al-'Abadi), a possessive 's is dropped (Kyiv's is `kyiv`), dots
// between single letters are dropped (U.S. is `us`), a comma groups thousands (2,500 is `2500`), a
// point between digits stays (2.5). A French elision before a vowel (l'Irak) is two words. A hyphen
// or an underscore separates two words that stand together. Scripts written without spaces give one
// word a character.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::synonyms {

enum class WordCase : std::uint8_t {
  none,  // no letter of the word has a case
  lower,
  capitalised,  // the first letter is a capital, the others are not: Erbil
  capital,      // one letter, a capital: I, F., M23, 3D
  capitals,     // two letters or more, all capitals: ISIS, U.S.
  mixed,        // McKenzie, iPhone
};

// What stands between a word and the one before it.
enum class Gap : std::uint8_t {
  start,  // nothing stands before it
  none,   // adjacent characters of a script without spaces, or an elision's apostrophe
  space,
  hyphen,
  line,         // white space with a line break that ends no paragraph
  stop,         // the full stop of an initial or an abbreviation
  punctuation,  // the words do not stand together
  sentence,
  paragraph,
};

// True for two words that can belong to one name.
constexpr bool stands_together(Gap gap) {
  return gap == Gap::none || gap == Gap::space || gap == Gap::hyphen || gap == Gap::line ||
         gap == Gap::stop;
}

struct Token {
  std::uint64_t hash = 0;   // hash_word of the folded word
  std::uint32_t begin = 0;  // bytes in the text as written; a possessive 's stays outside
  std::uint32_t end = 0;
  std::uint32_t folded_begin = 0;
  std::uint32_t folded_size = 0;
  std::uint32_t sentence = 0;   // counted from 0 through the text
  std::uint32_t paragraph = 0;  // counted from 0 through the text
  WordCase word_case = WordCase::none;
  Gap gap = Gap::start;
  bool dotted = false;            // U.S., U.S: dots between its letters
  bool sentence_initial = false;  // the first word of its sentence
  bool in_capitals = false;       // its paragraph (a headline, a whole text) has no small letter
  bool in_title_case = false;  // its paragraph is a headline that begins every word with a capital
  // What stands before an apostrophe with a suffix of Turkish behind it: PKK'nin, Halep'te.
  std::uint8_t stem_size = 0;  // folded bytes; 0 if there is none
  WordCase stem_case = WordCase::none;
};

// False for what may stand in a line of capitals: ISIS, T4, 10,000.
constexpr bool has_small_letter(const Token& word) {
  return word.word_case == WordCase::lower || word.word_case == WordCase::capitalised ||
         word.word_case == WordCase::mixed;
}

// The words of one text in order; a word's position is its index.
struct TokenStream {
  std::string folded;  // the folded words, one behind the other
  std::vector<Token> tokens;
  bool is_azerbaijani = false;  // many of its letters are ə

  std::size_t size() const { return tokens.size(); }
  std::string_view word(std::size_t position) const {
    const Token& token = tokens[position];
    return std::string_view(folded).substr(token.folded_begin, token.folded_size);
  }
  std::string_view stem(std::size_t position) const {
    const Token& token = tokens[position];
    return std::string_view(folded).substr(token.folded_begin, token.stem_size);
  }
};

// A folded word never exceeds this many bytes; what a longer one has beyond is dropped.
inline constexpr std::size_t max_word_bytes = 120;

// Cuts `text`, valid UTF-8 of less than 4 GiB (a byte that is not becomes a separator). Linear
// time. In a text with hard line breaks a line end is white space and a blank line or an indented
// line begins a paragraph; in any other text every line is a paragraph.
TokenStream tokenize(std::string_view text);

// The folded words of `text` joined by one space, whatever lies between them: equal for two
// spellings that are one.
std::string folded_words(std::string_view text);

// Takes back what the words' surroundings say against their capitals: in a query, or in a dateline,
// a capital is meant wherever it stands.
inline void lift_capitals(TokenStream& words) {
  for (Token& word : words.tokens) {
    word.sentence_initial = word.in_capitals = word.in_title_case = false;
  }
}

}  // namespace dateline::synonyms
