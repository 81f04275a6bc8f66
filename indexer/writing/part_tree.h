// SPDX-License-Identifier: GPL-2.0-or-later
// The databases of a build that become one: small parts, numbered in the order of the corpus, which
// are merged in fixed groups as soon as a group is whole.
//
// Xapian opens six files a database, so no more than a group is ever open at once. Which parts are
// merged depends on their numbers alone, so the same corpus gives the same database however many
// threads wrote the parts.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace dateline::indexer {

// Any number of threads may use it at once. Throws Xapian::Error.
class PartTree {
 public:
  explicit PartTree(std::string workshop) : workshop_(std::move(workshop)) {}

  // Where the database of a part, numbered from 0, is to be written.
  std::string path(std::size_t part) const;
  // Tells that a part is written and closed; may merge its group.
  void add(std::size_t part);
  // Merges all parts into the database `target`. Every part from 0 on must have been added.
  void merge_all(const std::string& target);

 private:
  std::string node_path(std::size_t level, std::size_t number) const;

  std::string workshop_;
  std::mutex mutex_;    // of nodes_
  std::mutex merging_;  // one group at a time
  // By level, of which 0 are the parts, and number: databases that no group has taken in yet.
  std::map<std::size_t, std::map<std::size_t, std::string>> nodes_;
};

}  // namespace dateline::indexer
