// SPDX-License-Identifier: GPL-2.0-or-later
// Counts facets over every article that a query matches.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "query/open_index.h"
#include "query/result_page.h"

namespace dateline::query {

// Reads one facet as a user names it: outlet, agency, lang, filed, place, date (by month),
// date:year, date:month, date:day. Throws QueryError with the list for anything else.
FacetRequest parse_facet(std::string_view text);

// Sees each match once while Xapian runs a query, and afterwards makes the facets. An article
// counts once for a place however many places inside it the article names.
class FacetCounter final : public Xapian::MatchSpy {
 public:
  class Count;  // of one facet; defined in the source

  FacetCounter(const OpenIndex& index, const std::vector<FacetRequest>& requests);
  ~FacetCounter() override;

  void operator()(const Xapian::Document& document, double weight) override;

  // At most `limit` values a facet, and `limit` within each place that contains others; what is cut
  // is summed up in `other`.
  std::vector<Facet> facets(std::size_t limit) const;

 private:
  const OpenIndex& index_;
  std::vector<std::unique_ptr<Count>> counts_;
};

}  // namespace dateline::query
