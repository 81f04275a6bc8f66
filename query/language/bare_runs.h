// SPDX-License-Identifier: GPL-2.0-or-later
// Bare words of a query that stand side by side, and so may be one name.
#pragma once

#include <cstddef>
#include <vector>

#include "query/language/parsed_query.h"

namespace dateline::query {

// The leaves of nodes side by side that are bare words, names, or such joined by hyphens.
struct BareRun {
  std::vector<const Leaf*> leaves;   // of the nodes it was made of, which must outlive it
  std::vector<std::size_t> node_of;  // the number of each leaf's node
  std::vector<bool> bounds;          // before each leaf, and behind all: whether a node begins
};

// The runs among nodes that are combined, in order.
std::vector<BareRun> bare_runs(const std::vector<Node>& nodes);

}  // namespace dateline::query
