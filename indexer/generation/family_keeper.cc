// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/family_keeper.h"

#include "indexer/layout/family_search.h"

namespace dateline::indexer {
namespace {

// Joins an article's family with those of its copies.
void join_copies(std::uint32_t article, schema::FamilySearch& search, schema::Families& families) {
  const auto is_joined = [&](std::uint32_t other) {
    return families.first_of(other) == families.first_of(article);
  };
  for (const std::uint32_t copy : search.copies_of(article, is_joined)) {
    families.join(article, copy);
  }
}

}  // namespace

void FamilyKeeper::leaves(std::uint32_t article) {
  const auto members = families_.members_of(article);
  moved_.insert(members.begin(), members.end());
  families_.dissolve(article);
  moved_.erase(article);
}

void FamilyKeeper::save() {
  schema::FamilySearch search(database_);
  for (const std::uint32_t article : moved_) join_copies(article, search, families_);
  moved_.clear();
  families_.save(database_);
}

schema::Families find_families(const Xapian::Database& database) {
  schema::Families families{Xapian::Database()};
  schema::FamilySearch search(database);
  search.prepare_for_all();
  for (const std::uint32_t article : search.suspects()) join_copies(article, search, families);
  return families;
}

void write_families(Xapian::WritableDatabase& database) { find_families(database).save(database); }

}  // namespace dateline::indexer
