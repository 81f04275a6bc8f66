// SPDX-License-Identifier: GPL-2.0-or-later
// How wide a text is on a terminal, for layouts and passages that hold as much in every script.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::synonyms {

// The columns that `text` takes as one line: two a wide character (Chinese, Korean, emoji), none a
// mark that stands on another or a character that is not shown. Bytes that are not UTF-8 take one
// each, as the sign that stands for them.
std::size_t display_width(std::string_view text);

}  // namespace dateline::synonyms
