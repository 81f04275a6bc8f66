// SPDX-License-Identifier: GPL-2.0-or-later
// Indexes made out of indexes: the articles that they keep, analysed with the tables of today.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/writing/index_all.h"

namespace dateline::indexer {

// Builds a generation of `options.index` out of the articles of other indexes, in their order; of
// articles that share an id the first is kept and the others are reported. Without user_tables it
// takes those that the sources were built with, a later one's rows over an earlier one's; what one
// takes from another is reported as in a build. Throws as index_all does, and before anything is
// written where a source cannot be opened.
IndexSummary merge_indexes(const IndexOptions& options, const std::vector<std::string>& sources,
                           const Report& report, const Progress& progress);

// Lets the build `to` answer, the one before the present one if not given, if it is whole as far as
// a quick look tells; returns its number. With `to` it mends an index whose CURRENT is missing or
// damaged. Throws schema::IndexError, LockedError.
unsigned roll_back_index(const std::string& index, std::optional<unsigned> to);

}  // namespace dateline::indexer
