// SPDX-License-Identifier: GPL-2.0-or-later
// What a search asks. Plain values.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "query/language/facet_request.h"
#include "query/language/parsed_query.h"
#include "query/language/query_parser.h"

namespace dateline::query {

// A filter beside the query. Filters of one field are alternatives, fields are combined.
struct Filter {
  Field field = Field::outlet;
  std::string value;
};

enum class SortOrder { relevance, newest, oldest };

// What totals and facets count: articles, or families of articles that are copies of one text.
enum class Unit { articles, families };

struct SearchRequest {
  std::string query;
  std::vector<Filter> filters;
  NameReading names = NameReading::all;
  SortOrder sort = SortOrder::relevance;
  std::size_t offset = 0;
  std::size_t limit = 10;
  std::vector<FacetRequest> facets;
  std::size_t facet_limit = 10;
  bool collapse = false;  // of each family only the best hit
  Unit facets_in = Unit::articles;
  bool snippets = true;
  // Of all that match, only the articles with the ids that this takes; called once for each. Not
  // together with facets.
  std::function<bool(const std::string& id)> accept = {};
};

}  // namespace dateline::query
