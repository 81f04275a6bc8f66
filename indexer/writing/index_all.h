// SPDX-License-Identifier: GPL-2.0-or-later
// Builds an index out of a corpus: the whole way from files to a published generation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/generation/compiled_tables.h"
#include "indexer/generation/name_tables.h"
#include "indexer/generation/reading_rules.h"
#include "indexer/writing/corpus_reading.h"

namespace dateline::indexer {

struct IndexOptions {
  std::string index;                     // directory of the index
  std::vector<std::string> corpus;       // files and folders
  std::vector<std::string> tables;       // the project's, each beneath those before it
  KeyFiles keys;                         // what unlisted spellings are compared by
  std::vector<std::string> user_tables;  // the user's, whose rows win over the project's
  std::string compiled_tables;  // folder that may have the tables compiled already; or empty
  ReadingRules reading;
  unsigned kept_generations = 2;
  unsigned threads = 0;  // that analyse articles; 0: as many as the machine has cores
};

// indexed + rejected + duplicates == read.
struct IndexSummary {
  std::size_t files = 0;
  std::size_t refused_files = 0;  // not opened; none of their articles is in `read`
  std::size_t read = 0;           // records met
  std::size_t indexed = 0;
  std::size_t rejected = 0;
  std::size_t duplicates = 0;    // records whose id an earlier one has; the first is kept
  std::size_t undated = 0;       // of the indexed
  std::size_t unread_dates = 0;  // of the undated: a date stands there, but is none or not credible
  unsigned generation = 0;

  bool is_complete() const { return refused_files + rejected + duplicates == 0; }
};

// How far a build has come. Bytes are those of the files as they stand on disk; within a file they
// are told from the texts read so far.
struct BuildProgress {
  std::size_t articles = 0;
  std::uint64_t bytes = 0;
  std::uint64_t all_bytes = 0;
};
// Called every 100 articles, in the thread that called index_all.
using Progress = std::function<void(const BuildProgress&)>;

// Throws schema::IndexError, LockedError, synonyms::TableError, and corpus::ReadError where the
// corpus as a whole cannot be read or has no article, std::invalid_argument where the file for
// rejects is one of those read; the index is then as it was before.
IndexSummary index_all(const IndexOptions& options, const Report& report, const Progress& progress);

// Throws std::invalid_argument where the file for rejects is one of `read`, a table, or in the
// index. To be called before anything is opened.
void check_rejects(const IndexOptions& options, std::vector<std::string> read);
std::vector<std::string> paths_of(const corpus::CorpusFiles& files);

// What a build of `options` has in common with the making of an index out of others.
TableSources table_sources(const IndexOptions& options);
unsigned thread_count(const IndexOptions& options);
// Metadata of a new generation, but what finish_generation adds.
std::map<std::string, std::string> metadata_of(const IndexOptions& options,
                                               const CompiledTables& tables);
// Publishes what IndexWriter::finish returned, and removes what is no longer kept. Needs the lock.
unsigned publish_built(const IndexOptions& options, const std::string& built);

}  // namespace dateline::indexer
