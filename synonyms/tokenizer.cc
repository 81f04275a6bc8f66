// SPDX-License-Identifier: GPL-2.0-or-later
// One pass over the characters with one open word at most. What lies between two words is collected
// in Between and turned into a Gap when the next word opens, because only then is it known whether
// a full stop ended a sentence. Paragraphs in capitals are marked when the paragraph is complete.
#include "synonyms/tokenizer.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "synonyms/fold.h"

namespace dateline::synonyms {
namespace {

constexpr std::size_t no_position = static_cast<std::size_t>(-1);

// A full stop behind one of these ends no sentence. Sorted.
constexpr std::array<std::string_view, 56> abbreviations = {
    "adm", "approx", "apr",  "aug", "av",   "brig", "bros", "capt", "cmdr", "co",  "col", "corp",
    "cpl", "dec",    "dept", "dr",  "feb",  "fr",   "ft",   "gen",  "gov",  "hon", "inc", "jan",
    "jr",  "jul",    "jun",  "lt",  "ltd",  "maj",  "mar",  "mme",  "mr",   "mrs", "ms",  "msgr",
    "mt",  "nov",    "oct",  "pfc", "pres", "prof", "pvt",  "rep",  "reps", "rev", "sen", "sens",
    "sep", "sept",   "sgt",  "sr",  "st",   "ste",  "vs",   "ул"};

// What begins a sentence rather than a name when it follows U.S. or an initial. Sorted.
constexpr std::array<std::string_view, 22> sentence_openers = {
    "a",   "after", "an", "and", "as",   "at",  "but",   "he",   "if",   "in", "it",
    "its", "no",    "on", "she", "that", "the", "there", "they", "this", "we", "when"};

// What an apostrophe cuts off in French and Italian: l'Irak, d'Alep, qu'il. Sorted.
constexpr std::array<std::string_view, 14> elisions = {
    "c", "d", "dall", "dell", "j", "jusqu", "l", "lorsqu", "m", "n", "nell", "puisqu", "qu", "s"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& sorted, std::string_view word) {
  return std::ranges::binary_search(sorted, word);
}

// What the characters since the last word amount to.
struct Between {
  bool space = false;
  bool hyphen = false;
  bool stop = false;
  bool sentence_end = false;  // ! ? and their like
  bool punctuation = false;
  bool line = false;
  bool paragraph = false;
};

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
  std::size_t apostrophe_folded = no_position;  // size of the folded word where one was met
  std::size_t apostrophe_byte = 0;
};

struct Char {
  char32_t code = 0;
  const FoldedChar* form = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_hebrew(char32_t c) { return c >= 0x0590 && c <= 0x05FF; }

// A text set by a typewriter or a wire: lines of a measure, broken at its margin.
bool has_hard_line_breaks(std::string_view text) {
  constexpr std::size_t margin =
      110;  // no wire sets longer lines; prose of one line a paragraph does
  constexpr std::size_t full = 45;
  std::size_t broken = 0;
  std::size_t filled = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t length = end - begin;
    if (length > 2 * margin) return false;
    if (end + 1 < text.size() && text[end + 1] != '\n' && length > 0) {
      ++broken;
      if (length > margin) return false;
      if (length >= full) ++filled;
    }
    begin = end + 1;
  }
  return broken >= 3 && filled * 2 > broken;
}

// A paragraph in capitals has two words with cased letters or more, none with a small letter, and
// one of four letters or more: a list of acronyms is no headline.
bool is_in_capitals(std::span<const Token> words) {
  std::size_t cased = 0;
  bool has_long = false;
  for (const Token& word : words) {
    if (word.word_case == WordCase::none) continue;
    const bool single = word.word_case == WordCase::capitalised && word.folded_size == 1;
    if (word.word_case != WordCase::capitals && !single) return false;
    ++cased;
    has_long = has_long || (word.folded_size >= 4 && !word.dotted);
  }
  return cased >= 2 && has_long;
}

// A headline in title case has four long words or more, nearly all with a capital, and is one
// sentence.
bool is_in_title_case(std::span<const Token> words) {
  constexpr std::size_t longest_headline = 30;
  if (words.size() > longest_headline) return false;
  std::size_t lower = 0;
  std::size_t capitalised = 0;
  for (const Token& word : words) {
    if (word.folded_size < 4 || word.word_case == WordCase::none) continue;
    ++(word.word_case == WordCase::lower ? lower : capitalised);
  }
  return capitalised >= 4 && lower * 5 <= capitalised;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text)
      : text_(text), hard_breaks_(has_hard_line_breaks(text)) {
    out_.folded.reserve(text.size());
    out_.tokens.reserve(text.size() / 5);
  }

