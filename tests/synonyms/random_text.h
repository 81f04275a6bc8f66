// SPDX-License-Identifier: GPL-2.0-or-later
// Reproducible random texts for the tests that hold over every input.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace dateline::synonyms {

inline bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

inline std::string to_utf8(char32_t c) {
  const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) {
    return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
  }
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)),
          byte(0x80 | (c & 0x3F))};
}

class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }

  // Letters, marks, digits and punctuation of the scripts of the reporting, close enough together
  // that they meet; now and then any character at all.
  char32_t character() {
    struct Range {
      char32_t first, last;
    };
    static constexpr std::array<Range, 16> ranges = {{{0x20, 0x7E},
                                                      {0x0A, 0x0A},
                                                      {0x20, 0x2F},
                                                      {0x27, 0x2E},
                                                      {0x41, 0x5A},
                                                      {0xA0, 0x24F},
                                                      {0x2B0, 0x2FF},
                                                      {0x300, 0x36F},
                                                      {0x370, 0x45F},
                                                      {0x5B0, 0x5F4},
                                                      {0x600, 0x6FF},
                                                      {0x900, 0x97F},
                                                      {0x1000, 0x109F},
                                                      {0x2000, 0x206F},
                                                      {0xFB00, 0xFDFF},
                                                      {0x1, 0x10FFFF}}};
    const Range& range = ranges[below(ranges.size())];
    const auto c = range.first + static_cast<char32_t>(below(range.last - range.first + 1));
    return is_surrogate(c) ? U'x' : c;
  }

  std::string valid(std::size_t characters) {
    std::string text;
    for (std::size_t i = 0; i < characters; ++i) text += to_utf8(character());
    return text;
  }

  // The same with bytes that belong to no character.
  std::string broken(std::size_t characters) {
    std::string text = valid(characters);
    for (std::size_t i = 0; i < characters / 8; ++i) {
      text[below(text.size())] = static_cast<char>(below(256));
    }
    return text;
  }

 private:
  std::mt19937 random_;  // the standard fixes its sequence
};

}  // namespace dateline::synonyms
