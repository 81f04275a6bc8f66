// SPDX-License-Identifier: GPL-2.0-or-later
// The periods that dates are counted by: years, quarters, months, ISO weeks and days.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/dates/date.h"

namespace dateline::query {

enum class Step { year, quarter, month, week, day };
std::string_view to_string(Step step);
std::optional<Step> parse_step(std::string_view word);

// First and last day, both included.
struct Days {
  corpus::Date first;
  corpus::Date last;
};

// The period that contains a day. Weeks begin on Monday.
Days period_of(const corpus::Date& day, Step step);

// What a query calls the period that begins on `first`: 2014, 2014-Q2, 2014-06, 2014-W24 (of the
// ISO year), 2014-06-10.
std::string period_name(const corpus::Date& first, Step step);

// What a date of any precision is counted under.
struct DateBucket {
  std::string name;  // as period_name; 2014-?? or 2014-06-?? where no more is known of the date
  Days days;
};
DateBucket bucket_of(const corpus::Date& date, Step step);

// The days of a year, quarter, month, week or day as period_name writes it, and nothing else: a
// query's date is never guessed.
std::optional<Days> parse_period(std::string_view text);

}  // namespace dateline::query
