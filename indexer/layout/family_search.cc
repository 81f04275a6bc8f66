// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/family_search.h"

#include <xxhash.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_set>
#include <utility>

#include "indexer/layout/schema.h"
#include "indexer/layout/stored_article.h"

namespace dateline::schema {
namespace {

// Guesses:
constexpr std::size_t most_remembered = 4096;  // wordings
constexpr std::size_t many = 64;               // candidates, from which on it pays to remember them
constexpr std::size_t most_lists = 64;         // of so many

using List = std::span<const std::uint32_t>;

// By who has each of the article's terms. Two articles that share
// `shared_terms` of n terms share one of any n - shared_terms + 1 of them: so the most frequent
// ones, such as those of a standing phrase, are only looked up for what the others have found
// (prefix filtering; Chaudhuri, Ganti and Kaushik, 2006).
CopyCandidates find_candidates(std::vector<List> lists) {
  if (lists.size() < shared_terms) return {};
  std::ranges::sort(lists, {}, &List::size);
  const auto frequent = lists.end() - static_cast<std::ptrdiff_t>(shared_terms - 1);
  Articles found;
  for (auto list = lists.begin(); list != frequent; ++list) {
    found.insert(found.end(), list->begin(), list->end());
  }
  std::ranges::sort(found);
  CopyCandidates candidates;
  for (auto at = found.begin(); at != found.end();) {
    const auto end = std::upper_bound(at, found.end(), *at);
    auto shared = static_cast<std::size_t>(end - at);
    for (auto list = frequent; list != lists.end(); ++list) {
      if (std::ranges::binary_search(*list, *at)) ++shared;
    }
    if (shared >= shared_terms) candidates.emplace_back(*at, shared);
    at = end;
  }
  return candidates;
}

std::pair<std::uint64_t, std::uint32_t> key_of(const Wording& wording) {
  const std::uint64_t hash = XXH3_64bits(wording.text().data(), wording.text().size());
  return {hash, wording.published() ? pack_date(*wording.published()) : 0};
}

// The terms of an article that others have, too.
std::vector<std::string> read_terms(const Xapian::Database& database, std::uint32_t article) {
  const std::string prefix(prefix::copy);
  std::vector<std::string> terms;
  auto term = database.termlist_begin(article);
  for (term.skip_to(prefix); term != database.termlist_end(article); ++term) {
    if (!(*term).starts_with(prefix)) break;
    if (term.get_termfreq() > 1) terms.push_back(*term);
  }
  return terms;
}

Articles read_articles(const Xapian::Database& database, const std::string& term) {
  Articles articles;
  const auto end = database.postlist_end(term);
  for (auto at = database.postlist_begin(term); at != end; ++at) articles.push_back(*at);
  return articles;
}

}  // namespace

CopyTerms::CopyTerms(const Xapian::Database& database) {
  const std::string prefix(prefix::copy);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (term.get_termfreq() < 2) continue;
    const auto end = database.postlist_end(*term);
    for (auto at = database.postlist_begin(*term); at != end; ++at) articles_.push_back(*at);
    article_begins_.push_back(static_cast<std::uint32_t>(articles_.size()));
  }
  term_begins_.resize(database.get_lastdocid() + 2);
  for (const std::uint32_t article : articles_) ++term_begins_[article + 1];
  std::partial_sum(term_begins_.begin(), term_begins_.end(), term_begins_.begin());
  terms_.resize(articles_.size());
  auto next = term_begins_;
  for (std::uint32_t term = 0; term + 1 < article_begins_.size(); ++term) {
    for (std::uint32_t i = article_begins_[term]; i < article_begins_[term + 1]; ++i) {
      terms_[next[articles_[i]]++] = term;
    }
  }
  dates_.resize(database.get_lastdocid() + 1);
  auto value = database.valuestream_begin(slot::facets);
  for (; value != database.valuestream_end(slot::facets); ++value) {
    const auto date = decode_facets(*value).published;
    if (date) dates_[value.get_docid()] = pack_date(*date);
  }
}

