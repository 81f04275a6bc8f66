// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/facet_counter.h"

#include <catch2/catch.hpp>
#include <map>

#include "query/language/query_error.h"
#include "tests/query/query_generator.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

using query::Field;

const std::vector<std::string>& facet_names() {
  static const std::vector<std::string> names = {
      "outlet",       "agency",      "lang",       "filed",     "filed:country", "place",
      "place:region", "place:place", "place:Iraq", "date:year", "flag",          "owner",
      "date:quarter", "date:month",  "date:week",  "date:day",  "place:country"};
  return names;
}

std::vector<query::FacetRequest> requests() {
  std::vector<query::FacetRequest> list;
  for (const auto& name : facet_names()) list.push_back(query::parse_facet(name));
  return list;
}

// What the search finds with `filter` chosen in its facet: instead of what is chosen there, or as
// one more condition.
std::size_t total_with(const query::Searcher& searcher, query::SearchRequest request,
                       const query::Filter& filter) {
  request.facets.clear();
  if (filter.field == Field::date) {
    request.query = "(" + request.query + ") date:" + filter.value;
  } else {
    std::erase_if(request.filters, [&](const auto& f) { return f.field == filter.field; });
    request.filters.push_back(filter);
  }
  return searcher.search(request).total;
}

// How many values were checked.
std::size_t check_facet(const query::Searcher& searcher, const query::SearchRequest& request,
                        const query::Facet& facet, std::size_t total) {
  const Field field = query::field_of(facet.request.kind);
  std::size_t sum = facet.none + facet.other;
  for (const auto& value : facet.values) {
    INFO(request.query << " | " << facet.request.name << " " << value.value);
    CHECK(total_with(searcher, request, {field, value.value}) == value.count);
    if (value.depth == 0) sum += value.count;
  }
  INFO(request.query << " | " << facet.request.name);
  if (!facet.many_valued) CHECK(sum == facet.articles);
  if (!facet.without_own_filter) CHECK(facet.articles == total);
  const bool all_places =
      facet.request.level == query::FacetRequest::Level::all && facet.request.within.empty();
  if (all_places) CHECK(total_with(searcher, request, {field, "none"}) == facet.none);
  return facet.values.size();
}

// Filters by some value of some facet; false if that has none.
bool choose_value(const query::ResultPage& page, int number, query::SearchRequest& request) {
  const auto& facet = page.facets[static_cast<std::size_t>(number / 2) % 5];
  if (facet.values.empty()) return false;
  const auto& value = facet.values[static_cast<std::size_t>(number) % facet.values.size()];
  request.filters.push_back({query::field_of(facet.request.kind), value.value});
  return true;
}

// What is listed, and what is not, at the top and within each place.
using Sums = std::map<std::string, std::pair<std::size_t, std::size_t>>;
Sums sums_of(const query::Facet& facet) {
  Sums sums{{"", {facet.other, facet.others}}};
  for (const auto& value : facet.values) {
    const std::string outer = value.depth == 0 ? "" : value.within;
    sums[outer].first += value.count;
    sums[outer].second += 1;
    sums[value.value].first += value.other;
    sums[value.value].second += value.others;
  }
  return sums;
}

const query::Facet& facet_of(const query::ResultPage& page, const std::string& name) {
  for (const auto& facet : page.facets) {
    if (facet.request.name == name) return facet;
  }
  throw std::runtime_error("no facet " + name);
}

query::ResultPage search(const query::Searcher& searcher, const std::string& query,
                         const std::string& facet, std::size_t limit) {
  auto request = test::whole(query);
  request.facets = {query::parse_facet(facet)};
  request.facet_limit = limit;
  return searcher.search(request);
}

std::vector<std::string> lines_of(const query::Facet& facet) {
  std::vector<std::string> lines;
  for (const auto& value : facet.values) {
    lines.push_back(std::string(2 * value.depth, ' ') + value.value + " " +
                    std::to_string(value.count));
  }
  return lines;
}

}  // namespace

TEST_CASE("every bucket of a facet holds what its filter finds", "[query]") {
  const test::SampleIndex index;
  test::QueryGenerator generator(test::sample_articles(), index.rows(), 1970);
  std::size_t checked = 0;
  std::size_t chosen = 0;
  for (int left = 25; left > 0;) {
    auto request = generator.request();
    request.facets = requests();
    request.facet_limit = 10000;
    try {
      auto page = index.searcher().search(request);
      if (page.total == 0) continue;
      --left;
      if (left % 2 == 0 && choose_value(page, left, request)) {
        page = index.searcher().search(request);
      }
      for (const auto& facet : page.facets) {
        checked += check_facet(index.searcher(), request, facet, page.total);
        if (facet.without_own_filter) ++chosen;
      }
    } catch (const query::QueryError&) {
    }
  }
  CHECK(checked > 1500);
  CHECK(chosen > 5);
}

TEST_CASE("what a limit cuts off is summed up at each level", "[query]") {
  const test::SampleIndex index;
  for (const auto& name : facet_names()) {
    const auto all = search(index.searcher(), "*", name, 1000).facets.front();
    const auto few = search(index.searcher(), "*", name, 2).facets.front();
    const Sums whole = sums_of(all);
    for (const auto& [outer, sum] : sums_of(few)) {
      INFO(name << " within " << outer);
      CHECK(whole.at(outer) == sum);
    }
    CHECK(few.none == all.none);
  }
}

