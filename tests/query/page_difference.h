// SPDX-License-Identifier: GPL-2.0-or-later
// Compares two answers to one request.
#pragma once

#include <string>

#include "query/answer/result_page.h"

namespace dateline::test {

// "" for a hit without copies.
std::string family_of(const query::Hit& hit);

// Facets, their values and their sums.
std::string facets_of(const query::ResultPage& page);

// What differs, "" for nothing: total, scores, marks, places, families, facets, notes.
std::string difference(const query::ResultPage& one, const query::ResultPage& other);

}  // namespace dateline::test
