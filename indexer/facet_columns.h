// SPDX-License-Identifier: GPL-2.0-or-later
// What facets are counted and matches are weighed from, as arrays in files that are mapped into
// memory: an article costs a look-up by its docid instead of a record to fetch and decode.
//
//   const auto article = index.columns.row(document.get_docid());
//   if (const auto outlet = article.outlet()) ++counts[*outlet];
//
// Numbers of labels mean what they mean in schema::Facets. Places are kept with all that lies
// around them, by numbers of their own in each file, the most frequent first: so the counts that a
// search touches lie side by side. A file holds the articles of a range of docids and is never
// changed; the files that belong to a revision of the database are named in its metadata
// (metadata::columns), so whoever opens a revision sees the columns that were written with it. A
// docid that was deleted keeps its row; nothing asks for it.
//
// A new column: a Column, its accessor in FacetRow, its line in columns_builder.cc, a new version.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/packed_numbers.h"
#include "indexer/schema.h"

namespace dateline::schema {

// Single values are kept with 1 added, 0 where there is none; a list as where it ends; the length,
// in terms as Xapian counts it, as it is; of each place its name in the table, and what it lies
// within with 1 added.
enum class Column : std::uint8_t {
  published,
  outlet,
  owner,
  language,
  filed,
  agencies_end,
  agencies,
  flags_end,
  flags,
  places_end,
  places,
  length,
  place_names,
  place_within
};
inline constexpr std::size_t column_count = 14;

// The columns of a range of docids.
struct ColumnFile {
  std::uint32_t first = 0;
  std::uint32_t rows = 0;
  std::array<PackedNumbers, column_count> columns;
  std::shared_ptr<const void> owner;

  const PackedNumbers& column(Column which) const {
    return columns[static_cast<std::size_t>(which)];
  }
};

// One article; valid as long as the columns.
class FacetRow {
 public:
  FacetRow(const ColumnFile& file, std::size_t row) : file_(file), row_(row) {}

  std::optional<corpus::Date> published() const;  // orders as corpus::Date does
  std::uint32_t packed_date() const { return file_.column(Column::published)[row_]; }
  std::optional<std::uint32_t> outlet() const { return single(Column::outlet); }
  std::optional<std::uint32_t> owner() const { return single(Column::owner); }
  std::optional<std::uint32_t> language() const { return single(Column::language); }
  // By its number in the file, as places.
  std::optional<std::uint32_t> filed() const { return single(Column::filed); }
  PackedNumbers agencies() const { return list(Column::agencies_end, Column::agencies); }
  PackedNumbers flags() const { return list(Column::flags_end, Column::flags); }
  std::uint32_t length() const { return file_.column(Column::length)[row_]; }
  // By their numbers in the file, ascending.
  PackedNumbers places() const { return list(Column::places_end, Column::places); }
  // By their numbers in the table; throw IndexError where damaged.
  std::optional<std::uint32_t> filed_name() const;
  std::vector<std::uint32_t> place_names() const;  // ascending

 private:
  std::optional<std::uint32_t> single(Column which) const {
    const std::uint32_t value = file_.column(which)[row_];
    if (value == 0) return std::nullopt;
    return value - 1;
  }
  PackedNumbers list(Column ends, Column values) const;  // throws IndexError where damaged
  std::uint32_t name_of(std::uint32_t place) const;

  const ColumnFile& file_;
  std::size_t row_;
};

// Immutable; safe to share between threads.
class FacetColumns {
 public:
  FacetColumns() = default;
  // Maps the files that metadata::columns names, in `folder`. Throws std::runtime_error where one
  // is missing (an update has replaced it), IndexError where one is damaged.
  FacetColumns(const std::string& folder, std::string_view names);
  // The bytes of one file, made in memory.
  explicit FacetColumns(std::string bytes);

  // Ascending by docid.
  const std::vector<ColumnFile>& files() const { return files_; }

  // Throws IndexError for a docid that no file has.
  FacetRow row(std::uint32_t document) const {
    for (const ColumnFile& file : files_) {
      const std::uint32_t row = document - file.first;
      if (row < file.rows) return {file, row};
    }
    fail(document);
  }

 private:
  [[noreturn]] static void fail(std::uint32_t document);

  std::vector<ColumnFile> files_;
};

// The bytes that a file begins with.
struct ColumnHeader {
  struct Part {
    std::uint64_t offset = 0;
    std::uint32_t count = 0;
    std::uint32_t width = 1;  // bytes a number
  };
  std::array<char, 8> magic{};
  std::uint64_t bytes = 0;  // of the whole file
  std::uint32_t first = 0;
  std::uint32_t rows = 0;
  std::array<Part, column_count> parts;  // each at a multiple of four bytes
};
inline constexpr std::array<char, 8> column_magic = {'D', 'L', 'F', 'A', 'C', 'E', 'T', '1'};

std::string columns_path(const std::string& generation, std::string_view name);

}  // namespace dateline::schema
