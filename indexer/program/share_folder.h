// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace dateline::program {

// Where the tables stand: beside the program, in a build tree as where it is installed.
std::string share_folder();

}  // namespace dateline::program
