// SPDX-License-Identifier: GPL-2.0-or-later
// Where a query matches in a text, to the byte: for marks, snippets and reasons.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/parsed_query.h"
#include "synonyms/name_finder.h"
#include "synonyms/name_table.h"
#include "synonyms/tokenizer.h"

namespace dateline::query {

// A text cut into words, with its names: what the indexer saw.
struct ReadText {
  std::string_view text;
  synonyms::TokenStream words;
  synonyms::NamesFound names;
};
ReadText read_text(std::string_view text, const synonyms::NameTable& names);

// Words `first` to `last` of the text answer a part of the query.
struct TextMatch {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t part = 0;  // number of the phrase in the query, from 0
  std::string reason;    // "name:islamic-state", a word, or a "phrase"
};

// The phrases and words that a query asks for, those behind NOT left out.
std::vector<const Node*> wanted_phrases(const Node& root);

// All matches of `phrases` by position; `in_title` tells whether the text is a title.
std::vector<TextMatch> find_matches(const ReadText& text, const std::vector<const Node*>& phrases,
                                    const synonyms::NameTable& names, bool in_title);

}  // namespace dateline::query
