// SPDX-License-Identifier: GPL-2.0-or-later
// Who writes which spelling of a name, and when: `dateline-index names usage`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::indexer {

enum class Period : std::uint8_t { none, year, month };

// What a count is split by, beside the spelling.
struct UsageSplit {
  bool outlet = true;
  Period period = Period::none;
};

// One spelling, as written, in the articles of one outlet and period.
struct UsageLine {
  std::string spelling;               // with its capitals; white space inside it is one space
  std::optional<std::string> outlet;  // nullopt for articles without one, or where not split
  std::optional<std::string> period;  // "2014", "2014-06"; nullopt for undated, or where not split
  std::size_t articles = 0;
  std::size_t mentions = 0;
};

struct Usage {
  std::string id;
  std::string label;
  std::string kind;
  UsageSplit split;
  std::vector<UsageLine> lines;  // most articles first, then most mentions
  std::size_t articles = 0;  // that have the name; one with several spellings is in several lines
  std::size_t mentions = 0;  // the sum of the lines
  std::size_t spellings = 0;
  std::vector<std::string> other_names;  // "id label" of further names that may be so spelled
  std::string index_id;
  unsigned generation = 0;
};

// Reads every article of the index at `index` that has the name `typed`, an id or any spelling, the
// likeliest of several, and counts exactly; its adjectives do not count. Nullopt where the index
// knows no such name. Throws schema::IndexError.
std::optional<Usage> count_usage(std::string_view typed, const std::string& index,
                                 const UsageSplit& split);

enum class UsageFormat : std::uint8_t { text, jsonl, csv };
void write_usage(std::ostream& out, const Usage& usage, UsageFormat format);

}  // namespace dateline::indexer
