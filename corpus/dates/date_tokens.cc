// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/dates/date_tokens.h"

#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

// The value of an ASCII, Arabic-Indic or Persian digit, or -1.
int digit_of(char32_t c) {
  for (const char32_t zero : {char32_t{'0'}, char32_t{0x660}, char32_t{0x6F0}}) {
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  }
  return -1;
}

bool is_word_character(char32_t c) {
  const bool is_punctuation = c == 0x60C || (c >= 0x2000 && c < 0x2C00 && c != 0x2019);
  return case_of(c) != LetterCase::none || (c >= 0xC0 && !is_punctuation) || c == '\'';
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : rest_(text) {}

  std::vector<DateToken> tokens() {
    std::vector<DateToken> tokens;
    for (rest_ = trim_left(rest_); !rest_.empty(); rest_ = trim_left(rest_)) {
      tokens.push_back(next());
    }
    return tokens;
  }

 private:
  DateToken next() {
    const auto c = first_code_point(rest_);
    if (digit_of(c.value) >= 0) return number();
    if (is_word_character(c.value)) return word();
    DateToken mark{.word = std::string(rest_.substr(0, c.size))};
    rest_.remove_prefix(c.size);
    return mark;
  }

  DateToken number() {
    DateToken token{.kind = DateTokenKind::number};
    while (!rest_.empty()) {
      const auto c = first_code_point(rest_);
      const int digit = digit_of(c.value);
      if (digit < 0) break;
      if (++token.digits <= 18) token.value = token.value * 10 + digit;
      rest_.remove_prefix(c.size);
    }
    return token;
  }

  DateToken word() {
    std::size_t size = 0;
    while (size < rest_.size()) {
      const auto c = first_code_point(rest_.substr(size));
      if (!is_word_character(c.value) || digit_of(c.value) >= 0) break;
      size += c.size;
    }
    DateToken token{.kind = DateTokenKind::word, .word = to_lower(rest_.substr(0, size))};
    rest_.remove_prefix(size);
    return token;
  }

  std::string_view rest_;
};

}  // namespace

std::vector<DateToken> split_date(std::string_view text) { return Tokenizer(text).tokens(); }

}  // namespace dateline::corpus
