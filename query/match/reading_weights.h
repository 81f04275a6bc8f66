// SPDX-License-Identifier: GPL-2.0-or-later
// How much it weighs that something is met: by a reading of what was typed less than as typed, by a
// filter nothing.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/match/extents.h"
#include "query/match/leaf_terms.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// The same articles as `query`, which weigh nothing.
Xapian::Query unweighted(const Xapian::Query& query);

bool is_by_key(const LeafTerm& term);

// The same articles as `query`, below those that are met as typed. To rank so, `query` has to find
// what is met as typed, too.
Xapian::Query weaker(const Xapian::Query& query);

// What weights are multiplied by in an OP_SCALE_WEIGHT made by one of the two above: Xapian does
// not tell. Throws std::logic_error for any other.
double factor_of(const Xapian::Query& scaled);

// `own`, or with less weight what else those of the terms find that are a word's by its key or are
// names.
Xapian::Query with_weaker(const Xapian::Query& own, std::vector<LeafTerm> terms,
                          const OpenIndex& index);

// All of the parts of a phrase, each of which was built; in the place of what are a name together
// what `either` makes of these parts and the terms of the name.
template <class Either>
Xapian::Query build_all(const std::vector<Xapian::Query>& parts,
                        const std::vector<JoinedParts>& joined, Either either) {
  std::vector<Xapian::Query> all;
  auto part = parts.begin();
  for (const JoinedParts& together : joined) {
    const auto first = parts.begin() + static_cast<std::ptrdiff_t>(together.first);
    all.insert(all.end(), part, first);
    part = first + static_cast<std::ptrdiff_t>(together.count);
    all.push_back(either(Xapian::Query(Xapian::Query::OP_AND, first, part), together.terms));
  }
  all.insert(all.end(), part, parts.end());
  return {Xapian::Query::OP_AND, all.begin(), all.end()};
}

}  // namespace dateline::query
