// SPDX-License-Identifier: GPL-2.0-or-later
// Looks whether an index is whole.
#pragma once

#include <string>
#include <vector>

#include "indexer/generation/name_tables.h"

namespace dateline::indexer {

enum class VerifyDepth {
  quick,  // it opens, its files have the sizes of the manifest, and columns stand for all articles
  full,   // also: their hashes, Xapian's own check, and the columns of every article
  deep    // also: every article is analysed again and compared with what the index has of it
};

// What is wrong, a line each; empty for a whole index. After an update the manifest has the sizes
// of the database's files and no hashes (manifest.h): then Xapian's check, the columns and the deep
// comparison tell damage there, and of the texts the deep comparison alone. After an update that
// was cut off it has not even the sizes, until the next one. Throws schema::IndexError where there
// is no index at all.
std::vector<std::string> verify_index(const std::string& index, VerifyDepth depth);

}  // namespace dateline::indexer
