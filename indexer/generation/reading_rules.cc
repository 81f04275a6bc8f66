// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/reading_rules.h"

#include <charconv>

namespace dateline::indexer {

bool ErrorLimit::is_exceeded(std::size_t bad, std::size_t read) const {
  if (records && bad > *records) return true;
  return percent && static_cast<double>(bad) * 100 > *percent * static_cast<double>(read);
}

ErrorLimit parse_error_limit(std::string_view written) {
  const bool is_percent = written.ends_with('%');
  const auto digits = written.substr(0, written.size() - (is_percent ? 1 : 0));
  const auto* end = digits.data() + digits.size();
  ErrorLimit limit;
  std::from_chars_result read{};
  if (is_percent) {
    read = std::from_chars(digits.data(), end, limit.percent.emplace());
  } else {
    read = std::from_chars(digits.data(), end, limit.records.emplace());
  }
  const bool is_sane = !limit.percent || (*limit.percent >= 0 && *limit.percent <= 100);
  if (digits.empty() || read.ec != std::errc() || read.ptr != end || !is_sane) {
    throw std::invalid_argument(
        "'" + std::string(written) +
        "' is no limit of errors; write a number of records or a share, 2%");
  }
  return limit;
}

}  // namespace dateline::indexer
