// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/dates/date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace dateline::corpus {
namespace {

namespace chrono = std::chrono;

// In the order of DateSource.
constexpr std::array<std::string_view, 7> source_names = {"",    "given", "metadata", "dateline",
                                                          "url", "seen",  "event"};

chrono::year_month_day to_chrono(Date date) {
  return chrono::year{date.year} / chrono::month{date.month} / chrono::day{date.day};
}

Date from_chrono(chrono::year_month_day date) {
  return {static_cast<std::int16_t>(static_cast<int>(date.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}

}  // namespace

DatePrecision Date::precision() const {
  if (month == 0) return DatePrecision::year;
  return day == 0 ? DatePrecision::month : DatePrecision::day;
}

Date Date::first_day() const {
  const std::uint8_t first{1};
  return {year, month == 0 ? first : month, day == 0 ? first : day};
}

Date Date::last_day() const {
  if (month == 0) return {year, 12, 31};
  if (day != 0) return *this;
  return from_chrono(
      chrono::year_month_day(chrono::year{year} / chrono::month{month} / chrono::last));
}

std::string Date::to_string() const {
  std::array<char, 24> buffer{};
  switch (precision()) {
    case DatePrecision::year:
      std::snprintf(buffer.data(), buffer.size(), "%04d", year);
      break;
    case DatePrecision::month:
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", year, month);
      break;
    case DatePrecision::day:
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
      break;
  }
  return buffer.data();
}

std::string_view to_string(DateSource source) {
  return source_names[static_cast<std::size_t>(source)];
}

DateSource parse_date_source(std::string_view name) {
  const auto found = std::find(source_names.begin(), source_names.end(), name);
  return found == source_names.end() ? DateSource::none
                                     : static_cast<DateSource>(found - source_names.begin());
}

bool is_valid(Date date) {
  if (date.year < 1 || date.year > 9999 || date.month > 12) return false;
  if (date.month == 0) return date.day == 0;
  return date.day == 0 || to_chrono(date).ok();
}

std::int32_t to_days(Date day) {
  return static_cast<std::int32_t>(chrono::sys_days(to_chrono(day)).time_since_epoch().count());
}

Date from_days(std::int32_t days) {
  return from_chrono(chrono::year_month_day(chrono::sys_days(chrono::days(days))));
}

}  // namespace dateline::corpus
