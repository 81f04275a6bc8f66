// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/conditions.h"

#include <memory>
#include <utility>

#include "indexer/schema.h"
#include "indexer/stored_article.h"
#include "query/query_parser.h"

namespace dateline::query {

using Xapian::Query;

Query Conditions::build(const Query& proposed, Condition condition) {
  return {Query::OP_FILTER, proposed,
          build_source(std::make_shared<const Condition>(std::move(condition)))};
}

Query ProposedConditions::build(const Query& proposed, Condition) {
  ++proposed_;
  return proposed;
}

// The local shards ask the condition, and have none of the ids.
Query FetchedConditions::build(const Query& proposed, Condition condition) {
  const auto shared = std::make_shared<const Condition>(std::move(condition));
  std::vector<Query> either{build_source(shared)};
  for (const Shard& shard : index_.shards) {
    if (shard.address.is_remote()) add_ids(shard, proposed, *shared, either);
  }
  return {Query::OP_FILTER, proposed, Query(Query::OP_OR, either.begin(), either.end())};
}

std::vector<Xapian::docid> FetchedConditions::propose(const Shard& shard, const Query& proposed,
                                                      const Condition& condition) const {
  Xapian::Enquire enquire(shard.database);
  enquire.set_query({Query::OP_FILTER, proposed, bound_});
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const auto matches = enquire.get_mset(0, limit::fetched_articles + 1);
  if (matches.size() > limit::fetched_articles) {
    const Span& span = condition.node.span;
    throw QueryError("the remote shard " + shard.address.name() + " has more than " +
                         std::to_string(limit::fetched_articles) +
                         " articles to be looked through for where words stand; narrow the query "
                         "by a date, a place or a further word",
                     span.length == 0 ? std::string::npos : span.offset, span.length);
  }
  std::vector<Xapian::docid> documents;
  for (auto match = matches.begin(); match != matches.end(); ++match) documents.push_back(*match);
  return documents;
}

void FetchedConditions::add_ids(const Shard& shard, const Query& proposed,
                                const Condition& condition, std::vector<Query>& ids) const {
  const auto documents = propose(shard, proposed, condition);
  if (documents.empty()) return;
  ConditionReader reader(condition, shard.database);
  for (const Xapian::docid document : documents) {
    if (!reader.is_met_in(document)) continue;
    const auto article = schema::read_heading(shard.database.get_document(document));
    ids.emplace_back(schema::term(schema::prefix::id, article.id));
  }
}

}  // namespace dateline::query
