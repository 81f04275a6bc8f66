// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/oracle_dates.h"

namespace dateline::test {
namespace {

// 2014, 2014-06 or 2014-06-10.
corpus::Date read_date(const std::string& text) {
  corpus::Date date;
  date.year = static_cast<std::int16_t>(std::stoi(text.substr(0, 4)));
  if (text.size() > 4) date.month = static_cast<std::uint8_t>(std::stoi(text.substr(5, 2)));
  if (text.size() > 7) date.day = static_cast<std::uint8_t>(std::stoi(text.substr(8, 2)));
  return date;
}

}  // namespace

bool is_dated(const std::optional<corpus::Date>& published, const std::string& text) {
  if (text == "none") return !published;
  if (!published) return false;
  if (text.ends_with("-\?\?")) return *published == read_date(text.substr(0, text.size() - 3));
  const std::size_t dots = text.find("..");
  const std::string from = text.substr(0, dots);
  const std::string to = dots == text.npos ? text : text.substr(dots + 2);
  return (from.empty() || read_date(from).first_day() <= published->first_day()) &&
         (to.empty() || published->last_day() <= read_date(to).last_day());
}

}  // namespace dateline::test
