// SPDX-License-Identifier: GPL-2.0-or-later
// Which of the documents that a query finds stand on a page, in which order.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "query/open_index.h"
#include "query/result_page.h"

namespace dateline::query {

struct RankedHit {
  Xapian::docid document = 0;
  double score = 0;
};

struct RankedPage {
  std::size_t total = 0;  // exact: every match is looked at
  std::vector<RankedHit> hits;
};

// Runs `enquire`, which has its query and its spies. Equal scores keep the order of the corpus, or
// of the documents of a set, so a page never depends on chance.
RankedPage find_page(const OpenIndex& index, Xapian::Enquire& enquire,
                     const SearchRequest& request);

}  // namespace dateline::query