  TokenStream run() {
    Char c = read(0);
    while (c.begin < text_.size()) {
      const Char next = read(c.end);
      take(c, next);
      previous_ = c;
      c = next;
    }
    close();
    mark_paragraph();
    return std::move(out_);
  }

 private:
  Char read(std::size_t at) const {
    if (at >= text_.size()) return {0, &fold_char(0), text_.size(), text_.size()};
    std::size_t end = at;
    const char32_t code = next_char(text_, end);
    return {code, &fold_char(code), at, end};
  }

  void take(const Char& c, const Char& next) {
    switch (c.form->role) {
      case CharRole::letter:
      case CharRole::digit:
        if (word_.ideograph) close();
        return add(c);
      case CharRole::ideograph:
        close();
        add(c);
        word_.ideograph = true;
        return;
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

  void add(const Char& c) {
    if (!word_.open) open(c);
    extend(c);
    ++word_.letters_since_dot;
    if (c.form->letter_case == LetterCase::none) {
      word_.first_seen = true;
      return;
    }
    ++word_.cased;
    const bool upper = c.form->letter_case == LetterCase::upper;
    if (upper) ++word_.upper;
    if (!word_.first_seen) word_.first_upper = upper;
    word_.first_seen = true;
  }

  void extend(const Char& c) {
    append_folded(out_.folded, c.code, *c.form);
    end_ = c.end;
  }

  void open(const Char& c) {
    const bool capital = c.form->letter_case != LetterCase::lower;
    word_ = {.open = true};
    begin_ = c.begin;
    folded_begin_ = out_.folded.size();
    gap_ = out_.tokens.empty() ? Gap::start : gap(capital);
    pending_opener_ = between_.stop && gap_ == Gap::stop && capital;
    between_ = {};
  }

  Gap gap(bool capital) const {
    if (between_.paragraph) return Gap::paragraph;
    if (between_.sentence_end && capital) return Gap::sentence;
    if (between_.stop) return gap_after_stop(capital);
    if (between_.punctuation || between_.sentence_end) return Gap::punctuation;
    if (between_.line) return Gap::line;
    if (between_.hyphen) return Gap::hyphen;
    return between_.space ? Gap::space : Gap::none;
  }

  Gap gap_after_stop(bool capital) const {
    const Token& before = out_.tokens.back();
    const bool initial = out_.word(out_.size() - 1).size() <= 2 && before.end - before.begin <= 2;
    const bool abbreviation = initial || before.dotted || is_abbreviation(before);
    if (between_.punctuation) return capital && !abbreviation ? Gap::sentence : Gap::punctuation;
    if (abbreviation) return Gap::stop;
    return capital ? Gap::sentence : Gap::punctuation;
  }

  bool is_abbreviation(const Token& token) const {
    return contains(abbreviations,
                    std::string_view(out_.folded).substr(token.folded_begin, token.folded_size));
  }

  void take_apostrophe(const Char& c, const Char& next) {
    if (!word_.open || next.form->role != CharRole::letter) return take_separator(c, next);
    const auto so_far = std::string_view(out_.folded).substr(folded_begin_);
    const bool elision = contains(elisions, so_far) &&
                         (word_.upper == 0 || so_far == "l" || so_far == "d" || so_far == "qu");
    if (elision) {
      close();
      return;
    }
    word_.apostrophe_folded = out_.folded.size();
    word_.apostrophe_byte = c.begin;
  }

  void take_hyphen(const Char& next) {
    const bool joins = word_.open && is_word_char(next);
    close();
    (joins ? between_.hyphen : between_.punctuation) = true;
  }

  void take_stop(const Char& c, const Char& next) {
    const bool digits =
        word_.open && next.form->role == CharRole::digit && previous_.form->role == CharRole::digit;
    if (digits) {
      out_.folded += '.';
      return;
    }
    if (word_.open && word_.letters_since_dot == 1 && word_.cased > 0) {
      if (next.form->role == CharRole::letter && !is_word_char(read(next.end))) {
        word_.dots = true;
        word_.letters_since_dot = 0;
        return;
      }
      if (word_.dots) end_ = c.end;
      if (word_.dots && next.form->role == CharRole::apostrophe) return;
    }
    close();
    between_.stop = true;
  }

  void take_line_break(const Char& next) {
    const bool new_paragraph = !hard_breaks_ || between_.line || next.form->role == CharRole::space;
    between_.line = true;
    between_.space = true;
    if (new_paragraph) between_.paragraph = true;
  }

  void take_separator(const Char& c, const Char& next) {
    if (word_.open && c.code == U',' && groups_thousands(c)) return;
    if (word_.open && c.code == U'"' && is_hebrew(next.code) && is_hebrew(previous_.code)) return;
    close();
    if (c.form->ends_sentence) {
      between_.sentence_end = true;
    } else {
      between_.punctuation = true;
    }
  }

  // A comma with a digit before it and exactly three behind it.
  bool groups_thousands(const Char& c) const {
    if (previous_.form->role != CharRole::digit) return false;
    const auto digit = [&](std::size_t at) {
      return at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
    };
    return digit(c.end) && digit(c.end + 1) && digit(c.end + 2) && !digit(c.end + 3);
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
                .word_case = word_case(),
                .gap = gap_,
                .dotted = word_.dots};
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
    if (word_.apostrophe_folded == no_position) return;
    if (std::string_view(out_.folded).substr(word_.apostrophe_folded) != "s") return;
    out_.folded.resize(word_.apostrophe_folded);
    end_ = word_.apostrophe_byte;
    if (word_.upper == word_.cased) --word_.upper;
    --word_.cased;
  }

  WordCase word_case() const {
    if (word_.cased == 0) return WordCase::none;
    if (word_.upper == 0) return WordCase::lower;
    if (word_.upper == word_.cased) {
      return word_.cased > 1 ? WordCase::capitals : WordCase::capitalised;
    }
    return word_.upper == 1 && word_.first_upper ? WordCase::capitalised : WordCase::mixed;
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
    return token.word_case == WordCase::capitalised &&
           contains(sentence_openers,
                    std::string_view(out_.folded).substr(token.folded_begin, token.folded_size));
  }

  // Marks the words of the paragraph that ends here, if its letters are all capitals, or all first
  // letters are.
  void mark_paragraph() {
    const auto words = std::span(out_.tokens).subspan(paragraph_begin_);
    paragraph_begin_ = out_.size();
    const bool capitals = is_in_capitals(words);
    const bool title_case = !capitals && is_in_title_case(words);
    if (!capitals && !title_case) return;
    for (Token& word : words) {
      word.in_capitals = capitals;
      word.in_title_case = title_case;
    }
  }

  std::string_view text_;
  bool hard_breaks_;
  TokenStream out_;
  OpenWord word_;
  Between between_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t folded_begin_ = 0;
  Gap gap_ = Gap::start;
  bool pending_opener_ = false;
  std::uint32_t sentence_ = 0;
  std::uint32_t paragraph_ = 0;
  std::size_t paragraph_begin_ = 0;
  Char previous_{.form = &fold_char(0)};
};

}  // namespace

TokenStream tokenize(std::string_view text) { return Tokenizer(text).run(); }

void lift_capitals(TokenStream& words) {
  for (Token& word : words.tokens) {
    word.sentence_initial = false;
    word.in_capitals = false;
    word.in_title_case = false;
  }
}

}  // namespace dateline::synonyms
