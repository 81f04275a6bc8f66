// SPDX-License-Identifier: GPL-2.0-or-later
// Forms of a spelling that no row lists and texts have: written as one, without its article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "synonyms/table/name_rows.h"

namespace dateline::synonyms {

// `words`, folded, written as one, the article as it stands there and as `al`, which `normal`, the
// normal form (article.h), tells; none that are so short that they would meet words of other
// languages (Al-Ta, US AF).
std::vector<std::string> joined_forms(std::string_view words, std::string_view normal);

// The normal form of a spelling whose leading article readers leave out (Qamishli), or nothing: El
// Salvador keeps its own, and of a person's al-Salman a first name would be left. A part of
// `normal`.
std::string_view bare_form(const Spelling& spelling, std::string_view normal, NameKind kind);

}  // namespace dateline::synonyms
