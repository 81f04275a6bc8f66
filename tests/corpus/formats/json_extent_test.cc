// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/json_extent.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline::corpus {
namespace {

TEST_CASE("a value ends where its last bracket or quote is", "[json_extent]") {
  const auto c = GENERATE(values<std::string>({
      "{}",
      "[]",
      "\"a\"",
      R"({"a":{"b":[1,{"c":"}"}]},"d":"\"]}\\"})",
      R"(["\\","\\\"","]"])",
      "{\n \"a\":\n1\n}",
  }));
  INFO(c);
  CHECK(JsonExtent().find_end(c + "} rest") == c.size());
  // The same in pieces of every size.
  for (std::size_t piece = 1; piece <= c.size(); ++piece) {
    JsonExtent extent;
    const auto bytes = c + "]]";
    std::optional<std::size_t> end;
    std::size_t at = 0;
    for (; at < bytes.size() && !end; at += piece) {
      end = extent.find_end(std::string_view(bytes).substr(at, piece));
      if (end) CHECK(at + *end == c.size());
    }
    CHECK(end);
    CHECK_FALSE(extent.is_broken());
  }
}

TEST_CASE("a value that goes on has no end", "[json_extent]") {
  for (const auto* open : {"{", "{\"a\":[1]", "\"a", "\"a\\\"", "[[]"}) {
    CHECK_FALSE(JsonExtent().find_end(open));
  }
}

TEST_CASE("a line end inside a string breaks it", "[json_extent]") {
  JsonExtent extent;
  CHECK(extent.find_end("{\"a\":\"b}\n{\"a\"}") == 8);
  CHECK(extent.is_broken());
}

}  // namespace
}  // namespace dateline::corpus
