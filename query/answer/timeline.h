// SPDX-License-Identifier: GPL-2.0-or-later
// How many articles a search finds in each period, and of how many that could have been found.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/answer/result_page.h"
#include "query/answer/searcher.h"
#include "query/language/calendar.h"

namespace dateline::query {

struct TimelineRow {
  std::string name;  // 2014-06; 2014-?? for articles of which no more is known
  Days days;
  std::size_t count = 0;     // articles found
  std::size_t coverage = 0;  // articles that pass the filters, whatever they say
  // count / coverage, 0 where there is no coverage.
  double share() const;
};

struct Timeline {
  std::string query;
  std::string understood;
  std::vector<std::string> notes;
  Step step = Step::month;
  std::vector<TimelineRow> rows;  // in the order of time, without a gap
  TimelineRow undated;
  TimelineRow total;  // of all rows and the undated: exact
  Provenance provenance;
};

// Counts `request` by periods. The rows run from the bound of the request's date filters, or where
// there is none from the first article found, to the other bound or the last one; periods without
// an article are rows too. Throws as Searcher::search.
Timeline make_timeline(const Searcher& searcher, SearchRequest request, Step step);

}  // namespace dateline::query
