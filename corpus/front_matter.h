// SPDX-License-Identifier: GPL-2.0-or-later
// The lines of names and values that a text may begin with, between two lines of "---".
//
//   ---
//   title: "Two rockets"        a value may stand in quotes
//   date: 2014-06-10            # and a comment behind a blank
//   tags: [Mosul, Erbil]        a list; also as lines of "- Mosul" below the name
//   ---
//   The text.
//
// This much of YAML and no more: what else stands there is an error, not a guess.
#pragma once

#include <cstddef>
#include <string_view>

#include "corpus/record.h"

namespace dateline::corpus {

// True if `text` begins with "---", a line "name: value" and a closing "---" or "..." further down.
bool has_front_matter(std::string_view text);

// Adds the values to `record` and returns how many bytes of `text` the front matter takes; `file`
// is named in a ReadError for a line that is not understood. The views of the record refer to
// `text`. REQUIRES: has_front_matter(text), and "\n" at the ends of lines.
std::size_t read_front_matter(std::string_view text, const CorpusFile& file, Record& record);

}  // namespace dateline::corpus
