// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of names that an index is built with, in compiled form.
//
// Compiling the project's own takes more than a second, so it is done once, when the project is
// built, and each generation of an index keeps what it was built with. Three files in a folder:
// names.table, names.keys, and names.sources, which says what they were compiled from.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/generation/name_tables.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"

namespace dateline::indexer {

// What tables are compiled from.
struct TableSources {
  TableFiles files;
  KeyFiles keys;
};

// The project's own sources, which stand in one folder.
TableSources project_sources(const std::string& folder);

// The text of names.sources (table_age.h): hashes of all bytes that go into the tables and of the
// way of compiling them. Throws synonyms::TableError for a file that cannot be read.
std::string describe_sources(const TableSources& sources);

// Immutable; safe to share between threads.
class CompiledTables {
 public:
  // Opens what one of `folders` has if it was compiled from the same sources; compiles where none
  // has. `note` is called with a line for each spelling that a user's row takes from another name,
  // when it compiles. Throws synonyms::TableError.
  CompiledTables(const TableSources& sources, const std::vector<std::string>& folders,
                 const std::function<void(std::string_view)>& note);

  const synonyms::NameTable& names() const { return names_; }
  const synonyms::NameKeys& keys() const { return keys_; }
  const std::string& sources() const { return sources_; }

  // Whether the files in `folder` were compiled from the same sources.
  bool are_those_of(const std::string& folder) const;

  // Writes the files into `folder`, each in place of an older one by a rename. Does not sync.
  // Throws schema::IndexError.
  void write_to(const std::string& folder) const;

 private:
  bool open(const std::string& folder);
  void compile(const TableSources& sources, const std::function<void(std::string_view)>& note);

  std::string sources_;
  std::string folder_;       // where they were found; empty if they were compiled
  std::string table_bytes_;  // if they were compiled
  std::string key_bytes_;
  synonyms::NameTable names_;
  synonyms::NameKeys keys_;
};

}  // namespace dateline::indexer
