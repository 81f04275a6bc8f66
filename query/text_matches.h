// SPDX-License-Identifier: GPL-2.0-or-later
// Where a query matches in a text, to the byte: for marks, snippets and reasons.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/leaf_terms.h"
#include "query/parsed_query.h"
#include "synonyms/name_finder.h"
#include "synonyms/name_table.h"
#include "synonyms/tokenizer.h"

namespace dateline::query {

// A text cut into words, with its names. Listed ones are found here; which of several places a
// spelling means, surnames and unlisted spellings hang on the whole article, so what the index
// knows of them has to be added for the names of a query.
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
  std::size_t part = 0;               // number of the phrase in the query, from 0
  std::string reason;                 // "name:islamic-state", a word, or a "phrase"
  Meeting meeting = Meeting::listed;  // of a phrase, its weakest part's
};

// The phrases and words that a query asks for, those behind NOT left out.
std::vector<const Node*> wanted_phrases(const Node& root);

// All matches of `phrases` by position; `in_title` tells whether the text is a title.
std::vector<TextMatch> find_matches(const ReadText& text, const std::vector<const Node*>& phrases,
                                    const synonyms::NameTable& names, bool in_title);

}  // namespace dateline::query
