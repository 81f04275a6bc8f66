// SPDX-License-Identifier: GPL-2.0-or-later
// Makes a file of facet columns (facet_columns.h) out of the facets of articles.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/facet_columns.h"

namespace Xapian {
class Database;
}

namespace dateline::indexer {

class ColumnsBuilder {
 public:
  // `first` is the lowest docid of the file.
  explicit ColumnsBuilder(std::uint32_t first) : first_(first) {}

  // REQUIRES ascending docids, from `first` on; those left out get an empty row.
  void add(std::uint32_t document, const schema::Facets& article);
  std::uint32_t rows() const { return static_cast<std::uint32_t>(columns_.front().size()); }
  std::string take();  // the bytes of the file; nothing may be added after it

 private:
  std::vector<std::uint32_t>& column(schema::Column which) {
    return columns_[static_cast<std::size_t>(which)];
  }

  std::uint32_t first_;
  std::array<std::vector<std::uint32_t>, schema::column_count> columns_;
};

// The file of all articles of `database` from docid `first` on.
std::string encode_columns(const Xapian::Database& database, std::uint32_t first);

}  // namespace dateline::indexer
