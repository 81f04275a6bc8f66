// SPDX-License-Identifier: GPL-2.0-or-later
// Writes the articles of an index as dateline JSONL, of which a build with the same tables makes an
// index that answers the same.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "corpus/article/article.h"

namespace dateline::indexer {

// One line with its end. Absent fields are left out.
std::string to_jsonl(const corpus::Article& article);

// In the order of the index; returns how many. Stops early where `out` fails. Throws
// schema::IndexError.
std::size_t export_index(const std::string& index, std::ostream& out);

}  // namespace dateline::indexer
