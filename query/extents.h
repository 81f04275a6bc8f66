// SPDX-License-Identifier: GPL-2.0-or-later
// Phrases over extents: names of several words beside plain words.
//
// Xapian's OP_PHRASE gives every part of a phrase one position. A name is an extent over several,
// so a phrase with a name in it is verified here, document by document, while Xapian matches:
// totals, facets and pages stay exact, and the phrase may stand anywhere in a query.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

namespace dateline::query {

// One place of a phrase.
struct PhrasePart {
  std::string term;
  bool is_name = false;  // its positions are schema extents
};

// The documents in which the parts stand side by side, in order, the first at a position below
// `limit`. Weighted as the AND of its terms.
Xapian::Query build_extent_phrase(const std::vector<PhrasePart>& parts, std::uint32_t limit);

}  // namespace dateline::query
