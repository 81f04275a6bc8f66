// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/family_search.h"

#include <xxhash.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "indexer/schema.h"

namespace dateline::schema {
namespace {

constexpr std::size_t most_remembered = 4096;

struct List {
  std::string term;
  Xapian::doccount articles = 0;
};

// Those terms of an article by which it may find another, the rarest first.
std::vector<List> lists_of(const Xapian::Database& database, std::uint32_t article) {
  const std::string prefix(prefix::copy);
  std::vector<List> lists;
  auto term = database.termlist_begin(article);
  for (term.skip_to(prefix); term != database.termlist_end(article); ++term) {
    if (!(*term).starts_with(prefix)) break;
    if (const auto articles = term.get_termfreq(); articles > 1) lists.push_back({*term, articles});
  }
  std::ranges::stable_sort(lists, {}, &List::articles);
  return lists;
}

// Two articles that share `shared_terms` of n terms share one of any n - shared_terms + 1 of them:
// so the most frequent terms, such as those of a standing phrase, are only looked up for what the
// others have found (prefix filtering; Chaudhuri, Ganti and Kaushik, 2006).
std::vector<std::uint32_t> find_candidates(const Xapian::Database& database, std::uint32_t article,
                                           const std::vector<List>& lists) {
  std::map<std::uint32_t, std::size_t> shared;
  const std::size_t finding = lists.size() - shared_terms + 1;
  for (std::size_t i = 0; i < finding; ++i) {
    auto at = database.postlist_begin(lists[i].term);
    for (; at != database.postlist_end(lists[i].term); ++at) ++shared[*at];
  }
  shared.erase(article);
  for (std::size_t i = finding; i < lists.size(); ++i) {
    auto at = database.postlist_begin(lists[i].term);
    const auto end = database.postlist_end(lists[i].term);
    const std::size_t left = lists.size() - i;
    std::erase_if(shared, [&](const auto& found) { return found.second + left < shared_terms; });
    for (auto& [other, count] : shared) {
      at.skip_to(other);
      if (at == end) break;
      if (*at == other) ++count;
    }
  }
  std::vector<std::uint32_t> articles;
  for (const auto& [other, count] : shared) {
    if (count >= shared_terms) articles.push_back(other);
  }
  return articles;
}

std::shared_ptr<const Wording> read_wording(const Xapian::Document& document) {
  const auto facets = decode_facets(document.get_value(slot::facets));
  return std::make_shared<const Wording>(decode_article(document.get_data()).text,
                                         facets.published);
}

std::pair<std::uint64_t, std::uint32_t> key_of(const Wording& wording) {
  const std::uint64_t hash = XXH3_64bits(wording.text().data(), wording.text().size());
  return {hash, wording.published() ? pack_date(*wording.published()) : 0};
}

}  // namespace

std::shared_ptr<const Wording> FamilySearch::wording(std::uint32_t article) {
  if (wordings_.size() >= most_remembered) wordings_.clear();
  auto& known = wordings_[article];
  if (!known) known = read_wording(database_.get_document(article));
  return known;
}

std::vector<std::uint32_t> FamilySearch::copies_of(std::uint32_t article,
                                                   const std::function<bool(std::uint32_t)>& skip) {
  const auto lists = lists_of(database_, article);
  if (lists.size() < shared_terms) return {};
  const auto own = wording(article);
  std::vector<std::uint32_t> copies;
  const std::uint32_t first = first_asked_.try_emplace(key_of(*own), article).first->second;
  if (first != article) {
    if (!skip(first)) copies.push_back(first);
    return copies;
  }
  for (const std::uint32_t other : find_candidates(database_, article, lists)) {
    if (!skip(other) && are_copies(*own, *wording(other))) copies.push_back(other);
  }
  return copies;
}

std::vector<std::uint32_t> FamilySearch::family_of(std::uint32_t article) {
  std::set<std::uint32_t> family = {article};
  std::vector<std::uint32_t> open = {article};
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

void for_each_suspect(const Xapian::Database& database,
                      const std::function<void(std::uint32_t)>& visit) {
  const std::string prefix(prefix::copy);
  std::vector<std::uint8_t> shared(database.get_lastdocid() + 1);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (term.get_termfreq() < 2) continue;
    const auto end = database.postlist_end(*term);
    for (auto at = database.postlist_begin(*term); at != end; ++at) ++shared[*at];
  }
  for (std::uint32_t article = 1; article < shared.size(); ++article) {
    if (shared[article] >= shared_terms) visit(article);
  }
}

}  // namespace dateline::schema
