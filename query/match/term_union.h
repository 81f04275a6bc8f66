// SPDX-License-Identifier: GPL-2.0-or-later
// Several terms that count as one.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/match/leaf_terms.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// The documents that have any of `terms`, weighted as one term would be that stood wherever one of
// them does (OP_SYNONYM), with the same weights however the articles are split into shards.
Xapian::Query build_union(const std::vector<std::string>& terms, const OpenIndex& index);
Xapian::Query build_union(const std::vector<LeafTerm>& terms, const OpenIndex& index);

// The same of all terms that begin with `prefix`.
Xapian::Query build_wildcard_union(const std::string& prefix, const OpenIndex& index);

}  // namespace dateline::query
