// SPDX-License-Identifier: GPL-2.0-or-later
// Writes the files of facet columns (facet_columns.h) of a database.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "synonyms/table/name_table.h"

namespace Xapian {
class Database;
}

namespace dateline::indexer {

// Writes the file of all articles of `database` at `path`, in place of an older one by a rename.
// Does not sync. Throws IndexError.
void write_columns(const std::string& path, const Xapian::Database& database,
                   const synonyms::NameTable& names);
// Writes the one of some of them; a docid that is no longer there is left out.
void write_columns(const std::string& path, const Xapian::Database& database,
                   const std::set<std::uint32_t>& some, const synonyms::NameTable& names);

}  // namespace dateline::indexer
