// SPDX-License-Identifier: GPL-2.0-or-later
// Tells how files would be read, and why, without indexing anything.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "corpus/files/corpus_files.h"
#include "indexer/generation/reading_rules.h"

namespace dateline::indexer {

struct InspectRequest {
  corpus::CorpusFiles corpus{};
  ReadingRules rules{};
  std::size_t shown = 0;  // records of each file
};

// Of all files together. articles + rejected == read; duplicates are among the articles.
struct InspectSummary {
  std::size_t files = 0;
  std::size_t refused_files = 0;
  std::size_t read = 0;
  std::size_t articles = 0;
  std::size_t rejected = 0;
  std::size_t duplicates = 0;  // of an id that an earlier record has
  std::size_t undated = 0;
  std::size_t unread_dates = 0;  // of the undated: a date stands there, but is none or not credible

  bool is_complete() const { return refused_files + rejected + duplicates == 0; }
};

// Reads every file to its end and writes a section for each: format, preset, columns, order of
// dates with its evidence, counts, the first records as they are understood, the first reasons of
// bad ones; all of them go to the file for rejects. Throws what CorpusReading throws.
InspectSummary inspect(const InspectRequest& request, std::ostream& out);

// Writes the presets with their names for each field, and the names that count in other files.
void write_formats(std::ostream& out);

}  // namespace dateline::indexer
