// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dateline::query {
namespace {

using corpus::Date;
using corpus::DatePrecision;

constexpr std::array<std::pair<std::string_view, Step>, 5> steps = {{{"year", Step::year},
                                                                     {"quarter", Step::quarter},
                                                                     {"month", Step::month},
                                                                     {"week", Step::week},
                                                                     {"day", Step::day}}};
constexpr std::string_view unknown = "-??";

int parse_number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Each d of the shape is a digit, anything else stands for itself.
bool has_shape(std::string_view text, std::string_view shape) {
  return std::ranges::equal(
      text, shape, [](char c, char s) { return s == 'd' ? c >= '0' && c <= '9' : c == s; });
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

Date in_month(const Date& day, unsigned month) {
  return {.year = day.year, .month = static_cast<std::uint8_t>(month)};
}

// 1970-01-01 was a Thursday.
Date monday_of(const Date& day) {
  const std::int32_t days = corpus::to_days(day);
  const std::int32_t since_monday = ((days + 3) % 7 + 7) % 7;
  return corpus::from_days(days - since_monday);
}

// A week belongs to the year of its Thursday.
std::string week_name(const Date& monday) {
  const Date thursday = corpus::from_days(corpus::to_days(monday) + 3);
  const Date year{.year = thursday.year};
  const int day_of_year = corpus::to_days(thursday) - corpus::to_days(year.first_day());
  return year.to_string() + "-W" + two_digits(day_of_year / 7 + 1);
}

Days quarter_of(const Date& day) {
  const unsigned first_month = (day.month - 1U) / 3 * 3 + 1;
  return {in_month(day, first_month).first_day(), in_month(day, first_month + 2).last_day()};
}

Days whole(const Date& date) { return {date.first_day(), date.last_day()}; }

// True if a period of this step is known where no more than `precision` is.
bool is_known(DatePrecision precision, Step step) {
  if (precision == DatePrecision::day || step == Step::year) return true;
  return precision == DatePrecision::month && (step == Step::month || step == Step::quarter);
}

std::optional<Days> parse_date_of(std::string_view text, std::size_t parts) {
  Date date{.year = static_cast<std::int16_t>(parse_number(text.substr(0, 4)))};
  if (parts > 1) date.month = static_cast<std::uint8_t>(parse_number(text.substr(5, 2)));
  if (parts > 2) date.day = static_cast<std::uint8_t>(parse_number(text.substr(8, 2)));
  const bool complete = (parts < 2 || date.month > 0) && (parts < 3 || date.day > 0);
  if (!complete || !corpus::is_valid(date)) return std::nullopt;
  return whole(date);
}

std::optional<Days> parse_quarter(std::string_view text) {
  const Date year{.year = static_cast<std::int16_t>(parse_number(text.substr(0, 4)))};
  const int quarter = parse_number(text.substr(6));
  if (!corpus::is_valid(year) || quarter < 1 || quarter > 4) return std::nullopt;
  return quarter_of(in_month(year, static_cast<unsigned>(quarter) * 3).first_day());
}

std::optional<Days> parse_week(std::string_view text) {
  const Date year{.year = static_cast<std::int16_t>(parse_number(text.substr(0, 4)))};
  if (!corpus::is_valid(year)) return std::nullopt;
  // The fourth of January lies in the first week.
  const std::int32_t first = corpus::to_days(monday_of({year.year, 1, 4}));
  const Date monday = corpus::from_days(first + 7 * (parse_number(text.substr(6)) - 1));
  if (week_name(monday) != text) return std::nullopt;  // no week 0, and not always a week 53
  return period_of(monday, Step::week);
}

}  // namespace

std::string_view to_string(Step step) {
  return std::ranges::find(steps, step, &std::pair<std::string_view, Step>::second)->first;
}

std::optional<Step> parse_step(std::string_view word) {
  const auto found = std::ranges::find(steps, word, &std::pair<std::string_view, Step>::first);
  if (found == steps.end()) return std::nullopt;
  return found->second;
}

Days period_of(const Date& day, Step step) {
  switch (step) {
    case Step::year:
      return whole({.year = day.year});
    case Step::quarter:
      return quarter_of(day);
    case Step::month:
      return whole(in_month(day, day.month));
    case Step::week: {
      const Date monday = monday_of(day);
      return {monday, corpus::from_days(corpus::to_days(monday) + 6)};
    }
    case Step::day:
      break;
  }
  return {day, day};
}

std::string period_name(const Date& first, Step step) {
  switch (step) {
    case Step::year:
      return Date{.year = first.year}.to_string();
    case Step::quarter:
      return Date{.year = first.year}.to_string() + "-Q" + std::to_string((first.month + 2) / 3);
    case Step::month:
      return in_month(first, first.month).to_string();
    case Step::week:
      return week_name(first);
    case Step::day:
      break;
  }
  return first.to_string();
}

DateBucket bucket_of(const Date& date, Step step) {
  if (!is_known(date.precision(), step)) {
    return {date.to_string() + std::string(unknown), whole(date)};
  }
  const Days days = period_of(date.first_day(), step);
  return {period_name(days.first, step), days};
}

std::optional<Days> parse_period(std::string_view text) {
  if (has_shape(text, "dddd")) return parse_date_of(text, 1);
  if (has_shape(text, "dddd-dd")) return parse_date_of(text, 2);
  if (has_shape(text, "dddd-dd-dd")) return parse_date_of(text, 3);
  if (has_shape(text, "dddd-Qd")) return parse_quarter(text);
  if (has_shape(text, "dddd-Wdd")) return parse_week(text);
  return std::nullopt;
}

}  // namespace dateline::query
