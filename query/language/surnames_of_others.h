// SPDX-License-Identifier: GPL-2.0-or-later
// Listed names that are other people's in a query.
#pragma once

#include "query/language/parsed_query.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"

namespace dateline::query {

// Makes surnames words, as in the index, in quotes or bare: Obama in Michelle Obama. A place in a
// person's name is the word as well: Jordan in Michael Jordan.
void read_as_words(Node& root, const synonyms::NameTable& names, const synonyms::NameKeys& keys);

}  // namespace dateline::query
