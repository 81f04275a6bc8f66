// SPDX-License-Identifier: GPL-2.0-or-later
// Answers a file of queries, one a line.
#pragma once

#include <istream>

#include "query/result_writer.h"
#include "query/searcher.h"

namespace dateline::query {

// Each line of `queries` is a query, run with everything else of `request`; empty lines and lines
// that begin with # are passed over. A query that is wrong is written as an error, and the rest go
// on. Answers come in the order of the lines. Throws IndexError where the index fails.
AnswerSummary answer_batch(std::istream& queries, const SearchRequest& request,
                           const Searcher& searcher, ResultWriter& writer);

}  // namespace dateline::query
