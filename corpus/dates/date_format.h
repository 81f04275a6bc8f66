// SPDX-License-Identifier: GPL-2.0-or-later
// Dates of one form that the user describes, as strptime() does.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/dates/date.h"

namespace dateline::corpus {

// Throws std::invalid_argument for a format that has no year or an unknown conversion. Known are %Y
// (four digits), %y (69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068), %m, %d, %e, %b and %B
// (a month's name of any language known), %A and %a (a word, passed over), %H, %I, %M, %S, %f, %p,
// %z (passed over) and %%; white space stands for any, or none.
void check_date_format(std::string_view format);

// The date that `text` has as a whole in `format`, or nullopt. REQUIRES: a format that
// check_date_format() accepts.
std::optional<Date> parse_date_as(std::string_view text, std::string_view format);

}  // namespace dateline::corpus
