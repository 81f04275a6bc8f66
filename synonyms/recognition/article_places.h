// SPDX-License-Identifier: GPL-2.0-or-later
// What counts of the places that an article names, for its facet and its filters.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>

#include "synonyms/recognition/article_names.h"
#include "synonyms/table/name_table.h"

namespace dateline::synonyms {

// The id of the row that stands for names of several places between which nothing decides.
inline constexpr std::string_view ambiguous_place = "ambiguous";

// A word of an article.
struct WordPlace {
  bool in_title = false;
  std::uint32_t word = 0;
};

struct ArticlePlaces {
  std::map<std::uint32_t, std::uint32_t> times;  // how often each place is named, by index
  std::map<std::uint32_t, WordPlace> first;      // where it is named first, the title before all
  bool ambiguous = false;  // some name is of several places and nothing decides between them
};

// The places of names that are listed and are no part of a longer name (PlaceUse). A capital that
// stands for its government counts for its country.
ArticlePlaces count_places(const ArticleNames& names, const NameTable& table);

}  // namespace dateline::synonyms
