// SPDX-License-Identifier: GPL-2.0-or-later
// The command line of dateline-query.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "query/verb.h"

namespace dateline::query {

// What to print and the exit status, where the command line asks for nothing more or is wrong.
struct Reply {
  std::string text;
  int status = 0;
};

// The verb that was typed, ready to run, or what to print instead. `default_index` stands where
// --index is not given. Without a verb the arguments are those of search.
std::variant<std::unique_ptr<Verb>, Reply> parse_command_line(std::vector<std::string> arguments,
                                                              const std::string& default_index);

}  // namespace dateline::query
