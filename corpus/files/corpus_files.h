// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the files of a corpus below the paths that a user names.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "corpus/files/corpus_file.h"

namespace dateline::corpus {

struct CorpusFiles {
  // In byte order of their paths below each path given, the paths in their order.
  std::vector<CorpusFile> files{};
  // Links, FIFOs, devices, unreadable folders, and where a limit was met: each with its reason.
  std::vector<ReadError> refused{};
};

// How far a walk goes. Beyond are loops of mounts and folders named by mistake, not corpora.
struct WalkLimits {
  std::size_t max_depth = 64;           // folders below a path given
  std::size_t max_entries = 1'000'000;  // files and folders, over all paths given
};

// Walks files and folders without following symbolic links below a path given; a path given that is
// itself a link is followed. Hidden entries (a leading dot) and README files are passed over,
// except where they are the path given. Throws ReadError for a path given that does not exist,
// cannot be read or is neither a file nor a folder.
CorpusFiles find_corpus_files(std::span<const std::string> paths, const WalkLimits& limits = {});

}  // namespace dateline::corpus
