// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/finish_generation.h"

#include <xapian.h>

#include "indexer/generation/change_or_drop.h"
#include "indexer/generation/columns_writer.h"
#include "indexer/generation/family_keeper.h"
#include "indexer/generation/generation.h"
#include "indexer/layout/facet_columns.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/vocabulary.h"
#include "indexer/layout/xapian_errors.h"

namespace dateline::indexer {
namespace {

// First and last year of the dated articles: "2012-2025", or "" without any.
std::string years_of(const Xapian::Database& database) {
  const std::string prefix(schema::prefix::year);
  std::string first;
  std::string last;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string year = (*term).substr(prefix.size());
    if (year.front() < '0' || year.front() > '9') continue;  // of which only the year is known
    if (first.empty()) first = year;
    last = year;
  }
  return first.empty() ? "" : first + "-" + last;
}

}  // namespace

void set_years(Xapian::WritableDatabase& database) {
  database.set_metadata(std::string(schema::metadata::years), years_of(database));
}

void finish_generation(const std::string& folder, const GenerationExtras& extras) {
  guarded(folder, [&] {
    Xapian::WritableDatabase database(folder, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    change_or_drop(database, [&] {
      write_families(database);
      write_vocabulary(database, extras.tables.names());
      for (const auto& [key, value] : extras.metadata) database.set_metadata(key, value);
      database.set_metadata(std::string(schema::metadata::labels),
                            schema::encode_labels(extras.labels));
      set_years(database);
      database.set_metadata(std::string(schema::metadata::columns), first_columns);
      database.commit();
    });
    write_columns(schema::columns_path(folder, first_columns), database, extras.tables.names());
    database.close();
  });
  extras.tables.write_to(folder);
}

}  // namespace dateline::indexer
