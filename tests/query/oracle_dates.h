// SPDX-License-Identifier: GPL-2.0-or-later
// Whether an article's date lies in what a query says of it, by comparing days.
#pragma once

#include <optional>
#include <string>

#include "corpus/dates/date.h"

namespace dateline::test {

// True if an article of this date is inside `text`: a date, a range, none or 2014-??.
bool is_dated(const std::optional<corpus::Date>& published, const std::string& text);

}  // namespace dateline::test
