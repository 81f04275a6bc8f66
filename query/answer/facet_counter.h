// SPDX-License-Identifier: GPL-2.0-or-later
// Counts facets over every article that a query matches.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "query/answer/facet_count.h"
#include "query/answer/result_page.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// Facets of a search that one run of it counts.
struct FacetPass {
  std::optional<Field> without;     // the field whose filters do not count
  std::vector<std::size_t> facets;  // places in the request's list
};

// The runs that a search takes: first the search itself, even if it counts nothing, then one for
// each field that it filters and of which it counts facets.
std::vector<FacetPass> plan_facets(const SearchRequest& request);
std::vector<FacetRequest> requests_of(const FacetPass& pass, const SearchRequest& request);

// Sees each match once while Xapian runs a query, or counts by itself what a query finds, and
// afterwards makes the facets. An article counts once for a place however many places inside it the
// article names.
class FacetCounter final : public Xapian::MatchSpy {
 public:
  // Throws QueryError for a place that the table does not know.
  FacetCounter(const OpenIndex& index, const std::vector<FacetRequest>& requests);

  bool counts_any() const { return !counts_.empty(); }
  // For an index of one shard, on this machine.
  void operator()(const Xapian::Document& document, double weight) override;
  // Counts what `query` finds in a shard; returns how many articles that are. Throws Xapian::Error.
  std::size_t count(const Shard& shard, const Xapian::Query& query);
  // Counts articles of a shard of this machine, by their docids there.
  void count(const Shard& shard, std::vector<std::uint32_t> articles);

  // Makes one of articles that are counted each, by their numbers in the index. REQUIRES shards of
  // this machine.
  void join(const std::vector<Xapian::docid>& family);

  // In the order of the requests, as FacetCount::facet.
  std::vector<Facet> facets(std::size_t limit);

 private:
  void add(const FacetRows& rows, std::vector<std::uint32_t> articles);

  const OpenIndex& index_;
  std::vector<std::unique_ptr<FacetCount>> counts_;
  std::vector<std::uint32_t> seen_;  // and not yet counted
};

// Puts what was counted in a pass at its places among the facets of the search.
void place_facets(FacetCounter& counter, const FacetPass& pass, const SearchRequest& request,
                  std::vector<Facet>& facets);

}  // namespace dateline::query
