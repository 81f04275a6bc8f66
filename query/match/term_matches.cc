// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/match/term_matches.h"

#include <algorithm>
#include <numeric>

#include "query/match/match_nodes.h"

namespace dateline::query {

using Xapian::Query;

namespace {

std::vector<Query> parts_of(const Query& query) {
  std::vector<Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    parts.push_back(query.get_subquery(i));
  }
  return parts;
}

}  // namespace

std::size_t most_articles(const Query& query, const Xapian::Database& database) {
  const std::size_t all = database.get_doccount();
  std::vector<std::size_t> parts;
  for (const Query& part : parts_of(query)) parts.push_back(most_articles(part, database));
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return database.get_termfreq(*query.get_terms_begin());
    case Query::LEAF_MATCH_NOTHING:
      return 0;
    case Query::OP_AND:
    case Query::OP_FILTER:
      return *std::ranges::min_element(parts);
    case Query::OP_AND_NOT:
    case Query::OP_SCALE_WEIGHT:
      return parts.front();
    case Query::OP_OR:
    case Query::OP_SYNONYM:
      return std::min(all, std::accumulate(parts.begin(), parts.end(), std::size_t{0}));
    default:
      return all;
  }
}

bool TermMatches::can_find(const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL:
    case Query::LEAF_MATCH_NOTHING:
      return true;
    case Query::OP_AND:
    case Query::OP_FILTER:
    case Query::OP_AND_NOT:
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_SCALE_WEIGHT:
      return std::ranges::all_of(parts_of(query), can_find);
    default:
      return false;
  }
}

TermMatches::TermMatches(const Query& query, const Shard& shard, const Bm25* weights)
    : root_(make_match_node(query, shard, weights)), last_(shard.database.get_lastdocid()) {}

TermMatches::~TermMatches() = default;

bool TermMatches::next() {
  if (next_ > last_) return false;
  window_.move_to(next_);
  next_ += MatchWindow::size;
  root_->add_to(window_, nullptr);
  return true;
}

std::vector<std::uint32_t> find_matches(const Query& query, const Shard& shard) {
  std::vector<std::uint32_t> articles;
  TermMatches matches(query, shard, nullptr);
  while (matches.next()) matches.window().append_to(articles);
  return articles;
}

}  // namespace dateline::query
