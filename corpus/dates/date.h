// SPDX-License-Identifier: GPL-2.0-or-later
// Calendar dates as news gives them: a day, or only a month, or only a year. No clock, no time
// zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::corpus {

enum class DatePrecision { year, month, day };

// Where an article's date was read. Never a file's time, a crawl's time or the time of the run.
// `seen` is when an observer of the web first met the article, `event` when that happened of which
// a row of events tells: the producer has no other date.
enum class DateSource { none, given, metadata, dateline, url, seen, event };

// "given"; empty for none. And back; none for any other word.
std::string_view to_string(DateSource source);
DateSource parse_date_source(std::string_view name);

// A date of the proleptic Gregorian calendar. month == 0 means that only the year is known, day ==
// 0 that only the month is. Ordered by year, month, day, so an imprecise date comes before the days
// inside it.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  auto operator<=>(const Date&) const = default;
  DatePrecision precision() const;
  // The first and the last day that the date may stand for.
  Date first_day() const;
  Date last_day() const;
  // "2014-06-10", "2014-06" or "2014".
  std::string to_string() const;
};

// True if the date exists: year 1 to 9999, a month of 1 to 12 or 0, a day of that month or 0 (0 if
// the month is 0).
bool is_valid(Date date);

// Days since 1970-01-01 of a date with day precision, and back.
std::int32_t to_days(Date day);
Date from_days(std::int32_t days);

}  // namespace dateline::corpus
