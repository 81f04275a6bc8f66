// SPDX-License-Identifier: GPL-2.0-or-later
// Which articles a query matches that asks for nothing but terms, and what each weighs: in one walk
// of the posting lists.
//
//   if (TermMatches::can_find(query)) {
//     TermMatches matches(query, shard, &bm25);
//     while (matches.next()) matches.window().for_each(...);
//   }
//
// To look at a match costs Xapian's matcher a weight and a few virtual calls for each part of the
// query, and where the total has to be exact it looks at all of them. Here each posting list is
// walked on its own through a window of articles, and the lists of a window are joined as bits.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "query/match/bm25.h"
#include "query/match/match_window.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// How many articles a query finds at most, by how many have its terms. Reads no posting list.
std::size_t most_articles(const Xapian::Query& query, const Xapian::Database& database);

class MatchNode;

// One walk; holds on to the shard. Throws Xapian::Error where the database fails, IndexError where
// its columns do.
class TermMatches {
 public:
  // False for a query that hangs on where terms stand, or on anything but terms.
  static bool can_find(const Xapian::Query& query);

  // REQUIRES can_find(query). Without `weights` all weigh nothing.
  TermMatches(const Xapian::Query& query, const Shard& shard, const Bm25* weights);
  ~TermMatches();

  // Goes on to the next articles; false behind the last.
  bool next();
  // By docid of the shard.
  const MatchWindow& window() const { return window_; }

 private:
  std::unique_ptr<MatchNode> root_;
  std::uint32_t last_;
  std::uint32_t next_ = 1;
  MatchWindow window_;
};

// The docids of all that match, ascending.
std::vector<std::uint32_t> find_matches(const Xapian::Query& query, const Shard& shard);

}  // namespace dateline::query
