// SPDX-License-Identifier: GPL-2.0-or-later
// Prints a concordance: for people in columns, for programs as jsonl, csv or tsv. Every indexed or
// typed character passes through printable.h.
#pragma once

#include <cstddef>
#include <ostream>

#include "query/answer/kwic.h"

namespace dateline::query {

// The matches stand in one column, what stands around them is cut to `width` columns of a terminal;
// with 0 nothing is cut or aligned. A context or match with letters that run from right to left is
// enclosed in a pair of Unicode isolates, so that a terminal that orders letters does so inside it
// and the columns stay; no other format has them, and no indexed text brings its own.
void write_kwic_text(std::ostream& out, const Concordance& lines, std::size_t width);
void write_kwic_jsonl(std::ostream& out, const Concordance& lines);
// With a header line; the last columns say what a row can be reproduced with. `separator` is a
// comma for csv, a tab for tsv.
void write_kwic_table(std::ostream& out, const Concordance& lines, char separator);

}  // namespace dateline::query
