// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/facet_columns.h"

#include <algorithm>

#include "synonyms/table/mapped_file.h"

namespace dateline::schema {
namespace {

using Header = ColumnHeader;
using Part = ColumnHeader::Part;

constexpr const char* damaged = "the facet columns are damaged; build the index again";

bool is_list(Column column) {
  return column == Column::agencies || column == Column::flags || column == Column::places ||
         column == Column::place_names || column == Column::place_within ||
         column == Column::place_articles || column == Column::documents;
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
  ColumnFile file{.rows = header.rows, .owner = std::move(mapped.owner)};
  for (std::size_t i = 0; i < column_count; ++i) {
    const Part& part = header.parts[i];
    if (!fits(part, header, static_cast<Column>(i))) throw IndexError(path, damaged);
    file.columns[i] = {mapped.bytes.data() + part.offset, part.count, part.width};
  }
  if (header.positions > header.bytes) throw IndexError(path, damaged);
  file.positions = mapped.bytes.substr(header.positions);
  const std::size_t places = file.column(Column::place_names).size();
  for (const Column column : {Column::place_within, Column::place_articles}) {
    if (file.column(column).size() != places) throw IndexError(path, damaged);
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
  if (begin > end || end > all.size()) throw RecordError(damaged);
  return all.part(begin, end);
}

std::string_view FacetRow::positions() const {
  const PackedNumbers& ends = file_.column(Column::positions_end);
  const std::uint64_t begin = row_ == 0 ? 0 : ends[row_ - 1];
  const std::uint64_t end = ends[row_];
  if (begin > end || end * position_unit > file_.positions.size()) {
    throw RecordError(damaged);
  }
  return file_.positions.substr(begin * position_unit, (end - begin) * position_unit);
}

std::uint32_t FacetRow::name_of(std::uint32_t place) const {
  const PackedNumbers& names = file_.column(Column::place_names);
  if (place >= names.size()) throw RecordError(damaged);
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
    add(open_bytes(path, synonyms::map_file(path)), path);
  }
  // Of several rows of an article the last one written holds.
  std::ranges::stable_sort(later_, {}, &Later::document);
  const auto earlier = std::ranges::unique(later_.rbegin(), later_.rend(), {}, &Later::document);
  later_.erase(later_.begin(), earlier.begin().base());
}

FacetColumns::FacetColumns(std::string bytes) {
  const auto kept = std::make_shared<const std::string>(std::move(bytes));
  add(open_bytes("columns", {*kept, kept}), "columns");
}

void FacetColumns::add(ColumnFile file, const std::string& path) {
  const PackedNumbers& documents = file.column(Column::documents);
  const auto number = static_cast<std::uint32_t>(files_.size());
  if (documents.size() != (number == 0 ? 0 : file.rows)) throw IndexError(path, damaged);
  if (number > 0) replaced_.resize(files_.front().rows);
  for (std::uint32_t row = 0; row < documents.size(); ++row) {
    const std::uint32_t document = documents[row];
    if (document - 1 < replaced_.size()) replaced_[document - 1] = true;
    later_.push_back({.document = document, .entry = {.file = number, .row = row}});
  }
  files_.push_back(std::move(file));
}

FacetColumns::Entry FacetColumns::find_later(std::uint32_t document) const {
  const auto found = std::ranges::lower_bound(later_, document, {}, &Later::document);
  if (found != later_.end() && found->document == document) return found->entry;
  throw RecordError("article " + std::to_string(document) +
                    " has no facets; build the index again");
}

std::string columns_path(const std::string& generation, std::string_view name) {
  return generation + "/" + std::string(name);
}

}  // namespace dateline::schema
