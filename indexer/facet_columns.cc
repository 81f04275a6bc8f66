// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/facet_columns.h"

#include <algorithm>

#include "synonyms/mapped_file.h"

namespace dateline::schema {
namespace {

using Header = ColumnHeader;
using Part = ColumnHeader::Part;

constexpr const char* damaged = "the facet columns are damaged; build the index again";

bool is_list(Column column) {
  return column == Column::agencies || column == Column::flags || column == Column::places ||
         column == Column::place_names || column == Column::place_within;
}

bool fits(const Part& part, const Header& header, Column column) {
  const bool known_width = part.width == 1 || part.width == 2 || part.width == 4;
  const std::uint64_t bytes = std::uint64_t{part.count} * part.width;
  return known_width && part.offset <= header.bytes && bytes <= header.bytes - part.offset &&
         (is_list(column) || part.count == header.rows);
}

ColumnFile open_bytes(const std::string& path, synonyms::MappedFile mapped) {
  Header header;
  if (mapped.bytes.size() < sizeof header) throw IndexError(path, damaged);
  std::memcpy(&header, mapped.bytes.data(), sizeof header);
  if (header.magic != column_magic || header.bytes != mapped.bytes.size())
    throw IndexError(path, damaged);
  ColumnFile file{.first = header.first, .rows = header.rows, .owner = std::move(mapped.owner)};
  for (std::size_t i = 0; i < column_count; ++i) {
    const Part& part = header.parts[i];
    if (!fits(part, header, static_cast<Column>(i))) throw IndexError(path, damaged);
    file.columns[i] = {mapped.bytes.data() + part.offset, part.count, part.width};
  }
  if (file.column(Column::place_names).size() != file.column(Column::place_within).size()) {
    throw IndexError(path, damaged);
  }
  return file;
}

}  // namespace

std::optional<corpus::Date> FacetRow::published() const {
  const std::uint32_t packed = packed_date();
  if (packed == 0) return std::nullopt;
  return unpack_date(packed);
}

PackedNumbers FacetRow::list(Column ends, Column values) const {
  const PackedNumbers& all = file_.column(values);
  const std::size_t begin = row_ == 0 ? 0 : file_.column(ends)[row_ - 1];
  const std::size_t end = file_.column(ends)[row_];
  if (begin > end || end > all.size()) throw IndexError("index", damaged);
  return all.part(begin, end);
}

std::uint32_t FacetRow::name_of(std::uint32_t place) const {
  const PackedNumbers& names = file_.column(Column::place_names);
  if (place >= names.size()) throw IndexError("index", damaged);
  return names[place];
}

std::optional<std::uint32_t> FacetRow::filed_name() const {
  const auto place = filed();
  if (!place) return std::nullopt;
  return name_of(*place);
}

std::vector<std::uint32_t> FacetRow::place_names() const {
  std::vector<std::uint32_t> names;
  places().for_each([&](std::uint32_t place) { names.push_back(name_of(place)); });
  std::ranges::sort(names);
  return names;
}

FacetColumns::FacetColumns(const std::string& folder, std::string_view names) {
  while (!names.empty()) {
    const auto name = names.substr(0, names.find(' '));
    names.remove_prefix(std::min(names.size(), name.size() + 1));
    const std::string path = columns_path(folder, name);
    files_.push_back(open_bytes(path, synonyms::map_file(path)));
  }
}

FacetColumns::FacetColumns(std::string bytes) {
  const auto kept = std::make_shared<const std::string>(std::move(bytes));
  files_.push_back(open_bytes("columns", {*kept, kept}));
}

void FacetColumns::fail(std::uint32_t document) {
  throw IndexError("index",
                   "article " + std::to_string(document) + " has no facets; build the index again");
}

std::string columns_path(const std::string& generation, std::string_view name) {
  return generation + "/" + std::string(name);
}

}  // namespace dateline::schema
