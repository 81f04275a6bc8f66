// SPDX-License-Identifier: GPL-2.0-or-later
// Phrases over extents: names of several words beside plain words.
//
// Xapian's OP_PHRASE gives every part of a phrase one position. A name is an extent over several,
// so a phrase with a name in it is verified here, document by document, while Xapian matches:
// totals, facets and pages stay exact, and the phrase may stand anywhere in a query.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "query/leaf_terms.h"

namespace dateline::query {

// One place of a phrase: any of the terms.
using PhrasePart = std::vector<LeafTerm>;

// The documents that have any of the terms, weighted as one.
Xapian::Query any_of(const std::vector<LeafTerm>& terms);

// The documents in which the parts stand side by side, in order, the first at a position below
// `limit`. Weighted as the AND of its parts.
Xapian::Query build_extent_phrase(const std::vector<PhrasePart>& parts, std::uint32_t limit);

}  // namespace dateline::query
