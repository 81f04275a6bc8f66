// SPDX-License-Identifier: GPL-2.0-or-later
// Which articles of an index a new version of the tables touches
// (synonyms/recognition/table_changes.h).
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/generation/built_index.h"
#include "synonyms/recognition/table_changes.h"

namespace dateline::indexer {

// The docids of the articles whose documents may be others with the new tables, ascending. Every
// text is read. Throws schema::IndexError.
std::vector<std::uint32_t> find_touched(const BuiltIndex& index,
                                        const synonyms::TableChanges& changes, unsigned threads);

}  // namespace dateline::indexer
