// SPDX-License-Identifier: GPL-2.0-or-later
// A phrase as a part of the query that Xapian runs.
#pragma once

#include <xapian.h>

#include <cstdint>

#include "query/match/conditions.h"
#include "query/match/phrase_reader.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// The articles where the parts of `phrase`, none of which is a wildcard, stand side by side and in
// order.
Xapian::Query build_phrase_query(const PhraseTerms& phrase, const OpenIndex& index,
                                 Conditions& conditions);

// PhraseTerms::limit of a phrase in the title alone, or anywhere.
std::uint32_t position_limit(bool in_title);

}  // namespace dateline::query
