// SPDX-License-Identifier: GPL-2.0-or-later
// What counts of the places that an article names, for its facet and its filters.
#pragma once

#include <cstdint>
#include <map>

#include "synonyms/article_names.h"
#include "synonyms/name_table.h"

namespace dateline::synonyms {

struct ArticlePlaces {
  std::map<std::uint32_t, std::uint32_t> times;  // how often each place is named, by index
  bool ambiguous = false;  // some name is of several places and nothing decides between them
};

// The places of names that are listed and are no part of a longer name (PlaceUse). A capital that
// stands for its government counts for its country. A mention that begins among the bytes of the
// dateline is left to it.
ArticlePlaces count_places(const ArticleNames& names, const NameTable& table);

}  // namespace dateline::synonyms
