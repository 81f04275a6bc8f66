// SPDX-License-Identifier: GPL-2.0-or-later
// Where a query matches in a text, to the byte: for marks, snippets and reasons.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/parsed_query.h"
#include "query/match/leaf_terms.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/table/name_table.h"
#include "synonyms/words/tokenizer.h"

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

// Both texts of an article, read.
struct ReadArticle {
  ReadText title;
  ReadText text;
};

// Words `first` to `last` of the text answer a part of the query.
struct TextMatch {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t part = 0;               // number of the phrase in wanted_phrases(), from 0
  std::string reason;                 // "name:islamic-state", a word, or a "phrase"
  Meeting meeting = Meeting::listed;  // of a phrase, its weakest part's
};

// The phrases, words and names that a query asks for, those behind NOT left out but for NOT NEAR.
std::vector<const Node*> wanted_phrases(const Node& root);

// What made one article match, each list by position.
struct ArticleMatches {
  std::vector<TextMatch> title;
  std::vector<TextMatch> text;
};

// The one answer to "what in this article did the query ask for", for marks, snippets, reasons and
// concordances alike: the words, names and phrases of `root` as they stand in the article; of a
// condition on how things stand (NEAR, FIRST, ATLEAST) those alone that meet it. `article` is one
// that the query matches, with both its texts.
ArticleMatches find_matches(const ReadArticle& article, const Node& root,
                            const synonyms::NameTable& names);

// All matches of `phrases` in one text by position; `in_title` tells whether it is a title. Knows
// nothing of how phrases have to stand to each other.
std::vector<TextMatch> find_matches(const ReadText& text, const std::vector<const Node*>& phrases,
                                    const synonyms::NameTable& names, bool in_title);

}  // namespace dateline::query
