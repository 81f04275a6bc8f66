// SPDX-License-Identifier: GPL-2.0-or-later
// The families of an index, each of two articles or more that are copies of copies of each other
// (text_family.h), as they are kept: in metadata, a bucket for 512 docids, so that a search reads
// only what it shows and an update writes only what it changes, and so that the far end of a remote
// database serves them, too.
//
// A bucket has, for each of its articles that has a family, what lies between it and the one
// before, and between it and the family's first article; for a first article, the others.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace dateline::schema {

// What is read is kept. One thread at a time. Throws Xapian::Error, IndexError for a damaged
// record.
class Families {
 public:
  explicit Families(const Xapian::Database& database) : database_(database) {}

  // The lowest docid of the article's family: its own where it has none.
  std::uint32_t first_of(std::uint32_t article);
  // Ascending, the article among them.
  std::vector<std::uint32_t> members_of(std::uint32_t article);

  // Makes one family of those of two articles.
  void join(std::uint32_t a, std::uint32_t b);
  // Leaves all of the article's family without one.
  void dissolve(std::uint32_t article);
  // Writes what was changed.
  void save(Xapian::WritableDatabase& database);

 private:
  struct Group {
    std::uint32_t first = 0;
    std::vector<std::uint32_t> members;  // in no order; known where it is whole
    bool is_whole = false;               // the buckets of all members are loaded
    bool is_changed = false;
  };

  void load(std::uint32_t bucket);
  Group* whole_group(std::uint32_t article);
  Group& make_group(std::uint32_t article);
  std::string encode(std::uint32_t bucket);

  Xapian::Database database_;
  std::set<std::uint32_t> loaded_;
  std::set<std::uint32_t> changed_;                           // buckets
  std::unordered_map<std::uint32_t, std::uint32_t> numbers_;  // of the groups of articles
  std::unordered_map<std::uint32_t, Group> groups_;  // by number: that of one of their articles
};

}  // namespace dateline::schema
