// SPDX-License-Identifier: GPL-2.0-or-later
// Runs saved queries and tells of each the articles that it has not told before.
#pragma once

#include <functional>

#include "query/batch_reader.h"
#include "query/result_writer.h"
#include "query/searcher.h"
#include "query/watch_state.h"

namespace dateline::query {

// The answers of a run, in the order of the queries: those that have something new, and those that
// are wrong. The pages hold new articles alone, in total, hits and facets. Throws BatchError where
// two queries have one name, and IndexError.
AnswerSummary answer_watch(BatchReader& queries, const SearchRequest& request,
                           const Searcher& searcher, WatchState& state, ResultWriter& writer);

}  // namespace dateline::query
