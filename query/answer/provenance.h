// SPDX-License-Identifier: GPL-2.0-or-later
// What the answers of an open index can be reproduced with.
#pragma once

#include <string>

#include "query/answer/result_page.h"
#include "query/shards/open_index.h"

namespace dateline::query {

Provenance provenance_of(const OpenIndex& index);

// A sentence on the shards that did not answer; "" where all did.
std::string note_of_missing(const OpenIndex& index);

}  // namespace dateline::query
