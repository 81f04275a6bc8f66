// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/facet_counter.h"

#include <catch2/catch.hpp>

#include "tests/query/query_generator.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

using query::Field;
using Kind = query::FacetRequest::Kind;

const std::vector<std::string>& facet_names() {
  static const std::vector<std::string> names = {"outlet", "agency",     "lang",      "filed",
                                                 "place",  "date:month", "date:year", "date:day"};
  return names;
}

std::vector<query::FacetRequest> requests() {
  std::vector<query::FacetRequest> list;
  for (const auto& name : facet_names()) list.push_back(query::parse_facet(name));
  return list;
}

Field field_of(Kind kind) {
  switch (kind) {
    case Kind::outlet:
      return Field::outlet;
    case Kind::owner:
      return Field::owner;
    case Kind::agency:
      return Field::agency;
    case Kind::language:
      return Field::language;
    case Kind::filed:
      return Field::filed;
    case Kind::place:
      return Field::place;
    default:
      return Field::date;
  }
}

std::size_t total_with(const query::Searcher& searcher, query::SearchRequest request,
                       const query::Filter& filter) {
  // A filter of a field that the request filters already would be an alternative; as part of the
  // query it is one more condition.
  request.query = "(" + request.query + ") " + std::string(to_string(filter.field)) + ":\"" +
                  filter.value + "\"";
  request.facets.clear();
  return searcher.search(request).total;
}

// How many values were checked.
std::size_t check_facet(const query::Searcher& searcher, const query::SearchRequest& request,
                        const query::Facet& facet, std::size_t total) {
  const Field field = field_of(facet.request.kind);
  std::size_t sum = facet.none + facet.other;
  for (const auto& value : facet.values) {
    INFO(request.query << " | " << facet.request.name << " " << value.value);
    CHECK(total_with(searcher, request, {field, value.value}) == value.count);
    if (value.depth == 0) sum += value.count;
  }
  INFO(request.query << " | " << facet.request.name);
  if (!facet.many_valued) CHECK(sum == total);
  if (field == Field::date) {
    CHECK(total_with(searcher, request, {field, "none"}) == facet.none);
  }
  return facet.values.size();
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
  for (int left = 25; left > 0;) {
    auto request = generator.request();
    request.facets = requests();
    request.facet_limit = 10000;
    try {
      const auto page = index.searcher().search(request);
      if (page.total == 0) continue;
      --left;
      for (const auto& facet : page.facets) {
        checked += check_facet(index.searcher(), request, facet, page.total);
      }
    } catch (const query::QueryError&) {
    }
  }
  CHECK(checked > 1000);
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

TEST_CASE("what a limit cuts off a facet is summed up", "[query]") {
  const test::SampleIndex index;
  const auto all = search(index.searcher(), "*", "outlet", 1000).facets.front();
  const auto few = search(index.searcher(), "*", "outlet", 3).facets.front();
  REQUIRE(few.values.size() == 3);
  CHECK(few.others == all.values.size() - 3);
  std::size_t rest = 0;
  for (std::size_t i = 3; i < all.values.size(); ++i) rest += all.values[i].count;
  CHECK(few.other == rest);
  CHECK(few.none == all.none);
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
}

TEST_CASE("an unknown facet is refused with the list of facets", "[query]") {
  CHECK_THROWS_WITH(
      query::parse_facet("outlets"),
      "unknown facet 'outlets'; the facets are outlet owner agency lang filed place date "
      "date:year date:month date:day");
}

}  // namespace dateline
