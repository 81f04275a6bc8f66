// SPDX-License-Identifier: GPL-2.0-or-later
// What a word may be in the nominative, in which tables list names: Гудермесом, w Doniecku, ji
// Efrînê. Of Slavic languages in Cyrillic letters anywhere; in Latin letters, which many languages
// share, behind a preposition of those that decline. Only the finder asks, of words whose capital
// says that they are names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::synonyms {

// Of a folded word, and the one before it, or "". Fast.
bool may_decline(std::string_view word, std::string_view before);

// `opens`: the word is the first of a name, or all of it.
std::vector<std::string> nominatives(std::string_view word, std::string_view before, bool opens);

// Whether of what the word in its case names people say that something is there, or from there: no
// person. As the South Slavs write: u Stocu, iz Knina, преко Петровца; u Ivanova is at Ivanov's.
// What Kurmanji puts behind li is a place where the article bears it out.
enum class Whereabouts : std::uint8_t { unknown, likely, sure };
Whereabouts whereabouts(std::string_view word, std::string_view before);

}  // namespace dateline::synonyms
