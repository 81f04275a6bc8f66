// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/facet_counter.h"

#include <algorithm>
#include <utility>

#include "query/answer/fetched_facets.h"
#include "query/match/term_matches.h"

namespace dateline::query {
namespace {

std::vector<std::uint32_t> find_documents(const Xapian::Query& query,
                                          const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const auto matches = enquire.get_mset(0, database.get_doccount());
  return {matches.begin(), matches.end()};
}

// Dates are filtered by bounds, which hold for the counts too.
bool has_own_filter(const FacetRequest& facet, const SearchRequest& request) {
  if (facet.kind == FacetRequest::Kind::date) return false;
  return std::ranges::any_of(
      request.filters, [&](const Filter& filter) { return filter.field == field_of(facet.kind); });
}

}  // namespace

std::vector<FacetPass> plan_facets(const SearchRequest& request) {
  std::vector<FacetPass> passes(1);
  for (std::size_t i = 0; i < request.facets.size(); ++i) {
    std::optional<Field> without;
    if (has_own_filter(request.facets[i], request)) without = field_of(request.facets[i].kind);
    auto pass = std::ranges::find(passes, without, &FacetPass::without);
    if (pass == passes.end()) pass = passes.insert(pass, {.without = without});
    pass->facets.push_back(i);
  }
  return passes;
}

std::vector<FacetRequest> requests_of(const FacetPass& pass, const SearchRequest& request) {
  std::vector<FacetRequest> facets;
  for (const std::size_t place : pass.facets) facets.push_back(request.facets[place]);
  return facets;
}

void place_facets(FacetCounter& counter, const FacetPass& pass, const SearchRequest& request,
                  std::vector<Facet>& facets) {
  auto counted = counter.facets(request.facet_limit);
  for (std::size_t i = 0; i < counted.size(); ++i) {
    counted[i].without_own_filter = pass.without.has_value();
    counted[i].unit = request.facets_in;
    if (request.facets_in == Unit::families) counted[i].many_valued = true;
    facets[pass.facets[i]] = std::move(counted[i]);
  }
}

FacetCounter::FacetCounter(const OpenIndex& index, const std::vector<FacetRequest>& requests)
    : index_(index) {
  for (const auto& request : requests) counts_.push_back(make_facet_count(request, index));
}

void FacetCounter::operator()(const Xapian::Document& document, double) {
  seen_.push_back(document.get_docid());
}

std::size_t FacetCounter::count(const Shard& shard, const Xapian::Query& query) {
  if (shard.address.is_remote()) {
    auto found = fetch_facets(shard.database, query, index_.names);
    const std::size_t articles = found.articles.size();
    add({found.columns, shard.numbers}, std::move(found.articles));
    return articles;
  }
  auto found = TermMatches::can_find(query) ? find_matches(query, shard)
                                            : find_documents(query, shard.database);
  const std::size_t articles = found.size();
  count(shard, std::move(found));
  return articles;
}

void FacetCounter::count(const Shard& shard, std::vector<std::uint32_t> articles) {
  add({shard.columns, shard.numbers}, std::move(articles));
}

void FacetCounter::join(const std::vector<Xapian::docid>& family) {
  std::vector<FacetArticle> articles;
  for (const Xapian::docid document : family) {
    const Shard& shard = index_.shards[index_.shard_of(document)];
    articles.push_back({{shard.columns, shard.numbers}, index_.local(document)});
  }
  for (const auto& count : counts_) count->join(articles);
}

std::vector<Facet> FacetCounter::facets(std::size_t limit) {
  add({index_.shards.front().columns, {}}, std::exchange(seen_, {}));
  std::vector<Facet> list;
  for (const auto& count : counts_) list.push_back(count->facet(limit));
  return list;
}

void FacetCounter::add(const FacetRows& rows, std::vector<std::uint32_t> articles) {
  if (!counts_any()) return;
  rows.columns.for_each_file(std::move(articles), [&](const schema::ColumnFile& file,
                                                      std::span<const std::uint32_t> some) {
    for (const auto& count : counts_) count->add({file, some, rows.numbers});
  });
}

}  // namespace dateline::query
