// SPDX-License-Identifier: GPL-2.0-or-later
// Prints a PlaceReport, for a reader or as JSON Lines: an object a mention, a summary at the end.
#pragma once

#include <ostream>

#include "query/answer/place_report.h"

namespace dateline::query {

void write_text(const PlaceReport& report, const synonyms::NameTable& names, std::ostream& out);
void write_jsonl(const PlaceReport& report, const synonyms::NameTable& names, std::ostream& out);

}  // namespace dateline::query
