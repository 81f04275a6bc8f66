// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/fields/field_map.h"

#include <catch2/catch.hpp>

namespace dateline::corpus {
namespace {

TEST_CASE("a field is known by each of its names in any case", "[field_map]") {
  for (const std::string_view name : {"text", "Body", " CONTENT ", "article_content"}) {
    const auto alias = find_alias(name);
    REQUIRE(alias);
    CHECK(field_aliases()[*alias].field == Field::text);
  }
  CHECK_FALSE(find_alias("texts"));
  CHECK_FALSE(find_alias(""));
}

TEST_CASE("the names of a field are listed in the order of preference", "[field_map]") {
  CHECK(list_aliases(Field::text).starts_with("text, body, maintext, content, "));
  CHECK(list_aliases(Field::filed) == "filed");
}

TEST_CASE("a field is found by the name that it is told by", "[field_map]") {
  for (const auto& alias : field_aliases())
    CHECK(parse_field(to_string(alias.field)) == alias.field);
  CHECK_FALSE(parse_field("headline"));
}

}  // namespace
}  // namespace dateline::corpus
