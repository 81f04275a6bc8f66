// SPDX-License-Identifier: GPL-2.0-or-later
// What `dateline-query help TOPIC` prints beside the help of the verbs, and the manual page, too.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/program/description.h"

namespace dateline::query {

std::vector<program::Topic> help_topics();

// The query language, as a manual page would have it. A line of four spaces and a query, two spaces
// or more and a remark is an example; the tests run each of them over the sample reports.
extern const std::string_view query_help;

}  // namespace dateline::query
