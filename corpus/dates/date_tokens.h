// SPDX-License-Identifier: GPL-2.0-or-later
// A written date as a row of numbers, words and marks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::corpus {

enum class DateTokenKind { number, word, mark };

struct DateToken {
  DateTokenKind kind = DateTokenKind::mark;
  std::string word{};      // lower case; of a mark the mark itself; empty for a number
  std::int64_t value = 0;  // of a number, in ASCII, Arabic-Indic or Persian digits; the first 18
  std::size_t digits = 0;
};

std::vector<DateToken> split_date(std::string_view text);

}  // namespace dateline::corpus
