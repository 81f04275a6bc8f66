// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/match/conditions.h"

#include <limits>
#include <map>
#include <memory>
#include <utility>

#include "indexer/layout/positions.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/stored_article.h"
#include "query/language/query_error.h"
#include "query/language/query_parser.h"

namespace dateline::query {

using Xapian::Query;

Query Conditions::build(const Query& proposed, Condition condition) {
  return {Query::OP_FILTER, proposed,
          build_source(std::make_shared<const Condition>(std::move(condition)), index_)};
}

Query ProposedConditions::build(const Query& proposed, Condition) {
  ++proposed_;
  return proposed;
}

// The local shards ask the condition, and have none of the ids.
Query FetchedConditions::build(const Query& proposed, Condition condition) {
  const auto shared = std::make_shared<const Condition>(std::move(condition));
  std::vector<Query> either{build_source(shared, index_)};
  for (const Shard& shard : index_.shards) {
    if (shard.address.is_remote()) add_ids(shard, proposed, *shared, either);
  }
  return {Query::OP_FILTER, proposed, Query(Query::OP_OR, either.begin(), either.end())};
}

// A set of matches has what they are sorted and collapsed by: so the positions and the heading of
// each come with it in one message.
Xapian::MSet FetchedConditions::propose(const Shard& shard, const Query& proposed,
                                        const Condition& condition) const {
  Xapian::Enquire enquire(shard.database);
  enquire.set_query({Query::OP_FILTER, proposed, bound_});
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(schema::slot::positions, false);
  enquire.set_collapse_key(schema::slot::heading, std::numeric_limits<Xapian::doccount>::max());
  auto matches = enquire.get_mset(0, limit::fetched_articles + 1);
  if (matches.size() > limit::fetched_articles) {
    const Span& span = condition.node.span;
    throw QueryError("the remote shard " + shard.address.name() + " has more than " +
                         std::to_string(limit::fetched_articles) +
                         " articles to be looked through for where words stand; narrow the query "
                         "by a date, a place or a further word",
                     span.length == 0 ? std::string::npos : span.offset, span.length);
  }
  return matches;
}

void FetchedConditions::add_ids(const Shard& shard, const Query& proposed,
                                const Condition& condition, std::vector<Query>& ids) const {
  const auto matches = propose(shard, proposed, condition);
  std::map<Xapian::docid, Xapian::MSetIterator> documents;
  for (auto match = matches.begin(); match != matches.end(); ++match) documents[*match] = match;
  if (documents.empty()) return;
  ConditionReader reader(condition, shard.database, nullptr);
  for (const auto& [document, match] : documents) {
    const std::string positions = match.get_sort_key();
    if (!reader.is_met_in(document, schema::Positions(positions))) continue;
    const auto article = schema::decode_heading(match.get_collapse_key());
    ids.emplace_back(schema::term(schema::prefix::id, article.id));
  }
}

}  // namespace dateline::query
