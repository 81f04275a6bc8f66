// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the copies of an article (text_family.h) by the terms of an index, or of several that
// Xapian searches as one, remote ones among them.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/text_family.h"

namespace dateline::schema {

// Remembers what it has read of articles, so it must not outlive a change of them. One thread at a
// time. Throws Xapian::Error, IndexError where an article is damaged.
class FamilySearch {
 public:
  explicit FamilySearch(const Xapian::Database& database) : database_(database) {}

  // The articles that are copies of this one, but for those that `skip` takes; ascending. Of an
  // article with the wording of one that was asked for before that one alone, which has the same
  // copies: ten thousand equal texts are not compared each with each. REQUIRES an article not asked
  // for before.
  std::vector<std::uint32_t> copies_of(std::uint32_t article,
                                       const std::function<bool(std::uint32_t)>& skip);
  // The article, its copies, their copies and so on; ascending. REQUIRES the same of all of them.
  std::vector<std::uint32_t> family_of(std::uint32_t article);

 private:
  std::shared_ptr<const Wording> wording(std::uint32_t article);

  Xapian::Database database_;
  std::unordered_map<std::uint32_t, std::shared_ptr<const Wording>> wordings_;
  std::map<std::pair<std::uint64_t, std::uint32_t>, std::uint32_t> first_asked_;  // by wording
};

// Visits every article that may have a copy, ascending. Not for a database with changes that are
// not committed.
void for_each_suspect(const Xapian::Database& database,
                      const std::function<void(std::uint32_t)>& visit);

}  // namespace dateline::schema
