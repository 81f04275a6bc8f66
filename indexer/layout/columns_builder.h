// SPDX-License-Identifier: GPL-2.0-or-later
// Makes a file of facet columns (facet_columns.h) out of articles.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/layout/facet_columns.h"
#include "synonyms/table/name_table.h"

namespace dateline::schema {

class ColumnsBuilder {
 public:
  enum class Rows : std::uint8_t {
    all,  // of docid 1 and all that follow; those left out get an empty row
    some  // of the docids that are added
  };

  // The table, which must outlive it, tells what lies around a place.
  ColumnsBuilder(Rows rows, const synonyms::NameTable& names) : rows_(rows), names_(names) {}

  // REQUIRES ascending docids. `length` is that of the document, in terms; `positions` those of
  // slot::positions, of which it keeps the size.
  void add(std::uint32_t document, const Facets& article, std::uint32_t length,
           std::string_view positions = {});
  std::uint32_t rows() const { return static_cast<std::uint32_t>(columns_.front().size()); }
  // The bytes of the file but for the positions, which follow, padded. Nothing may be added after
  // it. Throws IndexError for a place that the table does not have.
  std::string take();

 private:
  std::vector<std::uint32_t>& column(Column which) {
    return columns_[static_cast<std::size_t>(which)];
  }
  void number_places();

  Rows rows_;
  const synonyms::NameTable& names_;
  std::array<std::vector<std::uint32_t>, column_count> columns_;
  std::uint32_t positions_ = 0;  // units
};

// Positions with zeros up to a whole unit.
std::string padded(std::string positions);

// Places and all that lies around them, ascending, each once. Throws IndexError for a place that
// the table does not have.
std::vector<std::uint32_t> with_surroundings(const std::vector<std::uint32_t>& places,
                                             const synonyms::NameTable& names);

}  // namespace dateline::schema
