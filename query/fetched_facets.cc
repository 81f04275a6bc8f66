// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/fetched_facets.h"

#include <array>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>

#include "indexer/schema.h"

namespace dateline::query {
namespace {

using schema::Column;

// The columns as arrays of four-byte numbers.
class Table {
 public:
  void add(const schema::Facets& facets) {
    ++rows_;
    column(Column::published)
        .push_back(facets.published ? schema::pack_date(*facets.published) : 0);
    add(Column::outlet, facets.outlet);
    add(Column::owner, facets.owner);
    add(Column::language, facets.language);
    add(Column::filed, facets.filed);
    add(Column::agencies_end, Column::agencies, facets.agencies);
    add(Column::flags_end, Column::flags, facets.flags);
    add(Column::places_end, Column::places, facets.places);
  }

  std::uint32_t rows() const { return rows_; }

  schema::ColumnFile as_file() && {
    const auto kept = std::make_shared<const Columns>(std::move(columns_));
    schema::ColumnFile file{.first = 1, .rows = rows_, .columns = {}, .owner = kept};
    for (std::size_t i = 0; i < kept->size(); ++i) {
      const auto& numbers = (*kept)[i];
      file.columns[i] = {reinterpret_cast<const char*>(numbers.data()), numbers.size(),
                         sizeof(std::uint32_t)};
    }
    return file;
  }

 private:
  using Numbers = std::vector<std::uint32_t>;
  using Columns = std::array<Numbers, schema::column_count>;

  Numbers& column(Column which) { return columns_[static_cast<std::size_t>(which)]; }

  void add(Column which, const std::optional<std::uint32_t>& value) {
    column(which).push_back(value ? *value + 1 : 0);
  }

  void add(Column ends, Column values, const Numbers& list) {
    Numbers& all = column(values);
    all.insert(all.end(), list.begin(), list.end());
    column(ends).push_back(static_cast<std::uint32_t>(all.size()));
  }

  std::uint32_t rows_ = 0;
  Columns columns_;
};

}  // namespace

FetchedFacets fetch_facets(const Xapian::Database& shard, const Xapian::Query& query) {
  Xapian::ValueCountMatchSpy spy(schema::slot::facets);
  Xapian::Enquire enquire(shard);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&spy);
  const auto matches = enquire.get_mset(0, 0, shard.get_doccount());
  Table table;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
    const auto facets = schema::decode_facets(*value);
    for (auto count = value.get_termfreq(); count > 0; --count) table.add(facets);
  }
  if (table.rows() != matches.get_matches_estimated()) {
    throw schema::IndexError("index", "some articles have no facets; build the index again");
  }
  FetchedFacets found{.columns = {}, .articles = std::vector<std::uint32_t>(table.rows())};
  std::iota(found.articles.begin(), found.articles.end(), 1U);
  found.columns = schema::FacetColumns(std::move(table).as_file());
  return found;
}

}  // namespace dateline::query
