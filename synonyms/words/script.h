// SPDX-License-Identifier: GPL-2.0-or-later
// In which scripts a text is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::synonyms {

// The scripts of the letters of `utf8` by their English names (Latin, Arabic, Han), each once, in
// order of appearance. What all scripts share (digits, punctuation, marks) counts for none.
std::vector<std::string> scripts_of(std::string_view utf8);

}  // namespace dateline::synonyms
