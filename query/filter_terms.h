// SPDX-License-Identifier: GPL-2.0-or-later
// What the value of a field stands for in an index.
#pragma once

#include <string>
#include <vector>

#include "query/open_index.h"
#include "query/parsed_query.h"

namespace dateline::query {

// The terms of which a document must have one to pass the filter `node`. Empty where the value
// exists but no article has it; then `notes` says so. Throws QueryError for a value that does not
// exist, with the nearest one that does.
std::vector<std::string> find_filter_terms(const Node& node, const OpenIndex& index,
                                           std::vector<std::string>& notes);

}  // namespace dateline::query
