// SPDX-License-Identifier: GPL-2.0-or-later
// Dates as a query gives them, and the index terms that together stand for them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/dates/date.h"

namespace dateline::query {

// First and last day, both included. An open end is nullopt.
struct DateRange {
  std::optional<corpus::Date> first;
  std::optional<corpus::Date> last;
};

// The days of a period or of a range of periods: 2025, 2025-Q3, 2025-09..2025-10, ..2024, 2024...
// Nullopt for anything else.
std::optional<DateRange> find_range(std::string_view text);

// Years of which an index has dated articles.
struct Years {
  int first = 0;
  int last = -1;
};
// Reads the metadata of an index: "2012-2025", or "" if it has no dated article.
Years parse_years(std::string_view text);

// The terms of which a document must have one to be dated `text`: a period (2025, 2025-Q3, 2025-09,
// 2025-W40, 2025-09-30), a range of periods (2025-09..2025-10, ..2024, 2024..), none, and the
// articles of which no more is known: 2025-??, 2025-09-??. An article dated 2025-09 is inside a
// range that contains the whole of September. Nullopt for anything else. Empty, though valid, where
// the index has no dated article.
std::optional<std::vector<std::string>> find_date_terms(std::string_view text, Years years);

// "2025-09-01..2025-09-30" for the two options --from and --to, each a date or empty. Throws
// QueryError for one that is neither, such as a range or none.
std::string join_range(std::string_view from, std::string_view to);

}  // namespace dateline::query
