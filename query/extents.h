// SPDX-License-Identifier: GPL-2.0-or-later
// Conditions on where words and names stand: phrases with names of several words, and proximity.
//
// Xapian's OP_PHRASE and OP_NEAR give every part one position. A name is an extent over several,
// and NEAR takes phrases, so what they say is verified here, document by document, while Xapian
// matches: totals, facets and pages stay exact, and the condition may stand anywhere in a query.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "query/leaf_terms.h"
#include "query/proximity.h"

namespace dateline::query {

// One place of a phrase: any of the terms, or of the words that begin with `wildcard`.
struct PhrasePart {
  std::vector<LeafTerm> terms;
  std::string wildcard;
};

struct PhraseTerms {
  std::vector<PhrasePart> parts;
  std::uint32_t limit = 0;  // the position that the phrase has to begin before
};

// The documents that have any of the terms, weighted as one.
Xapian::Query any_of(const std::vector<LeafTerm>& terms);

// The documents in which the parts stand side by side, in order. Weighted as the AND of its parts,
// none of which is a wildcard.
Xapian::Query build_extent_phrase(const PhraseTerms& phrase);

// Those of the documents that `proposed` finds, with its weights, in which `node` is met.
// `phrases` are those of `node` in the order of the tree.
Xapian::Query build_placed(const Xapian::Query& proposed, Node node,
                           std::vector<PhraseTerms> phrases);

}  // namespace dateline::query
