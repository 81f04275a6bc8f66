// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/part_tree.h"

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <vector>

namespace dateline::indexer {
namespace {

constexpr std::size_t group_size = 64;

void compact(const std::vector<std::string>& sources, const std::string& target) {
  Xapian::Database all;
  for (const auto& path : sources) all.add_database(Xapian::Database(path));
  all.compact(target);
  all.close();
  for (const auto& path : sources) std::filesystem::remove_all(path);
}

}  // namespace

std::string PartTree::node_path(std::size_t level, std::size_t number) const {
  return workshop_ + "/part-" + std::to_string(level) + "-" + std::to_string(number);
}

std::string PartTree::path(std::size_t part) const { return node_path(0, part); }

// Merges the group of which the part is the last one missing; what it makes may be the last one of
// a group of its own.
void PartTree::add(std::size_t part) {
  std::size_t number = part;
  for (std::size_t level = 0;; ++level) {
    std::vector<std::string> group;
    {
      const std::lock_guard lock(mutex_);
      auto& nodes = nodes_[level];
      nodes.emplace(number, node_path(level, number));
      const auto begin = nodes.lower_bound(number / group_size * group_size);
      const auto end = nodes.lower_bound((number / group_size + 1) * group_size);
      if (static_cast<std::size_t>(std::distance(begin, end)) < group_size) return;
      for (auto node = begin; node != end; ++node) group.push_back(node->second);
      nodes.erase(begin, end);
    }
    number /= group_size;
    const std::lock_guard lock(merging_);
    compact(group, node_path(level + 1, number));
  }
}

// What is left of each level stands, in the order of the corpus, behind what is above it.
void PartTree::merge_all(const std::string& target) {
  std::vector<std::string> rest;
  const std::size_t levels = nodes_.empty() ? 0 : nodes_.rbegin()->first + 1;
  for (std::size_t level = levels; level-- > 0;) {
    for (const auto& [number, path] : nodes_[level]) rest.push_back(path);
  }
  nodes_.clear();
  while (rest.size() > 2 * group_size) {
    const std::vector<std::string> last(rest.end() - group_size, rest.end());
    rest.resize(rest.size() - group_size);
    rest.push_back(workshop_ + "/rest-" + std::to_string(rest.size()));
    compact(last, rest.back());
  }
  compact(rest, target);
}

}  // namespace dateline::indexer
