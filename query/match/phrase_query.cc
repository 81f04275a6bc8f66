// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/match/phrase_query.h"

#include <limits>
#include <vector>

#include "indexer/layout/schema.h"
#include "query/match/extents.h"
#include "query/match/reading_weights.h"
#include "query/match/term_union.h"

namespace dateline::query {

using Xapian::Query;

Query build_phrase_query(const PhraseTerms& phrase, const OpenIndex& index,
                         Conditions& conditions) {
  std::vector<Query> parts;
  for (const auto& part : phrase.parts) parts.push_back(build_union(part.terms, index));
  const Query all = build_all(parts, phrase.joined, [&](const Query& apart, auto& terms) {
    return Query(Query::OP_SYNONYM, apart, build_union(terms, index));
  });
  return conditions.build(all, build_condition({.kind = Node::Kind::phrase}, {phrase}));
}

std::uint32_t position_limit(bool in_title) {
  return in_title ? schema::text_begin : std::numeric_limits<std::uint32_t>::max();
}

}  // namespace dateline::query
