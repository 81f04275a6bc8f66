// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the query language into a tree.
//
//   words side by side     all of them; a known name among them is met under all its spellings
//   "some words"           side by side, each word as written, names under all their spellings
//   =word ="some words"    this spelling alone
//   word*                  words that begin so (three characters or more)
//   CAPS(word)             the word where it is written in capitals
//   a OR b, NOT a, -a, ( ) either, without, grouping; AND may be written
//   a NEAR/5 b             five words or fewer between them; PRE/5 in this order; NEAR/s, NEAR/p in
//                          one sentence, paragraph; a NOT NEAR/5 b; bound closer than NOT and AND
//   ATLEAST/3(a), FIRST/20(a)  in three places or more, in the first 20 words (proximity.h)
//   field:value            outlet place filed agency name date lang id title; value may be quoted,
//                          and title takes a phrase or a group
//   *                      every article
#pragma once

#include <string_view>

#include "query/language/parsed_query.h"
#include "query/language/query_error.h"
#include "synonyms/table/name_table.h"

namespace dateline::query {

enum class NameReading {
  all,    // every spelling of a name finds all others, unlisted ones by their transliteration key
  loose,  // the same, with the less certain of those
  exact,  // listed spellings only, and surnames
  off,    // words are words
};

// What is checked before anything reaches the index; each a limit that the error names.
namespace limit {
inline constexpr std::size_t query_bytes = 4096;
inline constexpr std::size_t terms = 256;
inline constexpr std::size_t depth = 32;
inline constexpr std::size_t wildcards = 4;
inline constexpr std::size_t wildcard_characters = 3;
inline constexpr std::size_t proximity = 1000;      // n of NEAR/n, PRE/n, ATLEAST/n, FIRST/n
inline constexpr std::size_t near_operands = 5;     // of one NEAR or PRE
inline constexpr std::size_t inner_operands = 3;    // of one that stands inside another operator
inline constexpr unsigned wildcard_words = 10'000;  // that one wildcard may stand for
// Of a remote shard, looked through from here for where words stand. A guess: a few messages each.
inline constexpr unsigned fetched_articles = 10'000;
}  // namespace limit

// The words with a blank between each two, as a query has them.
std::string join_words(const std::vector<std::string>& words);

// Throws QueryError.
ParsedQuery parse_query(std::string_view text, const synonyms::NameTable& names,
                        NameReading reading = NameReading::all);

}  // namespace dateline::query
