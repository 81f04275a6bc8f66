// SPDX-License-Identifier: GPL-2.0-or-later
// Which of the documents that a query finds stand on a page, in which order.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "query/answer/facet_counter.h"
#include "query/answer/result_page.h"
#include "query/shards/open_index.h"

namespace dateline::query {

struct RankedHit {
  Xapian::docid document = 0;
  double score = 0;
  std::size_t matching = 0;  // of its family; 0 where families do not count
};

struct RankedPage {
  std::size_t total = 0;                  // exact: all that is found, on the page or not
  std::optional<std::size_t> families{};  // exact, where they are collapsed
  std::vector<RankedHit> hits;
};

// The page that `request` asks for of what `query` finds, all of which `counter` counts. Equal
// scores keep the order of the corpus, or of the documents of a set, so a page never depends on
// chance. Throws Xapian::Error where the index fails.
RankedPage rank(const OpenIndex& index, const Xapian::Query& query, const SearchRequest& request,
                FacetCounter& counter);

// All that `query` finds, without a score, in the order of the corpus: each shard's in its order,
// one behind the other.
std::vector<Xapian::docid> find_all(const OpenIndex& index, const Xapian::Query& query);

}  // namespace dateline::query
