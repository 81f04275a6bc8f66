// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/article_set.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <string>
#include <utility>

namespace dateline::query {

using Xapian::Query;

namespace {

using Articles = std::vector<std::uint32_t>;

std::vector<Query> parts_of(const Query& query) {
  std::vector<Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    parts.push_back(query.get_subquery(i));
  }
  return parts;
}

}  // namespace

class ArticleSet::Finder {
 public:
  explicit Finder(const Xapian::Database& database)
      : database_(database), words_(database.get_lastdocid() / 64 + 1) {}

  ArticleSet find(const Query& query) const {
    ArticleSet found(words_);
    add(query, found);
    return found;
  }

 private:
  // Adds what the query matches, or only what is `among` of it and perhaps some more.
  void add(const Query& query, ArticleSet& found, const Articles* among = nullptr) const {
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        return add_term(*query.get_terms_begin(), found, among);
      case Query::LEAF_MATCH_ALL:
        return add_everything(found);
      case Query::OP_AND:
      case Query::OP_FILTER:
        return add_all(found, find_common(parts_of(query)));
      case Query::OP_AND_NOT:
        return add_all(found, find_kept(parts_of(query)));
      case Query::OP_OR:
      case Query::OP_SYNONYM:
      case Query::OP_SCALE_WEIGHT:
        for (const Query& part : parts_of(query)) add(part, found, among);
        return;
      default:
        return;
    }
  }

  void add_term(const std::string& term, ArticleSet& found, const Articles* among) const {
    constexpr std::size_t steps_a_skip = 8;  // a skip costs about as much as so many steps
    const bool few = among && among->size() * steps_a_skip < database_.get_termfreq(term);
    if (few) return add_among(*among, term, found);
    const auto end = database_.postlist_end(term);
    for (auto at = database_.postlist_begin(term); at != end; ++at) found.add(*at);
  }

  void add_among(const Articles& some, const std::string& term, ArticleSet& found) const {
    const auto end = database_.postlist_end(term);
    auto at = database_.postlist_begin(term);
    for (const std::uint32_t article : some) {
      at.skip_to(article);
      if (at == end) return;
      if (*at == article) found.add(article);
    }
  }

  // Docids run from 1 without a gap where nothing was deleted.
  void add_everything(ArticleSet& found) const {
    const Xapian::docid last = database_.get_lastdocid();
    if (last != database_.get_doccount()) return add_term("", found, nullptr);
    for (Xapian::docid article = 1; article <= last; ++article) found.add(article);
  }

  static void add_all(ArticleSet& found, const ArticleSet& more) {
    for (std::size_t i = 0; i < found.words_.size(); ++i) found.words_[i] |= more.words_[i];
  }

  // The rarest first, and of the others only what it leaves.
  ArticleSet find_common(std::vector<Query> parts) const {
    std::ranges::sort(parts, {}, [&](const Query& part) { return most_articles(part, database_); });
    ArticleSet common = find(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) narrow(common, parts[i]);
    return common;
  }

  ArticleSet find_kept(const std::vector<Query>& parts) const {
    ArticleSet kept = find(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const ArticleSet dropped = find(parts[i]);
      for (std::size_t word = 0; word < words_; ++word) kept.words_[word] &= ~dropped.words_[word];
    }
    return kept;
  }

  void narrow(ArticleSet& common, const Query& part) const {
    const Articles articles = common.articles();
    ArticleSet other(words_);
    add(part, other, &articles);
    for (std::size_t word = 0; word < words_; ++word) common.words_[word] &= other.words_[word];
  }

  const Xapian::Database& database_;
  std::size_t words_;
};

bool ArticleSet::can_find(const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL:
    case Query::LEAF_MATCH_NOTHING:
      return true;
    case Query::OP_AND:
    case Query::OP_FILTER:
    case Query::OP_AND_NOT:
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_SCALE_WEIGHT:
      return std::ranges::all_of(parts_of(query), can_find);
    default:
      return false;
  }
}

ArticleSet ArticleSet::find(const Query& query, const Xapian::Database& database) {
  return Finder(database).find(query);
}

std::size_t most_articles(const Query& query, const Xapian::Database& database) {
  const std::size_t all = database.get_doccount();
  std::vector<std::size_t> parts;
  for (const Query& part : parts_of(query)) parts.push_back(most_articles(part, database));
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return database.get_termfreq(*query.get_terms_begin());
    case Query::LEAF_MATCH_NOTHING:
      return 0;
    case Query::OP_AND:
    case Query::OP_FILTER:
    case Query::OP_PHRASE:
      return *std::ranges::min_element(parts);
    case Query::OP_AND_NOT:
    case Query::OP_SCALE_WEIGHT:
      return parts.front();
    case Query::OP_OR:
    case Query::OP_SYNONYM:
      return std::min(all, std::accumulate(parts.begin(), parts.end(), std::size_t{0}));
    default:
      return all;
  }
}

std::size_t ArticleSet::size() const {
  std::size_t count = 0;
  for (const std::uint64_t word : words_) count += static_cast<std::size_t>(std::popcount(word));
  return count;
}

std::vector<std::uint32_t> ArticleSet::articles() const {
  std::vector<std::uint32_t> list;
  list.reserve(size());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
      list.push_back(
          static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
    }
  }
  return list;
}

}  // namespace dateline::query
