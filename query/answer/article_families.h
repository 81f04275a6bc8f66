// SPDX-License-Identifier: GPL-2.0-or-later
// The families of copies that articles of an index belong to, or of several indexes that answer as
// one: copies in two of them are one family.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/layout/families.h"
#include "indexer/layout/family_search.h"
#include "query/answer/result_page.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// Holds on to the index. One thread at a time. Throws Xapian::Error, IndexError.
class ArticleFamilies {
 public:
  explicit ArticleFamilies(const OpenIndex& index);

  // The lowest number of a document of the family: its own where it has none.
  Xapian::docid first_of(Xapian::docid document);
  // What is told of the article's family; nullopt where it has none.
  std::optional<Family> describe(Xapian::docid document);
  // All of the family, the article among them, the first published first.
  std::vector<Copy> copies_of(Xapian::docid article);

 private:
  std::vector<Xapian::docid> members_of(Xapian::docid document);
  const std::vector<Xapian::docid>& found_family(Xapian::docid document);
  Xapian::Document document_at(Xapian::docid document) const;
  const std::string& label(Xapian::docid document, std::uint32_t number) const;

  const OpenIndex& index_;
  std::optional<schema::Families> kept_;  // of a single index
  // Of several, where they are found as they are asked for:
  schema::FamilySearch search_;
  std::unordered_map<Xapian::docid, Xapian::docid> firsts_;
  std::unordered_map<Xapian::docid, std::vector<Xapian::docid>> found_;  // by first
};

}  // namespace dateline::query
