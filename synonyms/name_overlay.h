// SPDX-License-Identifier: GPL-2.0-or-later
// Lays a user's rows over the project's table.
#pragma once

#include <string>
#include <vector>

#include "synonyms/name_rows.h"

namespace dateline::synonyms {

// Adds `user` to `rows`. A row whose id is known already adds its spellings to that name and gives
// it its own label, kind, place and coordinates; a spelling that belonged to another name is taken
// from there. Returns a remark, with both places, for each spelling so taken. Throws TableError
// where a name would lose its label that way.
std::vector<std::string> overlay_rows(std::vector<NameRow>& rows, std::vector<NameRow> user);

}  // namespace dateline::synonyms
