// SPDX-License-Identifier: GPL-2.0-or-later
// Compiles the project's tables when the project is built: compile_tables FOLDER, where they stand.
#include <exception>
#include <iostream>

#include "indexer/generation/compiled_tables.h"

int main(int argument_count, char** arguments) {
  using namespace dateline::indexer;
  if (argument_count != 2) {
    std::cerr << "usage: compile_tables FOLDER\n";
    return 2;
  }
  const std::string folder = arguments[1];
  try {
    const CompiledTables tables(project_sources(folder), {},
                                [](std::string_view line) { std::cerr << line << "\n"; });
    tables.write_to(folder);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "compile_tables: " << error.what() << "\n";
    return 1;
  }
}
