// SPDX-License-Identifier: GPL-2.0-or-later
// The facets of what a query finds in a remote shard. Its columns are files over there, but the
// same facets stand in a value slot, and Xapian counts the distinct values of a slot at the far
// side (ValueCountMatchSpy).
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "indexer/layout/facet_columns.h"
#include "synonyms/table/name_table.h"

namespace dateline::query {

struct FetchedFacets {
  schema::FacetColumns columns;         // with a row for each article found, in no order
  std::vector<std::uint32_t> articles;  // the numbers of all rows
};

// Throws schema::IndexError for facets that cannot be read, Xapian::NetworkError.
FetchedFacets fetch_facets(const Xapian::Database& shard, const Xapian::Query& query,
                           const synonyms::NameTable& names);

}  // namespace dateline::query
