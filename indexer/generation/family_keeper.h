// SPDX-License-Identifier: GPL-2.0-or-later
// Keeps the families of copies (families.h) right while articles come and go. What an article is a
// copy of hangs on the two of them alone, so the families after any series of changes are those of
// an index that is built anew.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <set>

#include "indexer/layout/families.h"

namespace dateline::indexer {

// One thread at a time. The database must outlive it.
class FamilyKeeper {
 public:
  explicit FamilyKeeper(Xapian::WritableDatabase& database)
      : database_(database), families_(database) {}

  // Before an article leaves the database, or after it came.
  void leaves(std::uint32_t article);
  void comes(std::uint32_t article) { moved_.insert(article); }
  // After the articles of a transaction, before it is committed.
  void save();

 private:
  Xapian::WritableDatabase& database_;
  schema::Families families_;
  std::set<std::uint32_t> moved_;  // came, or lost a member of their family
};

// Finds and writes the families of all articles.
void write_families(Xapian::WritableDatabase& database);
// The families as they should be, for comparison with those that are.
schema::Families find_families(const Xapian::Database& database);

}  // namespace dateline::indexer
