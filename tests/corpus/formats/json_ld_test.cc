// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/json_ld.h"

#include <catch2/catch.hpp>

namespace dateline::corpus {
namespace {

TEST_CASE("an article is found wherever linked data keeps it", "[json_ld]") {
  const auto c = GENERATE(values<std::string>({
      R"({"@type":"NewsArticle","headline":"H"})",
      R"({"@type":["Thing","ReportageNewsArticle"],"headline":"H"})",
      R"([{"@type":"WebSite","headline":"W"},{"@type":"Article","headline":"H"}])",
      R"({"@graph":[{"@type":"WebPage","headline":"W"},{"@type":"NewsArticle","headline":"H"}]})",
      R"({"@type":"WebPage","headline":"W","mainEntity":{"@type":"BlogPosting","headline":"H"}})",
      R"({"@type":"http://schema.org/NewsArticle","headline":" H "})",
      "<!--\n{\"@type\":\"NewsArticle\",\"headline\":\"H\"}\n-->",
      "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"H\"}\n//]]>",
      "{\"@type\":\"NewsArticle\",\"headline\":\"H\"};",
      "{\"@type\":\"NewsArticle\",\"description\":\"a\tb\nc\",\"headline\":\"H\"}",
  }));
  INFO(c);
  const auto article = read_json_ld(c);
  REQUIRE(article);
  CHECK(article->headline == "H");
}

TEST_CASE("what is no article, or no JSON, is none", "[json_ld]") {
  for (const auto* script :
       {"", "{", "[]", R"({"@type":"WebPage","headline":"W"})", "var a = 1;",
        R"({"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Other"}]})"}) {
    INFO(script);
    CHECK_FALSE(read_json_ld(script));
  }
}

TEST_CASE("authors and publishers are read by name or as written", "[json_ld]") {
  const auto named = read_json_ld(
      R"({"@type":"NewsArticle","author":[{"name":"A"},{"name":"B"}],"publisher":{"name":"P"}})");
  CHECK(named->authors == std::vector<std::string>{"A", "B"});
  CHECK(named->publisher == "P");
  const auto plain = read_json_ld(R"({"@type":"NewsArticle","author":"A","publisher":"P"})");
  CHECK(plain->authors == std::vector<std::string>{"A"});
  CHECK(plain->publisher == "P");
}

}  // namespace
}  // namespace dateline::corpus
