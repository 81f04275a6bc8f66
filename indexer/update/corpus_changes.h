// SPDX-License-Identifier: GPL-2.0-or-later
// The corpus of an update beside what the index was made from: which files must be read.
#pragma once

#include <string>
#include <vector>

#include "corpus/files/corpus_file.h"
#include "corpus/files/corpus_files.h"
#include "indexer/generation/input_files.h"
#include "indexer/generation/reading_record.h"
#include "indexer/update/update_index.h"

namespace dateline::indexer {

// A file of the corpus.
struct CandidateFile {
  corpus::CorpusFile file{};
  std::string path{};  // absolute
  InputFile now{};
  bool is_read = false;  // it must be
};

struct CorpusChanges {
  ReadingRecord record{};  // what the index shall remember of its corpus
  bool reading_changed = false;
  std::vector<CandidateFile> files{};        // in the order of the corpus
  std::vector<corpus::ReadError> refused{};  // by the walk
  std::vector<std::string> missing_paths{};  // that an earlier run was given and that are gone
  // Files that the index was made from: in a whole corpus those that are not in it, else those
  // that no longer exist where one has looked.
  std::vector<std::string> gone_files{};
  bool any = false;  // there is something to do
};

// Looks at every file of the corpus; `then` and `inputs` are what the index has of it. Throws
// corpus::ReadError for a path that this run is given and that does not exist, and for a whole
// corpus with a missing one.
CorpusChanges find_changes(const UpdateOptions& options, const ReadingRecord& then,
                           const InputFiles& inputs);

}  // namespace dateline::indexer
