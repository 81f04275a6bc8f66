// SPDX-License-Identifier: GPL-2.0-or-later
// Lays tables over one another: a user's over the project's, the project's own over the listed
// ones.
#pragma once

#include <string>
#include <vector>

#include "synonyms/table/name_rows.h"

namespace dateline::synonyms {

// Adds `user` to `rows`. A row whose id is known already adds its spellings to that name and gives
// it its own label, kind, place and coordinates; a spelling that belonged to another name is taken
// from there. Returns a remark, with both places, for each spelling so taken. Throws TableError
// where a name would lose its label that way.
std::vector<std::string> overlay_rows(std::vector<NameRow>& rows, std::vector<NameRow> user);

// Adds the rows of one more table of the project beneath `rows`. A row whose id is known adds its
// further spellings, and its population if none is known; all else stays as the known row has it.
// A spelling that a row above owns is left out, unless it is the name of two places: those may
// share it, but what is an adjective above (birman, украинское) is no town's name beneath. A place
// may also be spelled like an acronym above.
// An id that stands twice in `listed` stays twice, and the compiler names both places.
void underlay_rows(std::vector<NameRow>& rows, std::vector<NameRow> listed);

}  // namespace dateline::synonyms
