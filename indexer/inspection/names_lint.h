// SPDX-License-Identifier: GPL-2.0-or-later
// What is wrong, or looks wrong, in tables of names: `dateline-index names lint`. Where a build
// stops at the first error, this reads on and tells all of them, and what is no error but of no
// use.
#pragma once

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "indexer/generation/name_tables.h"

namespace dateline::indexer {

struct Finding {
  std::string source;  // the table
  std::size_t line = 0;
  std::string text;
};

struct LintRequest {
  TableFiles tables;                 // the user's are laid over the project's, as a build does
  bool user_only = false;            // what is wrong in the project's is not told
  std::optional<std::string> index;  // its articles tell which spellings are common words
};

// All findings, in the order of the tables and their lines. Throws synonyms::TableError for a table
// that cannot be read, schema::IndexError for such an index.
std::vector<Finding> lint_names(const LintRequest& request);

// One a line, as compilers do: file:line: text.
void write_findings(std::ostream& out, const std::vector<Finding>& findings);

}  // namespace dateline::indexer