Articles CopyTerms::suspects() const {
  Articles suspects;
  for (std::uint32_t article = 1; article + 1 < term_begins_.size(); ++article) {
    if (term_begins_[article + 1] - term_begins_[article] >= shared_terms)
      suspects.push_back(article);
  }
  return suspects;
}

List CopyTerms::terms_of(std::uint32_t article) const {
  const std::uint32_t begin = term_begins_[article];
  return List(terms_).subspan(begin, term_begins_[article + 1] - begin);
}

List CopyTerms::articles_of(std::uint32_t term) const {
  const std::uint32_t begin = article_begins_[term];
  return List(articles_).subspan(begin, article_begins_[term + 1] - begin);
}

std::optional<corpus::Date> CopyTerms::published(std::uint32_t article) const {
  if (dates_[article] == 0) return std::nullopt;
  return unpack_date(dates_[article]);
}

Articles FamilySearch::copies_of(std::uint32_t article,
                                 const std::function<bool(std::uint32_t)>& skip) {
  const auto found = candidates(article);
  if (found->size() < 2) return {};  // the article itself
  if (found->size() >= many) {
    const std::uint32_t first = first_asked(article);
    if (first != article) return skip(first) ? Articles() : Articles{first};
  }
  const auto date = published(article);
  Articles copies;
  for (const auto& [other, shared] : *found) {
    if (other == article || skip(other)) continue;
    if (shared < shared_terms_apart && lie_apart(date, published(other))) continue;
    if (are_copies(*wording(article), *wording(other))) copies.push_back(other);
  }
  return copies;
}

// The first article that was asked for with the same text and date.
std::uint32_t FamilySearch::first_asked(std::uint32_t article) {
  return first_asked_.try_emplace(key_of(*wording(article)), article).first->second;
}

// Those of equal texts are found once.
std::shared_ptr<const CopyCandidates> FamilySearch::candidates(std::uint32_t article) {
  std::vector<std::string> terms;
  std::uint64_t key = 0;
  if (all_) {
    const List numbers = all_->terms_of(article);
    key = XXH3_64bits(numbers.data(), numbers.size_bytes());
  } else {
    std::string joined;
    terms = read_terms(database_, article);
    for (const auto& term : terms) joined += term;
    key = XXH3_64bits(joined.data(), joined.size());
  }
  if (const auto known = many_.find(key); known != many_.end()) return known->second;
  std::vector<Articles> read;
  for (const auto& term : terms) read.push_back(read_articles(database_, term));
  std::vector<List> lists(read.begin(), read.end());
  if (all_) {
    for (const std::uint32_t term : all_->terms_of(article)) {
      lists.push_back(all_->articles_of(term));
    }
  }
  auto found = std::make_shared<const CopyCandidates>(find_candidates(std::move(lists)));
  if (found->size() < many) return found;
  if (many_.size() >= most_lists) many_.clear();
  return many_[key] = found;
}

std::optional<corpus::Date> FamilySearch::published(std::uint32_t article) const {
  if (all_) return all_->published(article);
  return decode_facets(database_.get_document(article).get_value(slot::facets)).published;
}

std::shared_ptr<const Wording> FamilySearch::wording(std::uint32_t article) {
  if (wordings_.size() >= most_remembered) wordings_.clear();
  auto& known = wordings_[article];
  if (!known) {
    auto text = read_article(database_.get_document(article)).text;
    known = std::make_shared<const Wording>(std::move(text), published(article));
  }
  return known;
}

Articles FamilySearch::family_of(std::uint32_t article) {
  std::unordered_set<std::uint32_t> family = {article};
  Articles open = {article};
  const auto is_known = [&](std::uint32_t other) { return family.contains(other); };
  while (!open.empty()) {
    const std::uint32_t next = open.back();
    open.pop_back();
    for (const std::uint32_t copy : copies_of(next, is_known)) {
      family.insert(copy);
      open.push_back(copy);
    }
  }
  Articles members(family.begin(), family.end());
  std::ranges::sort(members);
  return members;
}

}  // namespace dateline::schema
