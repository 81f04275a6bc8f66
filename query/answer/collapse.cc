// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/collapse.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dateline::query {
namespace {

// The hits that one page shows of all.
std::vector<RankedHit> page_of(const std::vector<RankedHit>& hits, const SearchRequest& request) {
  const std::size_t begin = std::min(request.offset, hits.size());
  const std::size_t count = std::min(request.limit, hits.size() - begin);
  const auto first = hits.begin() + static_cast<std::ptrdiff_t>(begin);
  return {first, first + static_cast<std::ptrdiff_t>(count)};
}

void check(const OpenIndex& index, const FacetCounter& counter) {
  if (!counter.counts_any() || !index.has_remote()) return;
  throw schema::IndexError(index.path,
                           "with a remote shard facets cannot be counted in families; count them "
                           "with --facets-in articles");
}

}  // namespace

RankedPage rank_families(const OpenIndex& index, ArticleFamilies& families,
                         const Xapian::Query& query, const SearchRequest& request,
                         FacetCounter& counter) {
  const bool joins = request.facets_in == Unit::families;
  if (joins) check(index, counter);
  SearchRequest whole = request;
  whole.offset = 0;
  whole.limit = index.database.get_doccount();
  RankedPage page = rank(index, query, whole, counter);
  std::vector<RankedHit> best;
  std::unordered_map<Xapian::docid, std::size_t> places;  // in `best`, by a family's first
  std::vector<std::vector<Xapian::docid>> found;          // of each of them
  for (const RankedHit& hit : page.hits) {
    const auto [place, is_new] = places.emplace(families.first_of(hit.document), best.size());
    if (is_new) best.push_back(hit);
    if (is_new) found.emplace_back();
    found[place->second].push_back(hit.document);
  }
  for (std::size_t i = 0; i < best.size(); ++i) {
    best[i].matching = found[i].size();
    if (joins && found[i].size() > 1) counter.join(found[i]);
  }
  if (request.collapse) page.families = best.size();
  page.hits = page_of(request.collapse ? best : page.hits, request);
  return page;
}

}  // namespace dateline::query
