// SPDX-License-Identifier: GPL-2.0-or-later
// Writes an index with a small table of names, to be killed, cut off and starved:
//   index_writing build|update INDEX CORPUS TABLE
// An update takes the corpus for the whole of it. Exit status 0 when the index is written, 2 with
// the reason on standard error when it is not.
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <span>
#include <string>

#include "indexer/update/update_index.h"
#include "indexer/writing/index_all.h"

namespace {

using namespace dateline::indexer;

// What an update takes away is as it should be.
void say(std::string_view line) {
  if (line.find("no longer") == std::string_view::npos) std::cerr << line << "\n";
}

void write(const std::string& verb, const IndexOptions& options) {
  const Progress progress = [](const BuildProgress&) {};
  if (verb == "build") {
    index_all(options, say, progress);
  } else if (verb == "update") {
    update_index({.build = options, .whole = true}, say, progress);
  } else {
    throw std::runtime_error("no verb '" + verb + "'");
  }
}

}  // namespace

int main(int argument_count, char** arguments) {
  std::signal(SIGXFSZ, SIG_IGN);  // as dateline-index does, and this too
  std::set_terminate([] {
    std::cerr << "ended by an error within an error\n";
    std::_Exit(2);
  });
  const std::span given(arguments, static_cast<std::size_t>(argument_count));
  try {
    if (given.size() != 5) throw std::runtime_error("build|update INDEX CORPUS TABLE");
    write(given[1], {.index = given[2], .corpus = {given[3]}, .tables = {given[4]}});
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 2;
  }
}
