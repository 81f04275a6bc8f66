// SPDX-License-Identifier: GPL-2.0-or-later
// One pass over the characters with one open word at most. What lies between two words is collected
// in BetweenWords and turned into a Gap when the next word opens, because only then is it known
// whether a full stop ended a sentence. Paragraphs in capitals are marked when the paragraph is
// complete.
#include "synonyms/words/tokenizer.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "synonyms/words/between_words.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/paragraph.h"
#include "synonyms/words/word_hash.h"
#include "synonyms/words/word_lists.h"

namespace dateline::synonyms {
namespace {

// The word being read.
struct OpenWord {
  bool open = false;
  bool ideograph = false;
  bool dots = false;
  std::size_t letters_since_dot = 0;
  std::size_t cased = 0;
  std::size_t upper = 0;
  bool first_upper = false;
  bool first_seen = false;
  bool apostrophe = false;  // one was met
};

// What was read of the word before its last apostrophe.
struct BeforeApostrophe {
  std::size_t folded = 0;  // the size of the folded text
  std::size_t end = 0;
  std::size_t cased = 0;
  std::size_t upper = 0;
};

struct Char {
  char32_t code = 0;
  const FoldedChar* form = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text)
      : text_(text), hard_breaks_(has_hard_line_breaks(text)) {
    out_.folded.reserve(text.size() + hash_padding);
    out_.tokens.reserve(text.size() / 5);
  }

  TokenStream run() {
    Char c = read(0);
    while (c.begin < text_.size()) {
      const Char next = read(c.end);
      take(c, next);
      previous_code_ = c.code;
      previous_role_ = c.form->role;
      c = word_.open && !word_.ideograph ? take_small_letters(next) : next;
    }
    close();
    mark_paragraph();
    hash_words();
    constexpr std::size_t few = 4;  // words to an ə, of which most have one; a guess
    out_.is_azerbaijani = schwas_ > 0 && schwas_ * few >= out_.size();
    return std::move(out_);
  }

 private:
  Char read(std::size_t at) const {
    if (at >= text_.size()) return {0, &fold_char(0), text_.size(), text_.size()};
    const auto first = static_cast<unsigned char>(text_[at]);
    if (first < 0x80) return {first, &latin_[first], at, at + 1};
    std::size_t end = at;
    const char32_t code = next_char(text_, end);
    return {code, &fold_char(code), at, end};
  }

  void take(const Char& c, const Char& next) {
    switch (c.form->role) {
      case CharRole::letter:
      case CharRole::digit:
      case CharRole::ideograph:
        if (word_.ideograph || c.form->role == CharRole::ideograph) close();
        return add(c);
      case CharRole::mark:
      case CharRole::ignored:
        if (word_.open) extend(c);
        return;
      case CharRole::apostrophe:
        return take_apostrophe(c, next);
      case CharRole::hyphen:
        return take_hyphen(next);
      case CharRole::stop:
        return take_stop(c, next);
      case CharRole::space:
        close();
        between_.space = true;
        return;
      case CharRole::line_break:
        close();
        return take_line_break(next);
      case CharRole::separator:
        return take_separator(c, next);
    }
  }

  // What take() makes of each small letter without an accent that goes on with the word; most
  // letters are. Returns what follows them.
  Char take_small_letters(const Char& first) {
    const auto rest = text_.substr(first.begin);
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto count =
        static_cast<std::size_t>(std::ranges::find_if_not(rest, is_small) - rest.begin());
    if (count == 0) return first;
    out_.folded += rest.substr(0, count);
    end_ = first.begin + count;
    word_.letters_since_dot += count;
    word_.cased += count;
    previous_code_ = static_cast<unsigned char>(rest[count - 1]);
    previous_role_ = CharRole::letter;
    return read(end_);
  }

  void add(const Char& c) {
    if (!word_.open) open(c);
    extend(c);
    ++word_.letters_since_dot;
    const bool upper = c.form->letter_case == LetterCase::upper;
    if (!word_.first_seen) word_.first_upper = upper;
    word_.first_seen = true;
    if (upper) ++word_.upper;
    if (c.code == U'ə' || c.code == U'Ə') ++schwas_;
    if (c.form->letter_case != LetterCase::none) ++word_.cased;
  }

  void extend(const Char& c) {
    if (c.form->text.size() == 1) {
      out_.folded += c.form->text.front();  // nearly always, and several times as fast
    } else {
      append_folded(out_.folded, c.code, *c.form);
    }
    end_ = c.end;
  }

