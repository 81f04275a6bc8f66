// SPDX-License-Identifier: GPL-2.0-or-later
// Counts what a query finds in families of copies, and shows one hit of each.
#pragma once

#include "query/answer/article_families.h"
#include "query/answer/ranking.h"

namespace dateline::query {

// As rank(), where the request collapses families, counts its facets in them, or both. The hit of a
// family is the one that would come first of it. Throws IndexError for facets in families with a
// remote shard, whose columns are files over there.
RankedPage rank_families(const OpenIndex& index, ArticleFamilies& families,
                         const Xapian::Query& query, const SearchRequest& request,
                         FacetCounter& counter);

}  // namespace dateline::query
