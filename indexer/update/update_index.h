// SPDX-License-Identifier: GPL-2.0-or-later
// Brings an index up to date with its corpus at a cost in proportion to what has changed.
//
// Files of the size and the time that they had are not read; of the others the hash of their bytes
// decides, and of their articles the hash of each. The result answers as a new build would, but
// that articles of equal rank may stand in another order.
#pragma once

#include <cstddef>

#include "indexer/writing/index_all.h"

namespace dateline::indexer {

struct UpdateOptions {
  // No user_tables, no corpus: those that the index was made from. Where reading.written is not
  // what it was, all files of the index are read again.
  IndexOptions build;
  bool checksum = false;  // hash every file, whatever its size and time
  bool whole = false;  // the corpus given is all there is: articles that are not in it are removed
  double max_loss = 0.2;  // of the articles; where more would be removed, none is
  bool force = false;     // remove them all the same
  // Of texts; changes wait in memory until they are committed, several times as large.
  std::size_t bytes_per_transaction = 16U << 20;
};

// added + changed + unchanged + rejected + duplicates == read.
struct UpdateSummary {
  std::size_t files = 0;
  std::size_t files_read = 0;
  std::size_t refused_files = 0;
  std::size_t read = 0;
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t rejected = 0;
  std::size_t duplicates = 0;
  std::size_t vanished = 0;  // articles that files read, or files that are gone, no longer have
  std::size_t removed = 0;   // of those
  std::size_t missing_paths = 0;  // that an earlier run was given and that are gone
  bool tables_changed = false;
  std::size_t reanalysed = 0;    // of the articles, because they have
  bool reading_changed = false;  // files are read in another way: all were read again
  std::size_t articles = 0;      // in the index now
  unsigned generation = 0;

  bool is_complete() const {
    return refused_files + rejected + duplicates + missing_paths == 0 && vanished == removed;
  }
};

// Throws as index_all does, and IndexError where there is no index yet, or no corpus
// that it could remember. Each article that vanished
// is reported.
UpdateSummary update_index(const UpdateOptions& options, const Report& report,
                           const Progress& progress);

// The files that an update would read. Throws as it does; a file for rejects may be none of those
// that the index was made from either.
corpus::CorpusFiles find_changed_files(const UpdateOptions& options);

}  // namespace dateline::indexer
