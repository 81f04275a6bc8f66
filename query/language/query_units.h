// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts the words of a query into what is searched: names and single words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/parsed_query.h"
#include "synonyms/table/name_table.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::query {

enum class UnitReading {
  names,  // a known name is one unit
  words,  // every word is one, but what is a name in capitals only, and typed so, keeps its
          // capitals
};

// A word or a name, and how it stands to the one before it.
struct Unit {
  Leaf leaf;
  synonyms::Gap gap = synonyms::Gap::start;
};

// `offset` is where `text` begins in the query.
std::vector<Unit> read_units(std::string_view text, std::size_t offset,
                             const synonyms::NameTable& names, UnitReading reading);

// One phrase for each word or name, but what a hyphen joins (US-led) stands in one, and of l'Irak
// only Irak is searched.
std::vector<Node> read_phrases(std::string_view text, std::size_t offset,
                               const synonyms::NameTable& names, UnitReading reading);

// A sentence for the user where a bare word, `typed` so, could have been meant as an operator or as
// a name that needs its capitals; else "".
std::string surprising_reading(const Leaf& leaf, std::string_view typed,
                               const synonyms::NameTable& names);

}  // namespace dateline::query
