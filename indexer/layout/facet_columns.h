// SPDX-License-Identifier: GPL-2.0-or-later
// What facets are counted, matches are weighed and phrases are followed from, as arrays in files
// that are mapped into memory: an article costs a look-up by its docid instead of a record to fetch
// and decode.
//
//   const auto article = index.columns.row(document.get_docid());
//   if (const auto outlet = article.outlet()) ++counts[*outlet];
//
// Numbers of labels mean what they mean in schema::Facets. Places are kept with all that lies
// around them, by numbers of their own in each file, the most frequent first: so the counts that a
// search touches lie side by side. The first file holds all articles that there were when it was
// written, each later one those that an update has put in or in the place of others; what the last
// one says of an article holds. None is ever changed: the files that belong to a revision of the
// database are named in its metadata (metadata::columns), so whoever opens a revision sees the
// columns that were written with it. A docid that was deleted keeps its row; nothing asks for it.
//
// Where words stand is kept here once more, as slot::positions has it for a server of remote
// shards: to follow a phrase from there reads a block of the database for most articles that have
// its words, which takes twice as long (bench/README.md).
//
// A new column: a Column, its accessor in FacetRow, its line in columns_builder.cc, a new version.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/layout/packed_numbers.h"
#include "indexer/layout/schema.h"

namespace dateline::schema {

// Single values are kept with 1 added, 0 where there is none; a list as where it ends; the length,
// in terms as Xapian counts it, as it is; positions as where those of the row end, in units of
// position_unit; of each place its name in the table, what it lies within with 1 added, and how
// many rows have it. Documents are the docids of the rows, ascending; none in the first file, whose
// rows are those of docid 1 and all that follow.
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
  positions_end,
  place_names,
  place_within,
  place_articles,
  documents
};
inline constexpr std::size_t column_count = 17;
inline constexpr std::size_t position_unit = 8;  // bytes, so that 32 bits count them

struct ColumnFile {
  std::uint32_t rows = 0;
  std::array<PackedNumbers, column_count> columns;
  std::string_view positions;  // of one row after the other; none in what was made in memory
  std::shared_ptr<const void> owner;

  const PackedNumbers& column(Column which) const {
    return columns[static_cast<std::size_t>(which)];
  }
  // Has the memory of a row's places brought near, the second after the first.
  void fetch_places_end(std::size_t row) const { column(Column::places_end).fetch(row); }
  void fetch_places(std::size_t row) const {
    column(Column::places).fetch(row == 0 ? 0 : column(Column::places_end)[row - 1]);
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
  // What slot::positions has, and zeros up to a whole unit; empty if nothing. Throws IndexError
  // where damaged.
  std::string_view positions() const;
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

  // The first one, and the later ones in the order in which they were written.
  const std::vector<ColumnFile>& files() const { return files_; }

  // Throws IndexError for a docid that no file has.
  FacetRow row(std::uint32_t document) const {
    const Entry entry = find(document);
    return {files_[entry.file], entry.row};
  }

  // Visits the files that tell of some of the articles, each once, with the rows of these: visit(
  // const ColumnFile&, std::span<const std::uint32_t>). Throws IndexError for one that no file has.
  template <class Visit>
  void for_each_file(std::vector<std::uint32_t> articles, const Visit& visit) const {
    if (articles.empty()) return;
    if (files_.size() == 1) {
      find(std::ranges::max(articles));
      for (std::uint32_t& article : articles) --article;
      return visit(files_.front(), std::span<const std::uint32_t>(articles));
    }
    std::vector<std::vector<std::uint32_t>> rows(files_.size());
    for (const std::uint32_t article : articles) {
      const Entry entry = find(article);
      rows[entry.file].push_back(entry.row);
    }
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if (!rows[i].empty()) visit(files_[i], std::span<const std::uint32_t>(rows[i]));
    }
  }

 private:
  struct Entry {  // a row of a file
    std::uint32_t file = 0;
    std::uint32_t row = 0;
  };
  struct Later {
    std::uint32_t document = 0;
    Entry entry;
  };

  void add(ColumnFile file, const std::string& path);
  Entry find(std::uint32_t document) const {
    const std::uint32_t row = document - 1;
    const bool stands_first = !files_.empty() && row < files_.front().rows;
    if (stands_first && (replaced_.empty() || !replaced_[row])) return {.file = 0, .row = row};
    return find_later(document);
  }
  Entry find_later(std::uint32_t document) const;

  std::vector<ColumnFile> files_;
  std::vector<bool> replaced_;  // rows of the first file; empty if none is
  std::vector<Later> later_;    // ascending by docid, each once
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
  std::uint32_t rows = 0;
  std::array<Part, column_count> parts;  // each at a multiple of four bytes
  std::uint64_t positions = 0;           // where they begin; they end with the file
};
inline constexpr std::array<char, 8> column_magic = {'D', 'L', 'F', 'A', 'C', 'E', 'T', '3'};

std::string columns_path(const std::string& generation, std::string_view name);

}  // namespace dateline::schema
