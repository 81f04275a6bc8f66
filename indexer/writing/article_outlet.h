// SPDX-License-Identifier: GPL-2.0-or-later
// Gives an article the one name of its outlet.
#pragma once

#include <string>
#include <vector>

#include "corpus/article/article.h"
#include "synonyms/table/outlet_table.h"

namespace dateline::indexer {

// The tables laid over one another. Throws TableError, and std::runtime_error for a file that
// cannot be read.
synonyms::OutletTable read_outlet_tables(const std::vector<std::string>& paths);

// Sets outlet, owner, country and other names of `article` from what it says of its outlet and its
// address.
void name_outlet(corpus::Article& article, const synonyms::OutletTable& outlets);

}  // namespace dateline::indexer
