// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/look_ups.h"

#include <catch2/catch.hpp>

#include "query/language/query_error.h"

namespace dateline {
namespace {

TEST_CASE("look-ups of a query add up to a limit that the error names", "[query]") {
  query::LookUps look_ups(10);
  look_ups.add(600'000, {0, 6});
  look_ups.add(query::limit::look_ups - 600'000, {9, 6});
  try {
    look_ups.add(1, {21, 6});
    FAIL("the limit does not hold");
  } catch (const query::QueryError& error) {
    CHECK(std::string(error.what()) ==
          "where words stand would have to be looked up 1000001 times; the limit for this index is "
          "1000000: ask for fewer words near each other, or for rarer ones");
    CHECK(error.offset() == 21);
  }
}

TEST_CASE("an index of more articles may be asked for more", "[query]") {
  query::LookUps look_ups(1'000'000);
  CHECK_NOTHROW(look_ups.add(query::limit::look_ups_an_article * 1'000'000, {}));
  CHECK_THROWS_AS(look_ups.add(1, {}), query::QueryError);
}

}  // namespace
}  // namespace dateline
