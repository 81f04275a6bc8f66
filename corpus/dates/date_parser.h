// SPDX-License-Identifier: GPL-2.0-or-later
// From what producers write to a date, and what a written date tells of the order of its numbers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/dates/date.h"
#include "corpus/dates/time_zone.h"

namespace dateline::corpus {

// The order of the numbers where all of a date are numbers and the year is not the first of them.
enum class DateOrder { day_first, month_first, year_first };

// What one written date tells of that order. `none`: it is written otherwise, or both readings are
// one day (6/6/2014).
enum class DateClue { none, day_first, month_first, either };

struct DateRules {
  // Decides what could be read two ways (06/10/2014); without it that is no date. `year_first` says
  // that no such date is meant.
  std::optional<DateOrder> order{};
  // Where not empty, the only form that is read: check_date_format().
  std::string format{};
  // The zone whose days count. Times that state another are turned to it, times that state none are
  // taken to be in it. Without it the day is the one written.
  std::shared_ptr<const TimeZone> zone{};
};

// Reads a date of one of the forms that producers write, with or without a time of day after it:
//   2014-06-10  2014-06-10T07:00:00+03:00  2014-06-10 07:00:00.000  2014-06  2014  20140610
//   20140610T070000Z  20140610070000  2014/06/10  2014年6月10日  Tue, 10 Jun 2014 07:00:00 GMT
//   10 June 2014  10-Jun-2014  June 10, 2014  Jun. 10 2014  June 2014
//   Tue Jun 10 2014 07:00:00 GMT+0300 (EEST)  Tue Jun 10 07:00:00 +0000 2014
//   1402358400 and 1402358400000, seconds and milliseconds of Unix time from 2001 on (UTC, or the
//   rules' zone)
// with the names of months in the languages of date_words.h. Numbers with the year last are read
// where one exceeds 12, both are equal, or the rules say the order. Nullopt for everything that is
// not one whole valid date: a day without a year (9-Oct), "7 days ago", years of two digits (which
// only a format of the rules can read).
std::optional<Date> parse_date(std::string_view text, const DateRules& rules = {});

DateClue find_date_clue(std::string_view text);

// True if `word` names a day of the week.
bool is_weekday(std::string_view word);

}  // namespace dateline::corpus
