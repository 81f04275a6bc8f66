// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/date_range.h"

#include <algorithm>
#include <charconv>

#include "indexer/layout/schema.h"
#include "query/language/calendar.h"
#include "query/language/parsed_query.h"
#include "query/language/query_error.h"

namespace dateline::query {
namespace {

using corpus::Date;
using corpus::DatePrecision;

int parse_year(std::string_view digits, int otherwise) {
  int value = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The last of the terms of a date, the one of its own precision.
std::string own_term(const Date& date) {
  const auto terms = schema::date_terms(date);
  return date.precision() == DatePrecision::day ? terms.back() : terms[terms.size() - 2];
}

// The fewest terms that cover a range: whole years, else whole months, else days.
class Cover {
 public:
  Cover(const Date& first, const Date& last) : first_(first), last_(last) {}

  std::vector<std::string> terms() {
    for (int year = first_.year; year <= last_.year; ++year) {
      add({.year = static_cast<std::int16_t>(year)});
    }
    return std::move(terms_);
  }

 private:
  void add(const Date& date) {
    if (date.last_day() < first_ || last_ < date.first_day()) return;
    if (first_ <= date.first_day() && date.last_day() <= last_) {
      terms_.push_back(own_term(date));
      return;
    }
    const bool year = date.precision() == DatePrecision::year;
    const unsigned parts = year ? 12 : date.last_day().day;
    for (unsigned part = 1; part <= parts; ++part) {
      Date inner = date;
      (year ? inner.month : inner.day) = static_cast<std::uint8_t>(part);
      add(inner);
    }
  }

  Date first_;
  Date last_;
  std::vector<std::string> terms_;
};

std::optional<std::vector<std::string>> find_imprecise_terms(std::string_view text) {
  constexpr std::string_view unknown = "-??";
  if (!text.ends_with(unknown)) return std::nullopt;
  const auto known = text.substr(0, text.size() - unknown.size());
  const auto period = parse_period(known);
  if (!period || (known.size() != 4 && known.size() != 7) || known.find('Q') != known.npos) {
    return std::nullopt;
  }
  Date date = period->first;
  date.day = 0;
  if (known.size() == 4) date.month = 0;
  return std::vector<std::string>{schema::date_terms(date).back()};
}

// One end of a range: a date, or empty for an open one.
void check_end(std::string_view name, std::string_view written) {
  if (written.empty() || parse_period(written)) return;
  std::string reason = std::string(name) + ": '" + std::string(written) + "' is ";
  reason += find_range(written) ? "a range" : "no date";
  reason += "; write 2025, 2025-Q3, 2025-09, 2025-W40 or 2025-09-30";
  if (find_range(written)) reason += ". In a query a range is date:" + std::string(written);
  if (written == "none") reason += ". Articles without a date are found by date:none in the query";
  throw QueryError(reason, std::string::npos, 0);
}

}  // namespace

std::optional<DateRange> find_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == text.npos) {
    const auto period = parse_period(text);
    if (!period) return std::nullopt;
    return DateRange{period->first, period->last};
  }
  const auto from = text.substr(0, dots);
  const auto to = text.substr(dots + 2);
  const auto first = parse_period(from);
  const auto last = parse_period(to);
  if ((!from.empty() && !first) || (!to.empty() && !last) || (from.empty() && to.empty())) {
    return std::nullopt;
  }
  DateRange range;
  if (first) range.first = first->first;
  if (last) range.last = last->last;
  if (first && last && *range.last < *range.first) return std::nullopt;
  return range;
}

Years parse_years(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == text.npos) return {};
  return {parse_year(text.substr(0, dash), 0), parse_year(text.substr(dash + 1), -1)};
}

std::optional<std::vector<std::string>> find_date_terms(std::string_view text, Years years) {
  if (text == "none") return std::vector<std::string>{std::string(schema::undated_term)};
  if (auto terms = find_imprecise_terms(text)) return terms;
  const auto range = find_range(text);
  if (!range) return std::nullopt;
  if (years.last < years.first) return std::vector<std::string>{};
  const Date begin{.year = static_cast<std::int16_t>(years.first)};
  const Date end{.year = static_cast<std::int16_t>(years.last)};
  const Date first = std::max(range->first.value_or(begin.first_day()), begin.first_day());
  const Date last = std::min(range->last.value_or(end.last_day()), end.last_day());
  return Cover(first, last).terms();
}

std::string join_range(std::string_view from, std::string_view to) {
  check_end("from", from);
  check_end("to", to);
  return std::string(from) + ".." + std::string(to);
}

}  // namespace dateline::query
