// SPDX-License-Identifier: GPL-2.0-or-later
// The command line of dateline-index.
#pragma once

#include <string>
#include <variant>

#include "indexer/index_all.h"

namespace dateline::indexer {

struct CommandLine {
  IndexOptions options;
  bool quiet = false;  // no progress and no summary; what is left out is still reported
};

// What to print and the exit status, where the command line asks for nothing more or is wrong.
struct Reply {
  std::string text;
  int status = 0;
};

// `default_index` stands where --index is not given, `tables` are the project's own.
std::variant<CommandLine, Reply> parse_command_line(int count, const char* const* arguments,
                                                    const std::string& default_index,
                                                    const std::vector<std::string>& tables);

}  // namespace dateline::indexer
