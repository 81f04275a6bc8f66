// SPDX-License-Identifier: GPL-2.0-or-later
// What stands before the dash or colon of a dateline, taken apart by shape alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "corpus/dates/date.h"

namespace dateline::corpus {

// Views into the text that was read. Whether `place` looks like a place is not yet said.
struct DatelineHeader {
  std::string_view place{};  // what is left without day and agency
  std::string_view agency{};
  std::optional<Date> day{};  // only where it has a year of four digits
  bool has_day = false;       // some day stands there: "Jan 8", "3 JAN 90", "Tuesday", "NO DATE"
  std::size_t size = 0;       // bytes from the start of the text, the dash or colon included
};

// The header that `text` begins with; nullopt where it begins with running text.
std::optional<DatelineHeader> read_dateline_header(std::string_view text);

// True if `text` is a day as datelines write it: "Jan 8, 2020", "3 JAN 90", "Tuesday", "NO DATE".
bool is_dateline_day(std::string_view text);

// True if `text` has letters, and none of a script that knows case.
bool is_caseless(std::string_view text);

}  // namespace dateline::corpus
