// SPDX-License-Identifier: GPL-2.0-or-later
// What `dateline-query help TOPIC` prints.
#pragma once

#include <span>
#include <string_view>

namespace dateline::query {

struct HelpTopic {
  std::string_view name;
  std::string_view summary;  // one line
  std::string_view text;     // ends with a line break
};

std::span<const HelpTopic> help_topics();

// The query language, as a manual page would have it. A line of four spaces and a query, two spaces
// or more and a remark is an example; the tests run each of them over the sample reports.
extern const std::string_view query_help;

}  // namespace dateline::query
