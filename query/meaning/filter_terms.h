// SPDX-License-Identifier: GPL-2.0-or-later
// What the value of a field stands for in an index.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/language/parsed_query.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// The terms of which a document must have one to pass the filter `node`. Empty where the value
// exists but no article has it; then `notes` says so. Throws QueryError for a value that does not
// exist, with the nearest one that does.
std::vector<std::string> find_filter_terms(const Node& node, const OpenIndex& index,
                                           std::vector<std::string>& notes);

// The place that `node` names, as an index of the table. Throws QueryError as above.
std::uint32_t find_place(const Node& node, const OpenIndex& index);

}  // namespace dateline::query
