// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/facet_request.h"

#include <catch2/catch.hpp>

namespace dateline {

using query::FacetRequest;

TEST_CASE("a facet is read with its step, its level or the place that it looks into", "[query]") {
  using Kind = FacetRequest::Kind;
  CHECK(query::parse_facet("outlet").kind == Kind::outlet);
  CHECK(query::parse_facet("date").name == "date:month");
  CHECK(query::parse_facet("date").step == query::Step::month);
  CHECK(query::parse_facet("date:week").step == query::Step::week);
  CHECK(query::parse_facet("place:region").level == FacetRequest::Level::region);
  const auto inside = query::parse_facet("filed:Northern Iraq");
  CHECK(inside.kind == Kind::filed);
  CHECK(inside.within == "Northern Iraq");
  CHECK(inside.level == FacetRequest::Level::all);
}

TEST_CASE("an unknown facet is refused with the list of facets", "[query]") {
  for (const auto* text : {"outlets", "outlet:x", "date:hour", "date:", "place:", "", ":"}) {
    INFO(text);
    CHECK_THROWS_WITH(
        query::parse_facet(text),
        Catch::StartsWith("unknown facet '" + std::string(text) +
                          "'; the facets are outlet owner agency lang flag filed place date"));
  }
}

}  // namespace dateline
