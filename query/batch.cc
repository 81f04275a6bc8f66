// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/batch.h"

namespace dateline::query {

AnswerSummary answer_batch(std::istream& queries, const SearchRequest& request,
                           const Searcher& searcher, ResultWriter& writer) {
  AnswerSummary summary;
  SearchRequest one = request;
  std::size_t line = 0;
  while (std::getline(queries, one.query)) {
    ++line;
    if (line == 1 && one.query.starts_with("\xEF\xBB\xBF")) one.query.erase(0, 3);
    if (!one.query.empty() && one.query.back() == '\r') one.query.pop_back();
    const std::size_t text = one.query.find_first_not_of(" \t");
    if (text == std::string::npos || one.query[text] == '#') continue;
    ++summary.queries;
    try {
      const ResultPage page = searcher.search(one);
      summary.total = page.total;
      if (page.total > 0) ++summary.found;
      writer.write(page, summary.queries);
    } catch (const QueryError& error) {
      ++summary.errors;
      writer.write(error, one.query, line, summary.queries);
    }
  }
  return summary;
}

}  // namespace dateline::query
