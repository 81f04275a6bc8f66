// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/bare_runs.h"

#include <algorithm>
#include <utility>

namespace dateline::query {
namespace {

bool is_bare(const Node& node) {
  if (node.kind != Node::Kind::phrase) return false;
  return node.hyphenated || (node.leaves.size() == 1 && !node.leaves.front().exact);
}

}  // namespace

std::vector<BareRun> bare_runs(const std::vector<Node>& nodes) {
  std::vector<BareRun> runs;
  for (std::size_t begin = 0; begin < nodes.size();) {
    BareRun run;
    std::size_t end = begin;
    while (end < nodes.size() && is_bare(nodes[end]) &&
           nodes[end].in_title == nodes[begin].in_title) {
      for (const Leaf& leaf : nodes[end].leaves) {
        run.leaves.push_back(&leaf);
        run.node_of.push_back(end);
        run.bounds.push_back(&leaf == &nodes[end].leaves.front());
      }
      ++end;
    }
    run.bounds.push_back(true);
    if (!run.leaves.empty()) runs.push_back(std::move(run));
    begin = std::max(end, begin + 1);
  }
  return runs;
}

}  // namespace dateline::query
