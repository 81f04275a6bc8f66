// SPDX-License-Identifier: GPL-2.0-or-later
// What the machine-readable answers of single verbs have in common.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "query/answer/result_page.h"

namespace dateline::query {

// A row of csv after RFC 4180, or, with a tab between its cells, of tsv.
void write_row(std::ostream& out, const std::vector<std::string>& cells, char separator);

// Names and values of the last columns of a row, which say what it can be reproduced with.
std::vector<std::string> provenance_columns();
std::vector<std::string> provenance_cells(const std::string& query, const Provenance& provenance);

// Members of a JSON object, with a comma in front.
std::string provenance_json(const Provenance& provenance);
// ", PARTIAL: without NAME" for each shard that did not answer; "" where all did.
std::string partial_mark(const Provenance& provenance);
std::string notes_json(const std::vector<std::string>& notes);

}  // namespace dateline::query
