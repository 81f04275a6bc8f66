// SPDX-License-Identifier: GPL-2.0-or-later
// In which order a column writes day and month, from all of its values.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/dates/date_parser.h"

namespace dateline::corpus {

// How many values of a column can only be read day first, only month first, or both ways.
struct DateEvidence {
  std::size_t day_first = 0;
  std::size_t month_first = 0;
  std::size_t ambiguous = 0;

  // What the values prove: nullopt where none proves anything, or some prove one order and some the
  // other.
  std::optional<DateOrder> order() const;
  // "month first: 439 rows prove it, 0 speak against, 325 ambiguous", with what to do where nothing
  // is proven. `told` is the order that the user gave.
  std::string to_string(std::optional<DateOrder> told) const;
};

// Counts column by column, in memory that grows with the number of columns alone. Not thread safe.
class DateSurvey {
 public:
  void add(std::string_view column, std::string_view written);

  // Without counts for a column that was never added.
  DateEvidence evidence(std::string_view column) const;
  const std::map<std::string, DateEvidence, std::less<>>& columns() const { return columns_; }

 private:
  std::map<std::string, DateEvidence, std::less<>> columns_;
};

}  // namespace dateline::corpus
