// SPDX-License-Identifier: GPL-2.0-or-later
// Where the project's tables are.
#pragma once

#include <string>

namespace dateline::program {

// The folder with the project's tables and what they were compiled to: beside the running program,
// in a build tree as where it is installed.
std::string tables_folder();

}  // namespace dateline::program
