// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/batch/watch.h"

#include <set>

#include "query/batch/batch.h"
#include "query/language/query_error.h"

namespace dateline::query {
namespace {

// A query without a name of its own is known by all that it asks: its place in the file may change.
std::string key_of(const BatchQuery& query) {
  if (query.entry.is_named) return query.entry.id;
  std::string key = "=" + query.query;
  for (const Filter& filter : query.filters) {
    key += "\n" + std::string(to_string(filter.field)) + ":" + filter.value;
  }
  return key;
}

ResultPage find_new(const BatchQuery& query, const SearchRequest& all, const Searcher& searcher,
                    WatchState& state) {
  const std::string key = key_of(query);
  SearchRequest request = request_of(query, all);
  std::vector<std::string> fresh;
  request.accept = [&](const std::string& article) {
    if (state.is_told(key, article)) return false;
    fresh.push_back(article);
    return true;
  };
  ResultPage page = searcher.search(request);
  for (const auto& article : fresh) state.tell(key, article);
  return page;
}

}  // namespace

AnswerSummary answer_watch(BatchReader& queries, const SearchRequest& request,
                           const Searcher& searcher, WatchState& state, ResultWriter& writer) {
  AnswerSummary summary;
  std::set<std::string> keys;
  while (const auto query = queries.next()) {
    ++summary.queries;
    try {
      if (query->unreadable) throw QueryError(*query->unreadable, std::string::npos, 0);
      if (!keys.insert(key_of(*query)).second) {
        throw BatchError("line " + std::to_string(query->entry.line) +
                         ": a second query with the name or text '" + query->entry.id + "'");
      }
      const ResultPage page = find_new(*query, request, searcher, state);
      summary.total = page.total;
      if (page.total == 0) continue;
      ++summary.found;
      writer.write(page, query->entry);
    } catch (const QueryError& error) {
      ++summary.errors;
      writer.write(describe(error, query->query), query->entry);
    }
  }
  return summary;
}

}  // namespace dateline::query
