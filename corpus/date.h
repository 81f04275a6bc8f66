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
enum class DateSource { none, given, metadata, dateline, url };

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

// Reads a date of one of the forms that producers write, ignoring a time of day after it:
//   2014-06-10  2014-06-10T07:00:00+03:00  2014-06-10 07:00:00.000  2014-06  2014  20140610
//   20140610T070000Z 2014/06/10  Tue, 10 Jun 2014 07:00:00 GMT  10 June 2014  10-Jun-2014  June 10,
//   2014  Jun. 10 2014  June 2014
// Month names in English, French, Spanish, German, Russian, Ukrainian and Arabic (both Arabic month
// sets). Purely numeric dates with the year last are read only where one of the two numbers exceeds
// 12 or both are equal; one that could be either (06/10/2014) gives nullopt, as does everything
// else that is not one whole valid date. Years of two digits never count. The day is the one
// written: a time zone is not applied.
std::optional<Date> parse_date(std::string_view text);

// True if `word` names a day of the week in one of these languages.
bool is_weekday(std::string_view word);

}  // namespace dateline::corpus
