// SPDX-License-Identifier: GPL-2.0-or-later
// Runs saved queries and tells of each the articles that it has not told before.
#pragma once

#include <functional>

#include "query/answer/searcher.h"
#include "query/batch/batch_reader.h"
#include "query/batch/watch_state.h"
#include "query/output/result_writer.h"

namespace dateline::query {

// The answers of a run, in the order of the queries: those that have something new, and those that
// are wrong. The pages hold new articles alone, in total, hits and facets. Throws BatchError where
// two queries have one name, and IndexError.
AnswerSummary answer_watch(BatchReader& queries, const SearchRequest& request,
                           const Searcher& searcher, WatchState& state, ResultWriter& writer);

}  // namespace dateline::query
