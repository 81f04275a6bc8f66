// SPDX-License-Identifier: GPL-2.0-or-later
// Xapian estimates how many documents have any of several terms by joining two at a time, the
// rarest first, and rounds each time. In a set every shard would join them by its own frequencies
// and come to another weight. So the order in which one index would join them is worked out here
// from the frequencies of all, and spelled out as unions of two.
#include "query/match/term_union.h"

#include <algorithm>
#include <utility>

#include "query/match/bm25.h"

namespace dateline::query {
namespace {

using Xapian::Query;

struct Part {
  Query query;
  Xapian::doccount frequency = 0;
};

bool is_more_frequent(const Part& a, const Part& b) { return a.frequency > b.frequency; }

Part join(const Part& a, const Part& b, Xapian::doccount articles) {
  return {{Query::OP_SYNONYM, a.query, b.query},
          frequency_of_either(a.frequency, b.frequency, std::max(articles, Xapian::doccount{1}))};
}

// The same steps as Xapian's, on the same heap, so that equal frequencies are met in the same
// order.
Query join_all(std::vector<Part> parts, Xapian::doccount articles) {
  std::ranges::make_heap(parts, is_more_frequent);
  while (parts.size() > 1) {
    std::ranges::pop_heap(parts, is_more_frequent);
    const Part rarest = std::move(parts.back());
    parts.pop_back();
    const Part both = join(parts.front(), rarest, articles);
    std::ranges::pop_heap(parts, is_more_frequent);
    parts.back() = both;
    std::ranges::push_heap(parts, is_more_frequent);
  }
  return parts.front().query;
}

}  // namespace

Query build_union(const std::vector<std::string>& terms, const OpenIndex& index) {
  if (terms.size() == 1) return Query(terms.front());
  if (terms.size() < 3 || index.shards.size() == 1) {
    return {Query::OP_SYNONYM, terms.begin(), terms.end()};
  }
  std::vector<Part> parts;
  for (const auto& term : terms) parts.push_back({Query(term), index.database.get_termfreq(term)});
  return join_all(std::move(parts), index.database.get_doccount());
}

Query build_union(const std::vector<LeafTerm>& terms, const OpenIndex& index) {
  std::vector<std::string> written;
  for (const LeafTerm& term : terms) written.push_back(term.term);
  return build_union(written, index);
}

Query build_wildcard_union(const std::string& prefix, const OpenIndex& index) {
  if (index.shards.size() == 1) {
    return {Query::OP_WILDCARD, prefix, 0, Query::WILDCARD_LIMIT_ERROR, Query::OP_SYNONYM};
  }
  std::vector<Part> parts;
  const auto end = index.database.allterms_end(prefix);
  for (auto term = index.database.allterms_begin(prefix); term != end; ++term) {
    parts.push_back({Query(*term), term.get_termfreq()});
  }
  if (parts.empty()) return Query::MatchNothing;
  return join_all(std::move(parts), index.database.get_doccount());
}

}  // namespace dateline::query
