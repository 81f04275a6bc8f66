// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/reading_weights.h"

#include "query/term_union.h"

namespace dateline::query {

using Xapian::Query;

bool is_by_key(const LeafTerm& term) { return term.meeting == Meeting::key; }

// `query` is no rarer than what is met as typed, so one mention in an article of 200 times the
// usual length still weighs a hundredth of the heaviest.
Query weaker(const Query& query) {
  constexpr double share = 0.01;
  return {Query::OP_SCALE_WEIGHT, query, share};
}

Query with_weaker(const Query& own, std::vector<LeafTerm> terms, const OpenIndex& index) {
  std::erase_if(terms, [](const LeafTerm& term) { return !is_by_key(term) && !term.is_name; });
  if (terms.empty()) return own;
  return {Query::OP_OR, own, weaker({Query::OP_SYNONYM, own, build_union(terms, index)})};
}

}  // namespace dateline::query
