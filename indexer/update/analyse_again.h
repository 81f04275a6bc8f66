// SPDX-License-Identifier: GPL-2.0-or-later
// Brings an index up to tables of names that have changed: a new generation, whose articles are
// those that the index keeps. Only articles that the change may touch are analysed again; where it
// bears on all or many of them, all are.
#pragma once

#include <cstddef>

#include "indexer/writing/index_all.h"

namespace dateline::indexer {

// Publishes the new generation and returns how many articles were analysed again. It keeps the
// order of the articles, the input files and how they were read. Needs the lock. Throws
// schema::IndexError.
std::size_t analyse_again(const IndexOptions& options, const CompiledTables& tables,
                          const Progress& progress);

}  // namespace dateline::indexer
