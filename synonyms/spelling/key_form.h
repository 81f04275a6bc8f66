// SPDX-License-Identifier: GPL-2.0-or-later
// The form of a name in which unlisted spellings are compared with listed ones.
//
// Folded, in Latin letters where no spelling pairs of the script were learnt (latin_letters.h),
// without the definite articles of Arabic names (al-, el-, ash-, аль-, ال), the words joined. Its
// skeleton, the classes of its consonants, is the same or nearly so in every script (Qamishli,
// Камышлы, القامشلي: k m x l) and serves to find what is worth comparing; it never
// decides.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::synonyms {

// The scripts whose letters can be compared with one another.
enum class KeyScript : std::uint8_t { latin, arabic, cyrillic, hebrew };
inline constexpr std::size_t key_scripts = 4;

struct KeyForm {
  KeyScript script = KeyScript::latin;
  std::u32string letters;  // between ^ and $, so that first and last letters can be told
};

// Whether a folded word is the definite article of Arabic names where it stands in front of
// another.
bool is_key_article(std::string_view word);
// All of them.
std::vector<std::string> key_articles();

// A name has so many letters, both included, one less in Arabic and Hebrew; shorter ones prove
// nothing.
inline constexpr std::size_t shortest_key = 4;
// One of several words of a name may have one less: Ali Hassan.
inline constexpr std::size_t shortest_part = 3;
inline constexpr std::size_t longest_key = 32;

// `folded_words` as folded_words() or the table (in normal form, article.h) gives them. Nullopt for
// what has letters of no or of two of the scripts, a digit, or too few or too many letters.
std::optional<KeyForm> key_form(std::string_view folded_words, std::size_t shortest = shortest_key);

// The classes of the consonants, equal neighbours as one; a class is a letter from A on.
std::string skeleton(const KeyForm& form);

// The skeleton, and, where it has three classes or more, every one with a class left out. Two
// spellings of a name share one of these in 95 of 100 cases (measured on the gazetteer, see
// bench/README.md).
std::vector<std::string> skeleton_keys(std::string_view skeleton);

// The skeleton, and all that have one class more, one less or one other: what two spellings of a
// name mostly have to share, and many of two names. Of one class only those with more.
std::vector<std::string> near_skeletons(std::string_view skeleton);

// Under which keys the form of a listed spelling is found, and by which keys an unlisted one finds
// it. Two that meet share a skeleton key, too. Without a class a short skeleton says little, so
// there the two must agree in where it is left out, replaced or added.
std::vector<std::string> listed_keys(std::string_view skeleton);
std::vector<std::string> unlisted_keys(std::string_view skeleton);

}  // namespace dateline::synonyms
