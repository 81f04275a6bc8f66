// SPDX-License-Identifier: GPL-2.0-or-later
// What standard output is written on.
#pragma once

#include <cstddef>

namespace dateline::query {

// The columns of the terminal, or $COLUMNS where there is none; 80 if neither says.
std::size_t terminal_columns();

}  // namespace dateline::query
