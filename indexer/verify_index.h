// SPDX-License-Identifier: GPL-2.0-or-later
// Looks whether an index is whole.
#pragma once

#include <string>
#include <vector>

#include "indexer/name_tables.h"

namespace dateline::indexer {

enum class VerifyDepth {
  quick,  // it opens, its files have the sizes of the manifest, and columns stand for all articles
  full,   // also: their hashes, Xapian's own check, and the columns of every article
  deep    // also: every article is analysed again and compared with what the index has of it
};

// What is wrong, a line each; empty for a whole index. After an update the files of the database
// are no longer those of the manifest: then only Xapian's check and the deep comparison tell damage
// there. Throws schema::IndexError where there is no index at all.
std::vector<std::string> verify_index(const std::string& index, VerifyDepth depth);

}  // namespace dateline::indexer
