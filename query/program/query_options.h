// SPDX-License-Identifier: GPL-2.0-or-later
// The command line of dateline-query.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "indexer/program/command_line.h"
#include "query/program/verb.h"

namespace dateline::query {

// The verb that was typed, ready to run, or what to print instead. `default_index` stands where
// --index is not given. Without a verb the arguments are those of search.
std::variant<std::unique_ptr<Verb>, program::Reply> parse_command_line(
    std::vector<std::string> arguments, const std::string& default_index);

}  // namespace dateline::query
