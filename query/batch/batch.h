// SPDX-License-Identifier: GPL-2.0-or-later
// Answers the queries of a batch, several at a time, in their order.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "query/answer/searcher.h"
#include "query/batch/batch_reader.h"
#include "query/output/result_writer.h"

namespace dateline::query {

// One a thread, all on the same generation of an index.
using Searchers = std::vector<std::unique_ptr<Searcher>>;

// Throws IndexError.
Searchers open_searchers(const IndexChoice& index, std::size_t count);

struct BatchRun {
  SearchRequest request;  // what a query has unless its line says otherwise
  // Called between answers with how many there are, on the calling thread.
  std::function<void(std::size_t answered)> progress = [](std::size_t) {};
  // Once true, nothing further is answered; the summary counts what was.
  std::function<bool()> is_stopped = [] { return false; };
};

// What `query` asks, with `all` where it says nothing itself.
SearchRequest request_of(const BatchQuery& query, const SearchRequest& all);

// Answers with as many threads as there are searchers, in memory that does not grow with the
// batch. A query that is wrong is written as a failure, and the rest go on. Throws IndexError where
// the index fails.
AnswerSummary answer_batch(BatchReader& queries, const Searchers& searchers, const BatchRun& run,
                           ResultWriter& writer);

}  // namespace dateline::query