TEST_CASE("what is chosen in a facet hides no other value of it", "[query]") {
  const test::SampleIndex index;
  auto request = test::whole("Mosul OR Kyiv OR Goma");
  request.facets = {query::parse_facet("outlet"), query::parse_facet("lang")};
  request.facet_limit = 1000;
  const auto all = index.searcher().search(request);
  request.filters = {{Field::outlet, all.facets[0].values.front().value}};
  const auto chosen = index.searcher().search(request);
  CHECK(lines_of(chosen.facets[0]) == lines_of(all.facets[0]));
  CHECK(chosen.facets[0].without_own_filter);
  CHECK(chosen.facets[0].articles == all.total);
  CHECK(chosen.facets[1].articles == chosen.total);
  CHECK_FALSE(chosen.facets[1].without_own_filter);
}

TEST_CASE("dates are counted within the bounds that filter them", "[query]") {
  const test::SampleIndex index;
  auto request = test::whole("*");
  request.facets = {query::parse_facet("date:year")};
  request.filters = {{Field::date, "2014..2016"}};
  const auto page = index.searcher().search(request);
  for (const auto& value : page.facets[0].values) {
    CHECK((value.value >= "2014" && value.value <= "2016"));
  }
  CHECK(page.facets[0].articles == page.total);
}

TEST_CASE("a facet is counted over all matches, whatever page is shown", "[query]") {
  const test::SampleIndex index;
  auto request = test::whole("Mosul OR Kyiv OR Goma");
  request.facets = requests();
  const auto whole = index.searcher().search(request);
  request.offset = 3;
  request.limit = 2;
  const auto part = index.searcher().search(request);
  request.limit = 0;
  const auto none = index.searcher().search(request);
  CHECK(part.total == whole.total);
  CHECK(none.total == whole.total);
  for (const auto& name : facet_names()) {
    CHECK(lines_of(facet_of(part, name)) == lines_of(facet_of(whole, name)));
    CHECK(lines_of(facet_of(none, name)) == lines_of(facet_of(whole, name)));
  }
}

TEST_CASE("places are counted once an article and listed as a tree", "[query]") {
  const test::TestIndex index(
      "{\"id\":\"a\",\"title\":\"Mosul and Erbil\",\"text\":\"Iraqi troops in Mosul.\"}\n"
      "{\"id\":\"b\",\"title\":\"Elsewhere\",\"text\":\"Nothing in Kiev.\"}\n"
      "{\"id\":\"c\",\"title\":\"Nowhere\",\"text\":\"Nothing.\"}\n");
  const query::Searcher searcher(index.path());
  const auto facet = search(searcher, "*", "place", 100).facets.front();
  CHECK(lines_of(facet) == std::vector<std::string>{"iraq 1", "  iraq:arbil 1", "    erbil 1",
                                                    "  iraq:nineveh 1", "    mosul 1", "ukraine 1",
                                                    "  kyiv 1"});
  CHECK(facet.none == 1);
  CHECK(facet.many_valued);
  using Lines = std::vector<std::string>;
  const auto lines = [&](const char* name) {
    return lines_of(search(searcher, "*", name, 100).facets.front());
  };
  CHECK(lines("place:country") == Lines{"iraq 1", "ukraine 1"});
  CHECK(lines("place:region") == Lines{"iraq:arbil 1", "iraq:nineveh 1"});
  CHECK(lines("place:place") == Lines{"erbil 1", "kyiv 1", "mosul 1"});
  CHECK(lines("place:Irak") == Lines{"iraq:arbil 1", "  erbil 1", "iraq:nineveh 1", "  mosul 1"});
  CHECK(search(searcher, "*", "place:Irak", 100).facets.front().none == 2);
  CHECK_THROWS_WITH(search(searcher, "*", "place:Mosull", 100),
                    Catch::Contains("no place 'Mosull'") && Catch::Contains("Mosul'?"));
}

TEST_CASE("dates are counted from the newest, whole and without a limit", "[query]") {
  const test::TestIndex index(
      "{\"id\":\"a\",\"title\":\"x\",\"text\":\"t\",\"published\":\"2014-06-10\"}\n"
      "{\"id\":\"b\",\"title\":\"x\",\"text\":\"t\",\"published\":\"2014-06\"}\n"
      "{\"id\":\"c\",\"title\":\"x\",\"text\":\"t\",\"published\":\"2014\"}\n"
      "{\"id\":\"d\",\"title\":\"x\",\"text\":\"t\",\"published\":\"2015-01-02\"}\n"
      "{\"id\":\"e\",\"title\":\"x\",\"text\":\"t\"}\n");
  const query::Searcher searcher(index.path());
  using Lines = std::vector<std::string>;
  CHECK(lines_of(search(searcher, "t", "date:year", 1).facets.front()) ==
        Lines{"2015 1", "2014 3"});
  CHECK(lines_of(search(searcher, "t", "date", 1).facets.front()) ==
        Lines{"2015-01 1", "2014-\?\? 1", "2014-06 2"});
  const auto days = search(searcher, "t", "date:day", 1).facets.front();
  CHECK(lines_of(days) == Lines{"2015-01-02 1", "2014-\?\? 1", "2014-06-\?\? 1", "2014-06-10 1"});
  CHECK(days.none == 1);
  CHECK(lines_of(search(searcher, "t", "date:week", 1).facets.front()) ==
        Lines{"2015-W01 1", "2014-\?\? 1", "2014-06-\?\? 1", "2014-W24 1"});
  CHECK(lines_of(search(searcher, "t", "date:quarter", 1).facets.front()) ==
        Lines{"2015-Q1 1", "2014-\?\? 1", "2014-Q2 2"});
}

}  // namespace dateline
