// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/columns_builder.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>
#include <optional>

namespace dateline::schema {
namespace {

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

// Of so many bytes, begun ones counted.
std::size_t units_of(std::size_t bytes) { return (bytes + position_unit - 1) / position_unit; }

}  // namespace

void ColumnsBuilder::add(std::uint32_t document, const Facets& article, std::uint32_t length,
                         std::string_view positions) {
  if (rows_ == Rows::some) {
    column(Column::documents).push_back(document);
  } else {
    while (rows() + 1 < document) add(rows() + 1, {}, 0);
  }
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
  extend(Column::places_end, Column::places, with_surroundings(article.places, names_));
  column(Column::published).push_back(article.published ? pack_date(*article.published) : 0);
  column(Column::length).push_back(length);
  positions_ += static_cast<std::uint32_t>(units_of(positions.size()));
  column(Column::positions_end).push_back(positions_);
}

// Until here places go by their names.
void ColumnsBuilder::number_places() {
  auto& names = column(Column::place_names);
  std::vector<std::uint32_t> counts(names_.size());
  for (const std::uint32_t name : column(Column::places)) ++counts[name];
  for (const std::uint32_t filed : column(Column::filed)) {
    if (filed == 0) continue;
    for (const std::uint32_t name : with_surroundings({filed - 1}, names_)) ++counts[name];
  }
  for (std::uint32_t name = 0; name < counts.size(); ++name) {
    if (counts[name] > 0) names.push_back(name);
  }
  std::ranges::stable_sort(names, std::greater(), [&](std::uint32_t name) { return counts[name]; });
  auto& numbers = counts;
  for (std::uint32_t i = 0; i < names.size(); ++i) numbers[names[i]] = i;
  for (const std::uint32_t name : names) {
    const auto within = names_.name(name).within;
    column(Column::place_within).push_back(within ? numbers[*within] + 1 : 0);
  }
  for (std::uint32_t& filed : column(Column::filed)) {
    if (filed > 0) filed = numbers[filed - 1] + 1;
  }
  auto& places = column(Column::places);
  column(Column::place_articles).resize(names.size());
  for (std::uint32_t& place : places) {
    place = numbers[place];
    ++column(Column::place_articles)[place];
  }
  auto begin = places.begin();
  for (const std::uint32_t end : column(Column::places_end)) {
    const auto stop = places.begin() + end;
    std::sort(begin, stop);
    begin = stop;
  }
}

std::string ColumnsBuilder::take() {
  number_places();
  ColumnHeader header{.magic = column_magic, .rows = rows()};
  std::string bytes(sizeof header, '\0');
  for (std::size_t i = 0; i < schema::column_count; ++i)
    header.parts[i] = append(bytes, columns_[i]);
  bytes.resize(units_of(bytes.size()) * position_unit);
  header.positions = bytes.size();
  header.bytes = bytes.size() + std::uint64_t{positions_} * position_unit;
  std::memcpy(bytes.data(), &header, sizeof header);
  columns_ = {};
  return bytes;
}

std::string padded(std::string positions) {
  positions.resize(units_of(positions.size()) * position_unit);
  return positions;
}

std::vector<std::uint32_t> with_surroundings(const std::vector<std::uint32_t>& places,
                                             const synonyms::NameTable& names) {
  std::vector<std::uint32_t> all;
  for (const std::uint32_t place : places) {
    for (std::optional<std::uint32_t> at = place; at; at = names.name(*at).within) {
      if (*at >= names.size()) throw RecordError("an article has a place of no table");
      if (std::ranges::find(all, *at) != all.end()) break;
      all.push_back(*at);
    }
  }
  std::ranges::sort(all);
  return all;
}

}  // namespace dateline::schema
