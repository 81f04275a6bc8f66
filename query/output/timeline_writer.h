// SPDX-License-Identifier: GPL-2.0-or-later
// Prints a timeline: for people with bars, for programs as jsonl, csv or tsv. Every indexed or
// typed character passes through printable.h.
#pragma once

#include <cstddef>
#include <ostream>

#include "query/answer/timeline.h"

namespace dateline::query {

// `width` is that of the terminal, in columns; bars take what the numbers leave of it.
void write_timeline_text(std::ostream& out, const Timeline& line, std::size_t width);
void write_timeline_jsonl(std::ostream& out, const Timeline& line);
// With a header line; the last columns say what a row can be reproduced with.
void write_timeline_csv(std::ostream& out, const Timeline& line);
void write_timeline_tsv(std::ostream& out, const Timeline& line);

}  // namespace dateline::query
