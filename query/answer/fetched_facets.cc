// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/fetched_facets.h"

#include "indexer/layout/columns_builder.h"
#include "indexer/layout/schema.h"

namespace dateline::query {

FetchedFacets fetch_facets(const Xapian::Database& shard, const Xapian::Query& query,
                           const synonyms::NameTable& names) {
  Xapian::ValueCountMatchSpy spy(schema::slot::facets);
  Xapian::Enquire enquire(shard);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&spy);
  const auto matches = enquire.get_mset(0, 0, shard.get_doccount());
  schema::ColumnsBuilder columns(schema::ColumnsBuilder::Rows::all, names);
  FetchedFacets found;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
    const auto facets = schema::decode_facets(*value);
    for (auto count = value.get_termfreq(); count > 0; --count) {
      found.articles.push_back(columns.rows() + 1);
      columns.add(found.articles.back(), facets, 0);
    }
  }
  if (columns.rows() != matches.get_matches_estimated()) {
    throw schema::RecordError("some articles have no facets; build the index again");
  }
  found.columns = schema::FacetColumns(columns.take());
  return found;
}

}  // namespace dateline::query
