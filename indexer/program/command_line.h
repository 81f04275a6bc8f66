// SPDX-License-Identifier: GPL-2.0-or-later
// Parses a command line of verbs and options, with answers for whoever mistypes one.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/program/description.h"

namespace CLI {
class App;
}

namespace dateline::program {

// What to print and the exit status, where the command line asks for nothing more or is wrong.
struct Reply {
  std::string text;  // whole lines for standard output, or an error message without its end
  int status = 0;
  bool is_error = false;
};

// Status of a command line that cannot be used.
inline constexpr int usage_status = 2;

struct Program {
  CLI::App& app;                                         // named as the program is
  std::map<const CLI::App*, std::string> examples = {};  // of the app and its verbs
  std::string standard_verb = {};        // that of a command line without one; may be empty
  std::function<std::string()> version;  // what --version prints, whole lines
  std::vector<Topic> topics = {};        // for help and the manual page
  std::string date = {};                 // of the manual page: "January 8, 2026"
};

// Adds the verbs that every program has, and parses: help, completions and manual are answered
// here. Nullopt where another verb is to run, whose callback has been called. A verb may stand
// behind options. To be called once for a program.
std::optional<Reply> parse(Program& program, std::vector<std::string> arguments);

}  // namespace dateline::program