  void open(const Char& c) {
    word_ = {.open = true, .ideograph = c.form->role == CharRole::ideograph};
    begin_ = c.begin;
    folded_begin_ = out_.folded.size();
    gap_ = between_.gap(out_, *c.form);
    pending_opener_ = between_.stop && gap_ == Gap::stop && may_begin_sentence(*c.form);
    between_ = {};
  }

  // Inside a word it joins. In front of one and behind one (Tal 'Afar, the Workers' Party) it adds
  // nothing; that it may be a quotation mark is no reason to lose those.
  void take_apostrophe(const Char& c, const Char& next) {
    const bool before_letter = next.form->role == CharRole::letter;
    if (!before_letter && !(word_.open && ends_word(next))) return take_separator(c, next);
    if (!before_letter || !word_.open) return;
    const auto so_far = std::string_view(out_.folded).substr(folded_begin_);
    if (word_lists::is_elision(so_far, next.form->text)) return close();
    word_.apostrophe = true;
    before_apostrophe_ = {out_.folded.size(), c.begin, word_.cased, word_.upper};
  }

  // It joins what stands at both of its ends (U.S.-led, al-'Abadi), and what a line end or a lost
  // one has parted (al- Asad).
  void take_hyphen(const Char& next) {
    const bool behind_word = word_.open || previous_role_ == CharRole::stop;
    const bool ends_half = ends_word(next) && next.form->role != CharRole::hyphen;
    const bool joins = behind_word && (begins_word(next) || ends_half);
    close();
    (joins ? between_.hyphen : between_.punctuation) = true;
  }

  bool begins_word(const Char& c) const {
    const CharRole role = c.form->role;
    const bool silent = role == CharRole::apostrophe || role == CharRole::ignored;
    return is_word_char(c) || (silent && is_word_char(read(c.end)));
  }

  static bool ends_word(const Char& c) {
    const CharRole role = c.form->role;
    return role == CharRole::space || role == CharRole::hyphen || role == CharRole::line_break;
  }

  void take_stop(const Char& c, const Char& next) {
    if (stands_between_digits(next)) {
      out_.folded += '.';
      return;
    }
    if (word_.open && word_.letters_since_dot == 1 && word_.cased > 0) {
      if (next.form->role == CharRole::letter && !is_word_char(read(next.end))) {
        word_.dots = true;
        word_.letters_since_dot = 0;
        return;
      }
      pending_opener_ = false;  // A. is another initial
      if (word_.dots) end_ = c.end;
      if (word_.dots && next.form->role == CharRole::apostrophe) return;
    }
    close();
    between_.stop = true;
  }

  bool stands_between_digits(const Char& next) const {
    return word_.open && next.form->role == CharRole::digit && previous_role_ == CharRole::digit;
  }

  void take_line_break(const Char& next) {
    const bool new_paragraph = !hard_breaks_ || between_.line || next.form->role == CharRole::space;
    between_.line = true;
    between_.space = true;
    if (new_paragraph) between_.paragraph = true;
  }

  void take_separator(const Char& c, const Char& next) {
    if (word_.open && word_lists::is_thousands_mark(c.code) && groups_thousands(c)) return;
    if (word_.open && c.code == U'"' && word_lists::is_hebrew(next.code) &&
        word_lists::is_hebrew(previous_code_))
      return;
    close();
    if (word_lists::is_ampersand(c.code)) {
      between_.space = true;
    } else if (c.form->ends_sentence) {
      between_.sentence_end = true;
    } else {
      between_.punctuation = true;
    }
  }

  // A mark with a digit before it and exactly three behind it.
  bool groups_thousands(const Char& mark) const {
    if (previous_role_ != CharRole::digit) return false;
    Char c = read(mark.end);
    for (int i = 0; i < 3; ++i) {
      if (c.form->role != CharRole::digit) return false;
      c = read(c.end);
    }
    return c.form->role != CharRole::digit;
  }

  static bool is_word_char(const Char& c) {
    const CharRole role = c.form->role;
    return role == CharRole::letter || role == CharRole::digit || role == CharRole::ideograph;
  }

