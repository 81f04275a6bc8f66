// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/letters.h"

#include <algorithm>

namespace dateline::corpus {
namespace {

// Bytes of the UTF-8 sequence that `lead` opens; 1 for a byte that opens none.
std::size_t sequence_size(unsigned char lead) {
  if (lead < 0xC2 || lead > 0xF4) return 1;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

bool is_between(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

// Blocks where capitals are even and each small letter follows its capital, and the reverse.
bool is_even_upper_block(char32_t c) {
  return is_between(c, 0x100, 0x137) || is_between(c, 0x14A, 0x177) ||
         is_between(c, 0x460, 0x481) || is_between(c, 0x48A, 0x4BF) || is_between(c, 0x4D0, 0x52F);
}
bool is_odd_upper_block(char32_t c) {
  return is_between(c, 0x139, 0x148) || is_between(c, 0x179, 0x17E) || is_between(c, 0x4C1, 0x4CE);
}

bool is_upper(char32_t c) {
  if (c < 0x80) return is_between(c, 'A', 'Z');
  if (is_even_upper_block(c)) return c % 2 == 0;
  if (is_odd_upper_block(c)) return c % 2 == 1;
  return (is_between(c, 0xC0, 0xDE) && c != 0xD7) || is_between(c, 0x386, 0x3AB) ||
         is_between(c, 0x400, 0x42F) || c == 0x178 || c == 0x4C0;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return is_between(c, 'a', 'z');
  if (is_even_upper_block(c)) return c % 2 == 1;
  if (is_odd_upper_block(c)) return c % 2 == 0;
  return (is_between(c, 0xDF, 0xFF) && c != 0xF7) || is_between(c, 0x3AC, 0x3CE) ||
         is_between(c, 0x430, 0x45F);
}

char32_t lower_of(char32_t c) {
  if (!is_upper(c)) return c;
  if (c < 0x80 || is_between(c, 0xC0, 0xDE) || is_between(c, 0x391, 0x3AB)) return c + 0x20;
  if (is_between(c, 0x410, 0x42F)) return c + 0x20;
  if (is_between(c, 0x400, 0x40F)) return c + 0x50;
  return is_even_upper_block(c) || is_odd_upper_block(c) ? c + 1 : c;
}

bool is_ascii_mark(char32_t c) { return is_between(c, 0x21, 0x7E); }

// Letters outside ASCII begin at U+00C0; the general punctuation and symbol blocks hold none.
bool is_letter(char32_t c) {
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !is_between(c, 0x2000, 0x2BFF) &&
         !is_between(c, 0x3000, 0x3004) && !is_between(c, 0x3008, 0x3020) && c != 0x60C &&
         c != 0x61B && c != 0x61F && !is_between(c, 0xFE00, 0xFE1F) &&
         !is_between(c, 0xFF00, 0xFF20) && c != 0xFEFF && c != 0xFFFD;
}

// Arabic-Indic and Persian digits.
bool is_digit(char32_t c) {
  return is_between(c, '0', '9') || is_between(c, 0x660, 0x669) || is_between(c, 0x6F0, 0x6F9);
}

// White space and what only steers how a line is shown.
bool is_blank(char32_t c) {
  return c == ' ' || is_between(c, '\t', '\r') || c == 0xA0 || is_between(c, 0x2000, 0x200F) ||
         is_between(c, 0x2028, 0x202F) || is_between(c, 0x2066, 0x2069) || c == 0x3000 ||
         c == 0xFEFF;
}

std::size_t last_sequence_begin(std::string_view text) {
  auto begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return begin;
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const auto size = sequence_size(lead);
  if (size == 1) return {lead < 0x80 ? char32_t{lead} : char32_t{0xFFFD}, 1};
  if (text.size() < size) return {0xFFFD, 1};
  char32_t value = lead & (0x7Fu >> size);
  for (const char c : text.substr(1, size - 1)) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) return {0xFFFD, 1};
    value = (value << 6) | (byte & 0x3F);
  }
  return {value, size};
}

void append_code_point(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  const int following = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr std::array<unsigned char, 4> leads = {0, 0xC0, 0xE0, 0xF0};
  out += static_cast<char>(leads[static_cast<std::size_t>(following)] | (c >> (6 * following)));
  for (int i = following - 1; i >= 0; --i) out += static_cast<char>(0x80 | ((c >> (6 * i)) & 0x3F));
}

LetterCase case_of(char32_t c) {
  if (is_upper(c)) return LetterCase::upper;
  return is_lower(c) ? LetterCase::lower : LetterCase::none;
}

std::string to_lower(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  while (!text.empty()) {
    const auto c = first_code_point(text);
    if (is_upper(c.value)) {
      append_code_point(lower, lower_of(c.value));
    } else {
      lower += text.substr(0, c.size);
    }
    text.remove_prefix(c.size);
  }
  return lower;
}

bool starts_with_in_any_case(std::string_view text, std::string_view lower_case_start) {
  while (!lower_case_start.empty()) {
    if (text.empty()) return false;
    const auto c = first_code_point(text);
    const auto wanted = first_code_point(lower_case_start);
    if (lower_of(c.value) != wanted.value) return false;
    text.remove_prefix(c.size);
    lower_case_start.remove_prefix(wanted.size);
  }
  return true;
}

LetterCount count_letters(std::string_view text) {
  LetterCount count;
  while (!text.empty()) {
    const auto c = first_code_point(text);
    text.remove_prefix(c.size);
    const auto letter_case = case_of(c.value);
    if (letter_case == LetterCase::upper) {
      ++count.upper;
    } else if (letter_case == LetterCase::lower) {
      ++count.lower;
    } else if (is_digit(c.value)) {
      ++count.digits;
    } else if (is_ascii_mark(c.value)) {
      ++count.marks;
    } else if (is_letter(c.value)) {
      ++count.caseless;
    }
  }
  return count;
}

bool starts_in_lower_case(std::string_view text) {
  while (!text.empty()) {
    const auto c = first_code_point(text);
    if (case_of(c.value) != LetterCase::none) return case_of(c.value) == LetterCase::lower;
    if (is_letter(c.value)) return false;
    text.remove_prefix(c.size);
  }
  return false;
}

std::string_view trim_left(std::string_view text) {
  while (!text.empty()) {
    const auto c = first_code_point(text);
    if (!is_blank(c.value)) break;
    text.remove_prefix(c.size);
  }
  return text;
}

std::string_view trim_right(std::string_view text) {
  while (!text.empty()) {
    const auto begin = last_sequence_begin(text);
    if (!is_blank(first_code_point(text.substr(begin)).value)) break;
    text = text.substr(0, begin);
  }
  return text;
}

std::string_view trim(std::string_view text) { return trim_right(trim_left(text)); }

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  text = trim_left(text);
  while (!text.empty()) {
    std::size_t size = 0;
    while (size < text.size()) {
      const auto c = first_code_point(text.substr(size));
      if (is_blank(c.value)) break;
      size += c.size;
    }
    words.push_back(text.substr(0, size));
    text = trim_left(text.substr(size));
  }
  return words;
}

}  // namespace dateline::corpus
