// SPDX-License-Identifier: GPL-2.0-or-later
// Acronyms that the article decides on: with several owners (CaseRule::context), or spelled like a
// place.
#pragma once

#include <span>

#include "synonyms/finder/article_field.h"
#include "synonyms/places/place_senses.h"
#include "synonyms/table/name_table.h"

namespace dateline::synonyms {

// Takes the mentions of such acronyms out of the fields of one article, unless it has the name in
// another spelling, something that the name is a part of, or a place in the country around it. What
// stays counts as any acronym does.
void drop_acronyms(std::span<Field> fields, const NameTable& table);

// Takes out what is written like an acronym that the article spells out as something else: places
// wherever it does so (GAO where it has the General Accounting Office), acronyms of listed names
// where it introduces them so: the Financial Services Authority (FSA); TTP, thrombotic
// thrombocytopenic purpura.
void drop_spelled_out(std::span<Field> fields, const NameTable& table);

// Reads an acronym that opens the dateline of a text as the place that is spelled like it, where
// what the place lies in stands behind it: SANA, Yemen (AP) - is no news of the agency.
void read_dateline(Field& text, const NameTable& table, const PlaceSetting& setting);

}  // namespace dateline::synonyms
