// SPDX-License-Identifier: GPL-2.0-or-later
// Acronyms with several owners (CaseRule::context): whose they are, the article has to bear out.
#pragma once

#include <span>

#include "synonyms/article_field.h"
#include "synonyms/name_table.h"

namespace dateline::synonyms {

// Takes the mentions of such acronyms out of the fields of one article, unless it has the name in
// another spelling, something that the name is a part of, or a place in the country around it. What
// stays counts as any acronym does.
void drop_acronyms(std::span<Field> fields, const NameTable& table);

}  // namespace dateline::synonyms
