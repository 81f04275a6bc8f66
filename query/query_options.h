// SPDX-License-Identifier: GPL-2.0-or-later
// The command line of dateline-query.
#pragma once

#include <string>
#include <variant>

#include "query/result_page.h"
#include "query/result_writer.h"

namespace dateline::query {

struct CommandLine {
  enum class Verb { search, batch, explain, show };
  enum class Format { text, jsonl };
  enum class Colour { automatic, always, never };
  Verb verb = Verb::search;
  std::string index;
  SearchRequest request;
  std::string file;  // of batch; - is standard input
  std::string id;    // of show
  Format format = Format::text;
  Colour colour = Colour::automatic;
  WriterOptions writer;
};

// What to print and the exit status, where the command line asks for nothing more or is wrong.
struct Reply {
  std::string text;
  int status = 0;
};

// `default_index` stands where --index is not given. Without a verb the arguments are those of
// search.
std::variant<CommandLine, Reply> parse_command_line(std::vector<std::string> arguments,
                                                    const std::string& default_index);

}  // namespace dateline::query
