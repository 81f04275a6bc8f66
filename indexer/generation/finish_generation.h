// SPDX-License-Identifier: GPL-2.0-or-later
// What a generation has beside the documents of its articles: the forms of stems, metadata,
// columns, the tables.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "indexer/generation/compiled_tables.h"

namespace Xapian {
class WritableDatabase;
}

namespace dateline::indexer {

// The columns of a generation that no update has changed.
inline constexpr const char* first_columns = "columns-000001";

struct GenerationExtras {
  const std::map<std::string, std::string>& metadata;
  std::vector<std::string> labels;
  const CompiledTables& tables;
};

// Completes the database in `folder`, which no one reads yet. Does not sync. Throws
// schema::IndexError.
void finish_generation(const std::string& folder, const GenerationExtras& extras);

// Sets the metadata of the years that the articles are of.
void set_years(Xapian::WritableDatabase& database);

}  // namespace dateline::indexer
