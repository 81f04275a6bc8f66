// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/timeline.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "query/language/date_range.h"

namespace dateline::query {
namespace {

using corpus::Date;

// Earlier first; what is known less precisely before what lies inside it.
struct Earlier {
  bool operator()(const Days& a, const Days& b) const {
    return a.first != b.first ? a.first < b.first : b.last < a.last;
  }
};
using Rows = std::map<Days, TimelineRow, Earlier>;

// The days that the name of a bucket stands for.
Days days_of(const std::string& bucket) {
  const auto known = bucket.substr(0, bucket.find("-?"));
  return parse_period(known).value_or(Days{});
}

void add(Rows& rows, const Facet& facet, std::size_t TimelineRow::*member) {
  for (const FacetValue& value : facet.values) {
    TimelineRow& row = rows[days_of(value.value)];
    row.name = value.value;
    row.*member += value.count;
  }
}

// The bounds that the filters set, the narrowest of them.
DateRange bounds_of(const SearchRequest& request) {
  DateRange bounds;
  for (const Filter& filter : request.filters) {
    if (filter.field != Field::date) continue;
    const auto range = find_range(filter.value);
    if (!range) continue;
    if (range->first) bounds.first = std::max(*range->first, bounds.first.value_or(*range->first));
    if (range->last) bounds.last = std::min(*range->last, bounds.last.value_or(*range->last));
  }
  return bounds;
}

// From the first to the last row with an article, as far as the filters set no bounds.
std::optional<Days> extent(const Rows& rows, const DateRange& bounds) {
  std::optional<Date> first = bounds.first;
  std::optional<Date> last = bounds.last;
  for (const auto& [days, row] : rows) {
    if (row.count == 0) continue;
    if (!bounds.first && (!first || days.first < *first)) first = days.first;
    if (!bounds.last && (!last || *last < days.last)) last = days.last;
  }
  if (!first || !last) return std::nullopt;
  return Days{*first, *last};
}

void fill(Rows& rows, const Days& extent, Step step) {
  for (Date day = extent.first; day <= extent.last;) {
    const Days period = period_of(day, step);
    rows[period].name = period_name(period.first, step);
    day = corpus::from_days(corpus::to_days(period.last) + 1);
  }
}

Facet count(const Searcher& searcher, SearchRequest request, Timeline& line) {
  ResultPage page = searcher.search(request);
  line.understood = std::move(page.understood);
  line.notes = std::move(page.notes);
  line.provenance = std::move(page.provenance);
  return std::move(page.facets.front());
}

}  // namespace

double TimelineRow::share() const {
  return coverage == 0 ? 0 : static_cast<double>(count) / static_cast<double>(coverage);
}

Timeline make_timeline(const Searcher& searcher, SearchRequest request, Step step) {
  Timeline line;
  line.query = request.query;
  line.step = step;
  request.limit = 0;
  request.facets = {parse_facet("date:" + std::string(to_string(step)))};
  SearchRequest everything = request;
  everything.query = "*";
  const Facet coverage = count(searcher, std::move(everything), line);
  const Facet found = count(searcher, request, line);
  Rows rows;
  add(rows, found, &TimelineRow::count);
  add(rows, coverage, &TimelineRow::coverage);
  if (const auto days = extent(rows, bounds_of(request))) {
    fill(rows, *days, step);
    for (auto& [own, row] : rows) {
      if (days->first <= own.last && own.first <= days->last) {
        row.days = own;
        line.rows.push_back(std::move(row));
      }
    }
  }
  line.undated = {.name = "none", .count = found.none, .coverage = coverage.none};
  line.total = {.name = "total", .count = found.articles, .coverage = coverage.articles};
  return line;
}

}  // namespace dateline::query
