// SPDX-License-Identifier: GPL-2.0-or-later
// Makes indexed text safe to print. Every sink passes through here.
#pragma once

#include <string>
#include <string_view>

namespace dateline::synonyms {

// `text` without what steers a terminal or lies about the order of letters: control characters
// (line breaks and tabs become a space), escape sequences' ESC, bidirectional overrides and
// isolates, and bytes that are not UTF-8 (each becomes U+FFFD).
std::string printable(std::string_view text);

// `text` as a JSON string with its quotation marks; the same characters are escaped as \uXXXX, none
// is lost.
std::string json_string(std::string_view text);

// `text` as a field of RFC 4180, printable: in quotation marks where a separator stands inside.
std::string csv_field(std::string_view text);

// `text` with each stretch of white space as one space.
std::string one_line(std::string_view text);

}  // namespace dateline::synonyms
