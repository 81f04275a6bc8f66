// SPDX-License-Identifier: GPL-2.0-or-later
// Queries to measure with, from a file that every program compared reads:
//
//   kind <TAB> words <TAB> from <TAB> to <TAB> outlet
//
// `kind` holds "phrase" for words side by side and "or" for any of the words; otherwise all of them
// are asked for. The dates are 20140610; the last three cells may be empty.
#pragma once

#include <string>
#include <vector>

namespace dateline::bench {

struct QueryCase {
  enum class Kind { all, any, phrase };
  Kind kind = Kind::all;
  std::vector<std::string> words;
  std::string from;
  std::string to;
  std::string outlet;
};

// Throws std::runtime_error, with the line, for a file that is none of these.
std::vector<QueryCase> read_query_cases(const std::string& path);

}  // namespace dateline::bench
