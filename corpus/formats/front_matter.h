// SPDX-License-Identifier: GPL-2.0-or-later
// The lines of names and values that a text may begin with, between two lines of "---".
//
//   ---
//   title: "Two rockets"        a value may stand in quotes
//   date: 2014-06-10            # and a comment behind a blank
//   tags: [Mosul, Erbil]        a list; also as lines of "- Mosul" below the name
//   reporter:
//     name: A. Saleh            reporter.name; lists of such maps, too
//   summary: >                  lines below it, indented deeper; a value may also go on in them
//     Two rockets fell.
//   ---
//   The text.
//
// This much of YAML and no more: a line that says something else is left out and told, not guessed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/fields/record.h"

namespace dateline::corpus {

// True if `text` begins with "---", a line "name: value" and a closing "---" or "..." further down.
bool has_front_matter(std::string_view text);

// Adds the values to `record` and returns how many bytes of `text` the front matter takes. The
// record is flagged "unread-front-matter" where a line is left out, and `unread` says which and
// why. The views of the record refer to `text`. REQUIRES: has_front_matter(text), and "\n" at the
// ends of lines.
std::size_t read_front_matter(std::string_view text, Record& record,
                              std::vector<std::string>& unread);

}  // namespace dateline::corpus
