// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/family_search.h"

#include <xxhash.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <utility>

#include "indexer/schema.h"

namespace dateline::schema {
namespace {

constexpr std::size_t most_remembered = 4096;

using List = std::span<const std::uint32_t>;

struct Candidate {
  std::uint32_t article = 0;
  std::size_t shared = 0;  // terms
};

// Who has enough terms of an article, given by who has each of them. Two articles that share
// `shared_terms` of n terms share one of any n - shared_terms + 1 of them: so the most frequent
// ones, such as those of a standing phrase, are only looked up for what the others have found
// (prefix filtering; Chaudhuri, Ganti and Kaushik, 2006).
std::vector<Candidate> find_candidates(std::vector<List> lists) {
  if (lists.size() < shared_terms) return {};
  std::ranges::sort(lists, {}, &List::size);
  const auto frequent = lists.end() - static_cast<std::ptrdiff_t>(shared_terms - 1);
  Articles found;
  for (auto list = lists.begin(); list != frequent; ++list) {
    found.insert(found.end(), list->begin(), list->end());
  }
  std::ranges::sort(found);
  std::vector<Candidate> candidates;
  for (auto at = found.begin(); at != found.end();) {
    const auto end = std::upper_bound(at, found.end(), *at);
    Candidate candidate{.article = *at, .shared = static_cast<std::size_t>(end - at)};
    for (auto list = frequent; list != lists.end(); ++list) {
      if (std::ranges::binary_search(*list, *at)) ++candidate.shared;
    }
    if (candidate.shared >= shared_terms) candidates.push_back(candidate);
    at = end;
  }
  return candidates;
}

std::pair<std::uint64_t, std::uint32_t> key_of(const Wording& wording) {
  const std::uint64_t hash = XXH3_64bits(wording.text().data(), wording.text().size());
  return {hash, wording.published() ? pack_date(*wording.published()) : 0};
}

// The same lists as CopyTerms', of one article.
std::vector<Articles> read_lists(const Xapian::Database& database, std::uint32_t article) {
  const std::string prefix(prefix::copy);
  std::vector<Articles> lists;
  auto term = database.termlist_begin(article);
  for (term.skip_to(prefix); term != database.termlist_end(article); ++term) {
    if (!(*term).starts_with(prefix)) break;
    Articles articles;
    const auto end = database.postlist_end(*term);
    for (auto at = database.postlist_begin(*term); at != end; ++at) articles.push_back(*at);
    if (articles.size() > 1) lists.push_back(std::move(articles));
  }
  return lists;
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

std::vector<List> CopyTerms::lists_of(std::uint32_t article) const {
  std::vector<List> lists;
  for (std::uint32_t i = term_begins_[article]; i < term_begins_[article + 1]; ++i) {
    const std::uint32_t begin = article_begins_[terms_[i]];
    lists.push_back(List(articles_).subspan(begin, article_begins_[terms_[i] + 1] - begin));
  }
  return lists;
}

std::optional<corpus::Date> CopyTerms::published(std::uint32_t article) const {
  if (dates_[article] == 0) return std::nullopt;
  return unpack_date(dates_[article]);
}

Articles FamilySearch::copies_of(std::uint32_t article,
                                 const std::function<bool(std::uint32_t)>& skip) {
  std::vector<Articles> read;
  if (!all_) read = read_lists(database_, article);
  auto candidates =
      find_candidates(all_ ? all_->lists_of(article) : std::vector<List>(read.begin(), read.end()));
  const auto date = published(article);
  std::erase_if(candidates, [&](const Candidate& candidate) {
    const bool can_be =
        candidate.shared >= shared_terms_apart || !lie_apart(date, published(candidate.article));
    return candidate.article == article || !can_be;
  });
  if (candidates.empty()) return {};
  const auto own = wording(article);
  Articles copies;
  const std::uint32_t first = first_asked_.try_emplace(key_of(*own), article).first->second;
  if (first != article) {
    if (!skip(first)) copies.push_back(first);
    return copies;
  }
  for (const Candidate& candidate : candidates) {
    const std::uint32_t other = candidate.article;
    if (!skip(other) && are_copies(*own, *wording(other))) copies.push_back(other);
  }
  return copies;
}

std::optional<corpus::Date> FamilySearch::published(std::uint32_t article) const {
  if (all_) return all_->published(article);
  return decode_facets(database_.get_document(article).get_value(slot::facets)).published;
}

std::shared_ptr<const Wording> FamilySearch::wording(std::uint32_t article) {
  if (wordings_.size() >= most_remembered) wordings_.clear();
  auto& known = wordings_[article];
  if (!known) {
    auto text = decode_article(database_.get_document(article).get_data()).text;
    known = std::make_shared<const Wording>(std::move(text), published(article));
  }
  return known;
}

Articles FamilySearch::family_of(std::uint32_t article) {
  std::set<std::uint32_t> family = {article};
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
  return {family.begin(), family.end()};
}

}  // namespace dateline::schema