  void close() {
    if (!word_.open) return;
    drop_possessive();
    word_.open = false;
    word_.ideograph = false;
    const std::size_t size = std::min(out_.folded.size() - folded_begin_, word_limit());
    out_.folded.resize(folded_begin_ + size);
    if (size == 0) return;
    Token token{.begin = static_cast<std::uint32_t>(begin_),
                .end = static_cast<std::uint32_t>(end_),
                .folded_begin = static_cast<std::uint32_t>(folded_begin_),
                .folded_size = static_cast<std::uint32_t>(size),
                .word_case = word_case(word_.cased, word_.upper, word_.first_upper),
                .gap = gap_,
                .dotted = word_.dots};
    if (word_.apostrophe) mark_stem(token);
    place(token);
    out_.tokens.push_back(token);
  }

  // The longest prefix that keeps whole characters within max_word_bytes.
  std::size_t word_limit() const {
    if (out_.folded.size() - folded_begin_ <= max_word_bytes) return max_word_bytes;
    std::size_t limit = max_word_bytes;
    while (limit > 0 && is_continuation_byte(out_.folded[folded_begin_ + limit])) {
      --limit;
    }
    return limit;
  }

  void drop_possessive() {
    const BeforeApostrophe& before = before_apostrophe_;
    if (!word_.apostrophe || std::string_view(out_.folded).substr(before.folded) != "s") return;
    out_.folded.resize(before.folded);
    end_ = before.end;
    word_.cased = before.cased;
    word_.upper = before.upper;
  }

  void mark_stem(Token& token) const {
    const BeforeApostrophe& before = before_apostrophe_;
    const std::size_t size = before.folded - folded_begin_;
    if (size >= token.folded_size) return;  // a possessive
    const auto word = std::string_view(out_.folded).substr(folded_begin_);
    if (!word_lists::is_turkish_suffix(word.substr(size))) return;
    token.stem_size = static_cast<std::uint8_t>(size);
    token.stem_case = word_case(before.cased, before.upper, word_.first_upper);
  }

  void hash_words() {
    const std::size_t size = out_.folded.size();
    out_.folded.append(hash_padding, '\0');
    for (Token& word : out_.tokens) {
      word.hash = hash_padded_word({out_.folded.data() + word.folded_begin, word.folded_size});
    }
    out_.folded.resize(size);
  }

  // Gives the word its sentence and paragraph.
  void place(Token& token) {
    if (pending_opener_ && opens_sentence(token)) token.gap = Gap::sentence;
    if (token.gap == Gap::paragraph) {
      mark_paragraph();
      ++paragraph_;
    }
    const bool new_sentence = token.gap == Gap::paragraph || token.gap == Gap::sentence;
    if (new_sentence) ++sentence_;
    token.sentence_initial = new_sentence || token.gap == Gap::start;
    token.sentence = sentence_;
    token.paragraph = paragraph_;
  }

  bool opens_sentence(const Token& token) const {
    return (token.word_case == WordCase::capitalised || token.word_case == WordCase::capital) &&
           word_lists::contains(word_lists::sentence_openers,
                                std::string_view(out_.folded).substr(folded_begin_));
  }

  // Marks the words of the paragraph that ends here, if its letters are all capitals, or all first
  // letters are.
  void mark_paragraph() {
    const Paragraph paragraph{out_, paragraph_begin_};
    const bool capitals = is_in_capitals(paragraph);
    const bool title_case = !capitals && is_in_title_case(paragraph);
    const auto words = std::span(out_.tokens).subspan(paragraph_begin_);
    paragraph_begin_ = out_.size();
    if (!capitals && !title_case) return;
    for (Token& word : words) {
      word.in_capitals = capitals;
      word.in_title_case = title_case;
    }
  }

  std::string_view text_;
  bool hard_breaks_;
  const std::array<FoldedChar, 256>& latin_ = fold_latin();
  TokenStream out_;
  OpenWord word_;
  BeforeApostrophe before_apostrophe_;
  BetweenWords between_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t folded_begin_ = 0;
  Gap gap_ = Gap::start;
  bool pending_opener_ = false;
  std::uint32_t sentence_ = 0;
  std::uint32_t paragraph_ = 0;
  std::size_t paragraph_begin_ = 0;
  std::size_t schwas_ = 0;
  char32_t previous_code_ = 0;
  CharRole previous_role_ = CharRole::separator;
};

}  // namespace

TokenStream tokenize(std::string_view text) { return Tokenizer(text).run(); }

std::string folded_words(std::string_view text) {
  const TokenStream stream = tokenize(text);
  std::string joined;
  for (std::size_t i = 0; i < stream.size(); ++i) {
    if (i > 0) joined += ' ';
    joined += stream.word(i);
  }
  return joined;
}

}  // namespace dateline::synonyms
