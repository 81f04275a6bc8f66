// SPDX-License-Identifier: GPL-2.0-or-later
// Writes an index with a small table of names, to be killed, cut off and starved:
//   index_writing build INDEX CORPUS TABLE
// Exit status 0 when the index is written, 2 with the reason on standard error when it is not.
#include <csignal>
#include <iostream>
#include <span>
#include <string>

#include "indexer/index_all.h"

int main(int argument_count, char** arguments) {
  std::signal(SIGXFSZ, SIG_IGN);  // as dateline-index does
  const std::span given(arguments, static_cast<std::size_t>(argument_count));
  try {
    if (given.size() != 5 || std::string(given[1]) != "build")
      throw std::runtime_error("build INDEX CORPUS TABLE");
    dateline::indexer::index_all(
        {.index = given[2], .corpus = {given[3]}, .tables = {given[4]}},
        [](std::string_view line) { std::cerr << line << "\n"; },
        [](const dateline::indexer::BuildProgress&) {});
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 2;
  }
}
