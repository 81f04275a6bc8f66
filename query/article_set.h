// SPDX-License-Identifier: GPL-2.0-or-later
// Which articles a query matches, whatever their rank.
//
//   if (ArticleSet::can_find(query)) total = ArticleSet::find(query, database).size();
//
// To look at a match costs the matcher a weight and a few virtual calls for each part of the query.
// Where all that a query asks is which terms an article has, the posting lists are walked instead,
// each into a bit an article; the matcher may then pass over what cannot be among the best.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline::query {

// How many articles a query finds at most, by how many have its terms. Reads no posting list.
std::size_t most_articles(const Xapian::Query& query, const Xapian::Database& database);

// Articles by docid, a bit each.
class ArticleSet {
 public:
  // False for a query that hangs on where terms stand, or on anything but terms.
  static bool can_find(const Xapian::Query& query);
  // REQUIRES can_find(query). Throws Xapian::Error where the database fails.
  static ArticleSet find(const Xapian::Query& query, const Xapian::Database& database);

  std::size_t size() const;
  // Ascending.
  std::vector<std::uint32_t> articles() const;

 private:
  explicit ArticleSet(std::size_t words) : words_(words) {}

  class Finder;

  bool has(std::uint32_t article) const { return (words_[article / 64] >> article % 64 & 1) != 0; }
  void add(std::uint32_t article) { words_[article / 64] |= std::uint64_t{1} << article % 64; }

  std::vector<std::uint64_t> words_;
};

}  // namespace dateline::query
