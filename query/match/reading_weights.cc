// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/match/reading_weights.h"

#include <stdexcept>
#include <string>

#include "query/match/term_union.h"

namespace dateline::query {

using Xapian::Query;

namespace {

// A reading is no rarer than what is met as typed, so one mention in an article of 200 times the
// usual length still weighs a hundredth of the heaviest.
constexpr double reading_share = 0.01;

}  // namespace

Query unweighted(const Query& query) { return {Query::OP_SCALE_WEIGHT, query, 0.0}; }

bool is_by_key(const LeafTerm& term) { return term.meeting == Meeting::key; }

Query weaker(const Query& query) { return {Query::OP_SCALE_WEIGHT, query, reading_share}; }

double factor_of(const Query& scaled) {
  const std::string bytes = scaled.serialise();
  const Query query = scaled.get_subquery(0);
  if (bytes == unweighted(query).serialise()) return 0;
  if (bytes == weaker(query).serialise()) return reading_share;
  throw std::logic_error("a factor that no part of a query is given: " + scaled.get_description());
}

Query with_weaker(const Query& own, std::vector<LeafTerm> terms, const OpenIndex& index) {
  std::erase_if(terms, [](const LeafTerm& term) { return !is_by_key(term) && !term.is_name; });
  if (terms.empty()) return own;
  return {Query::OP_OR, own, weaker({Query::OP_SYNONYM, own, build_union(terms, index)})};
}

}  // namespace dateline::query
