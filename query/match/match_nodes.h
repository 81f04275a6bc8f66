// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of a query of terms, as they are matched window by window (term_matches.h).
#pragma once

#include <xapian.h>

#include <memory>

#include "query/match/bm25.h"
#include "query/match/match_window.h"
#include "query/shards/open_index.h"

namespace dateline::query {

class MatchNode {
 public:
  MatchNode() = default;
  MatchNode(const MatchNode&) = delete;
  MatchNode& operator=(const MatchNode&) = delete;
  virtual ~MatchNode() = default;

  // Adds what matches in the window; windows ascend. Where `among` is given, over the same
  // articles, what it does not have may be left out.
  virtual void add_to(MatchWindow& window, const MatchWindow* among) = 0;
};

// REQUIRES TermMatches::can_find(query).
std::unique_ptr<MatchNode> make_match_node(const Xapian::Query& query, const Shard& shard,
                                           const Bm25* weights);

}  // namespace dateline::query
