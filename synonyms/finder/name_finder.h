// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the known names among the words of a text.
//
// From left to right the longest spelling whose words stand together wins, if its case rule allows
// it; a name inside a longer one is reported as nested. What languages join to a name is passed
// over, only to look it up: the Arabic article in Latin letters (article.h), prefixes of Arabic,
// Hebrew and Amharic (prefixes.h), suffixes of Georgian, Armenian and other languages (suffixes.h),
// an ending of Turkish behind an apostrophe (Token::stem_size).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "synonyms/table/name_table.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {

// How a name was recognised.
enum class Recognition : std::uint8_t {
  listed,     // the table lists the spelling
  surname,    // a person's last name, in an article that names the person in full
  key,        // an unlisted spelling, by its transliteration key
  loose_key,  // the same, less certain
};

// What a place's name stands for where it stands.
enum class PlaceUse : std::uint8_t {
  named,         // the place
  filed,         // the place of the dateline, which is counted apart
  government,    // a capital for its government: Damascus denied. Counts for the country
  ambiguous,     // one of several places, and nothing decides between them
  person,        // a part of a person's name that no table lists: Jordan Spieth
  organisation,  // or of an organisation's: Moscow Times
  longer_name,   // or of another place's: Guernsey County, New Miami
  elsewhere,     // a place of this name that no table lists: Paris, Me.
  street,        // or of a street's: 12 Baghdad Street
  language,      // an adjective for a language: spoken in English
  word,          // a word of a script without capitals, where nothing tells the place: الساحل
};

// A name at some words of a text.
struct Mention {
  std::uint32_t first = 0;    // position of its first word
  std::uint32_t count = 1;    // how many words it has
  std::uint32_t name = 0;     // index in the table of the likeliest sense
  std::uint32_t surface = 0;  // index of the spelling: NameTable::senses gives the other senses
  CaseRule rule = CaseRule::any;
  Recognition recognition = Recognition::listed;
  PlaceUse use = PlaceUse::named;  // of a place; NameRecogniser tells
  bool settled = false;            // it is `name`, whatever else the spelling means
  bool adjective = false;          // Iraqi: counts for the place, is not its name
  // Inside a longer name (Mosul in University of Mosul): found by a search, counted by no facet.
  bool nested = false;
  bool declined = false;  // a word of it was read in its nominative: Гудермесом
  // A small place by its case, which surnames have, too: counts where the article bears it out.
  bool doubtful = false;
  bool there = false;  // its case and what stands before it say that it is a place: u Kninu
};

struct NamesFound {
  std::vector<Mention> mentions;  // by position; a nested one behind the one around it
  // Spellings that the case rule leaves open because they stand in a line of capitals or begin a
  // sentence. They are not mentions.
  std::vector<Mention> undecided;
  // Positions of words that are written like a name and that no table lists; filled by
  // NameRecogniser.
  std::vector<std::uint32_t> unlisted;
};

// Whose capitals are read. Queries are typed in small letters more often than not, so there the
// rule `capital` is off (turkey is Turkey), while `caps` and `inside` stand (is, reading are
// words).
enum class TextKind : std::uint8_t { article, query };

// Finds the names of `table` in `words`. Linear in the words.
NamesFound find_names(const TokenStream& words, const NameTable& table,
                      TextKind kind = TextKind::article);

// The names that `text` as a whole spells, whatever its case, the likeliest first; or of them the
// likeliest: for fields that hold nothing but a name.
std::vector<std::uint32_t> find_senses(std::string_view text, const NameTable& table);
std::optional<std::uint32_t> find_name(std::string_view text, const NameTable& table);

}  // namespace dateline::synonyms
