// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/columns_builder.h"

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace dateline::indexer {
namespace {

using schema::Column;
using schema::ColumnHeader;

static_assert(std::endian::native == std::endian::little, "the files are read as they lie");

unsigned width_of(const std::vector<std::uint32_t>& numbers) {
  const std::uint32_t largest = numbers.empty() ? 0 : *std::ranges::max_element(numbers);
  if (largest > 0xFFFF) return 4;
  return largest > 0xFF ? 2 : 1;
}

ColumnHeader::Part append(std::string& bytes, const std::vector<std::uint32_t>& numbers) {
  bytes.resize((bytes.size() + 3) / 4 * 4);
  const ColumnHeader::Part part{.offset = bytes.size(),
                                .count = static_cast<std::uint32_t>(numbers.size()),
                                .width = width_of(numbers)};
  for (const std::uint32_t number : numbers) {
    bytes.append(reinterpret_cast<const char*>(&number), part.width);  // the lowest bytes
  }
  return part;
}

}  // namespace

void ColumnsBuilder::add(std::uint32_t document, const schema::Facets& article) {
  while (first_ + rows() < document) add(first_ + rows(), {});
  const auto single = [](const std::optional<std::uint32_t>& value) {
    return value ? *value + 1 : 0;
  };
  const auto extend = [this](Column ends, Column values, const std::vector<std::uint32_t>& list) {
    auto& all = column(values);
    all.insert(all.end(), list.begin(), list.end());
    column(ends).push_back(static_cast<std::uint32_t>(all.size()));
  };
  column(Column::outlet).push_back(single(article.outlet));
  column(Column::owner).push_back(single(article.owner));
  column(Column::language).push_back(single(article.language));
  column(Column::filed).push_back(single(article.filed));
  extend(Column::agencies_end, Column::agencies, article.agencies);
  extend(Column::flags_end, Column::flags, article.flags);
  extend(Column::places_end, Column::places, article.places);
  column(Column::published)
      .push_back(article.published ? schema::pack_date(*article.published) : 0);
}

std::string ColumnsBuilder::take() {
  ColumnHeader header{.magic = schema::column_magic, .first = first_, .rows = rows()};
  std::string bytes(sizeof header, '\0');
  for (std::size_t i = 0; i < schema::column_count; ++i)
    header.parts[i] = append(bytes, columns_[i]);
  header.bytes = bytes.size();
  std::memcpy(bytes.data(), &header, sizeof header);
  columns_ = {};
  return bytes;
}

std::string encode_columns(const Xapian::Database& database, std::uint32_t first) {
  ColumnsBuilder columns(first);
  auto facets = database.valuestream_begin(schema::slot::facets);
  const auto end = database.valuestream_end(schema::slot::facets);
  for (facets.skip_to(first); facets != end; ++facets) {
    columns.add(facets.get_docid(), schema::decode_facets(*facets));
  }
  return columns.take();
}

}  // namespace dateline::indexer
