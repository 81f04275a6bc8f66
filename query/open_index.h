// SPDX-License-Identifier: GPL-2.0-or-later
// One generation of an index, open for reading, with all that a query needs beside the postings.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/facet_columns.h"
#include "indexer/generation_hold.h"
#include "query/date_range.h"
#include "synonyms/name_keys.h"
#include "synonyms/name_table.h"

namespace dateline::query {

// One thread at a time, as the database in it. Copies share nothing that changes.
struct OpenIndex {
  std::string path;
  unsigned generation = 0;
  schema::GenerationHold hold;  // before the database, so that it outlives it
  Xapian::Database database;
  synonyms::NameTable names;
  synonyms::NameKeys keys;
  schema::FacetColumns columns;     // what facets are counted from, by docid
  std::vector<std::string> labels;  // of outlets, agencies and languages
  Years years;

  // How a note names a name: "Kobani (gn:172256)", or the id where that says it all.
  std::string label(std::string_view id) const;

  std::string metadata(std::string_view key) const {
    return database.get_metadata(std::string(key));
  }
};

// Opens the generation that answers now. Throws schema::IndexError, with advice, where there is no
// index, one of another version, or a damaged one.
OpenIndex open_index(const std::string& path);

}  // namespace dateline::query
