// SPDX-License-Identifier: GPL-2.0-or-later
// What tables or an index know of a name: `dateline-index names show`.
#pragma once

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/generation/name_tables.h"

namespace dateline::indexer {

struct ShownSpelling {
  std::string text;  // as the table has it; folded where it comes from an index
  synonyms::CaseRule rule = synonyms::CaseRule::any;
  bool adjective = false;
  std::string place;  // source:line of its row; empty where it comes from an index
};

struct ShownName {
  std::string id;
  std::string label;
  synonyms::NameKind kind = synonyms::NameKind::group;
  std::vector<std::string> within;  // "id label", the nearest first
  std::optional<double> latitude;
  std::optional<double> longitude;
  std::vector<ShownSpelling> spellings;
  std::vector<std::string> rows;        // source:line of each row that is part of the name
  std::vector<std::string> notes;       // spellings that it took or lost
  std::optional<std::size_t> articles;  // of an index
  std::optional<std::size_t> adjective_articles;
};

// The names whose id or spelling `typed` is: none, one, or several that share the spelling. Throws
// synonyms::TableError.
std::vector<ShownName> show_names(std::string_view typed, const TableFiles& tables);
// The same, of the rows of these names alone, where the tables without a user's were compiled to
// `compiled`: reading all the project's takes seconds.
std::vector<ShownName> show_names(std::string_view typed, const TableFiles& tables,
                                  const synonyms::NameTable& compiled);
// The same as the index at `index` has it. Throws schema::IndexError.
std::vector<ShownName> show_names(std::string_view typed, const std::string& index);

// Writes them for a terminal.
void write_names(std::ostream& out, const std::vector<ShownName>& names);

}  // namespace dateline::indexer
