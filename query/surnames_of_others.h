// SPDX-License-Identifier: GPL-2.0-or-later
// Listed surnames behind a given name that is another person's.
#pragma once

#include "query/parsed_query.h"
#include "synonyms/other_bearers.h"

namespace dateline::query {

// Makes them words, as in the index: Obama in Michelle Obama, in quotes or bare.
void read_as_words(Node& root, const synonyms::OtherBearers& others,
                   const synonyms::NameTable& names);

}  // namespace dateline::query
