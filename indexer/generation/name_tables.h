// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of names as files: the project's, and a user's whose rows win.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "synonyms/table/name_rows.h"
#include "synonyms/table/name_table.h"

namespace dateline::indexer {

// Paths.
struct TableFiles {
  std::vector<std::string> project;
  std::vector<std::string> user;
};

// Paths of what unlisted spellings are compared by.
struct KeyFiles {
  std::string letter_weights;             // letter_weights.tsv; empty: listed spellings only
  std::vector<std::string> dictionaries;  // words, one a line; what a / begins is no word
};

// The bytes of synonyms::NameKeys for a table, empty without weights. Throws synonyms::TableError.
std::string compile_keys(const KeyFiles& files, const synonyms::NameTable& names);

// The rows of one file, or of both kinds one laid over the other; `note` is called with a line for
// each spelling that a user's row takes from another name. Throw synonyms::TableError.
std::vector<synonyms::NameRow> read_table(const std::string& path);
std::vector<synonyms::NameRow> read_tables(const TableFiles& files,
                                           const std::function<void(std::string_view)>& note);

// The names that `typed` stands for, the likeliest first: an id or any spelling, in any case, as a
// text may have it (an Arabic one with a proclitic before it). Several where places share it.
std::vector<std::uint32_t> find_typed_names(std::string_view typed,
                                            const synonyms::NameTable& names);

// What to say where there is none, in the tables or in the one of an index.
std::string no_such_name(std::string_view typed);
std::string no_such_name(std::string_view typed, std::string_view index);

}  // namespace dateline::indexer
