// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the copies of an article (text_family.h) by the terms of an index, or of several that
// Xapian searches as one, remote ones among them.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/layout/text_family.h"

namespace dateline::schema {

// The articles that have a term, ascending.
using Articles = std::vector<std::uint32_t>;

// The articles of all terms of copies that two or more have, and the dates of all articles, read in
// one go: for those who ask for every article. Eight bytes a term of an article.
class CopyTerms {
 public:
  // Throws Xapian::Error. Not for a database with changes that are not committed.
  explicit CopyTerms(const Xapian::Database& database);

  // Those that have enough of them to have a copy.
  Articles suspects() const;
  // The numbers of an article's terms, as long as this lives; equal for equal terms.
  std::span<const std::uint32_t> terms_of(std::uint32_t article) const;
  // Who has the term of a number.
  std::span<const std::uint32_t> articles_of(std::uint32_t term) const;
  std::optional<corpus::Date> published(std::uint32_t article) const;

 private:
  Articles articles_;                             // of one term behind the other
  std::vector<std::uint32_t> article_begins_{0};  // of each term, and an end
  std::vector<std::uint32_t> terms_;              // of one article behind the other
  std::vector<std::uint32_t> term_begins_;        // of each article, and an end
  std::vector<std::uint32_t> dates_;              // packed, of each article
};

// Who shares so many terms with an article that it may be a copy, with their number, ascending; the
// article among them.
using CopyCandidates = std::vector<std::pair<std::uint32_t, std::size_t>>;

// Remembers what it has read of articles, so it must not outlive a change of them. One thread at a
// time. Throws Xapian::Error, IndexError where an article is damaged.
class FamilySearch {
 public:
  explicit FamilySearch(const Xapian::Database& database) : database_(database) {}

  // Reads all terms first.
  void prepare_for_all() { all_.emplace(database_); }
  // REQUIRES prepare_for_all.
  Articles suspects() const { return all_->suspects(); }

  // The articles that are copies of this one, but for those that `skip` takes; ascending. Of an
  // article with the text and the date of one that was asked for before that one alone, which has
  // the same copies: ten thousand equal texts are not compared each with each. REQUIRES an article
  // not asked for before.
  Articles copies_of(std::uint32_t article, const std::function<bool(std::uint32_t)>& skip);
  // The article, its copies, their copies and so on; ascending. REQUIRES the same of all of them.
  Articles family_of(std::uint32_t article);

 private:
  std::shared_ptr<const CopyCandidates> candidates(std::uint32_t article);
  std::uint32_t first_asked(std::uint32_t article);
  std::optional<corpus::Date> published(std::uint32_t article) const;
  std::shared_ptr<const Wording> wording(std::uint32_t article);

  Xapian::Database database_;
  std::optional<CopyTerms> all_;
  std::unordered_map<std::uint64_t, std::shared_ptr<const CopyCandidates>>
      many_;  // by hash of terms
  std::unordered_map<std::uint32_t, std::shared_ptr<const Wording>> wordings_;
  std::map<std::pair<std::uint64_t, std::uint32_t>, std::uint32_t> first_asked_;  // text and date
};

}  // namespace dateline::schema
