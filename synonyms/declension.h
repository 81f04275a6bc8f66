// SPDX-License-Identifier: GPL-2.0-or-later
// What a word may be in the nominative, in which tables list names: Гудермесом, w Doniecku, ji
// Efrînê. Of Slavic languages in Cyrillic letters anywhere; in Latin letters, which many languages
// share, behind a preposition of those that decline. Only the finder asks, of words whose capital
// says that they are names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::synonyms {

// Of a folded word, and the one before it, or "". Fast.
bool may_decline(std::string_view word, std::string_view before);

// `opens`: the word is the first of a name, or all of it.
std::vector<std::string> nominatives(std::string_view word, std::string_view before, bool opens);

}  // namespace dateline::synonyms
