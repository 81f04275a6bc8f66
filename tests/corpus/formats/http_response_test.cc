// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/http_response.h"

#include <catch2/catch.hpp>

namespace dateline::corpus {
namespace {

TEST_CASE("header lines are found in any case, and folded ones are one", "[http]") {
  const HeaderLines lines("Content-TYPE: text/html\r\nX-Long: a\r\n  b\r\nX-Long: c\r\nnone\r\n");
  CHECK(lines.find("content-type") == "text/html");
  CHECK(lines.find("X-LONG") == "a b");
  CHECK(lines.find("none").empty());
}

TEST_CASE("a media type is told from its charset", "[http]") {
  using Pair = std::pair<std::string, std::string>;
  CHECK(parse_media_type("Text/HTML; Charset=\"UTF-8\"; x") == Pair{"text/html", "utf-8"});
  CHECK(parse_media_type("text/html") == Pair{"text/html", ""});
  CHECK(parse_media_type("") == Pair{"", ""});
}

TEST_CASE("a body stands behind the first blank line", "[http]") {
  CHECK(parse_http_response("HTTP/1.1 404 Not\r\nA: b\r\n\r\nx\r\n\r\ny").body == "x\r\n\r\ny");
  CHECK(parse_http_response("HTTP/2 200\nA: b\n\nx").status == 200);
  CHECK(parse_http_response("HTTP/1.0 200 OK\r\n").body.empty());
  CHECK_THROWS_AS(parse_http_response("<html>"), HttpError);
  CHECK_THROWS_AS(parse_http_response("HTTP/1.1 x"), HttpError);
}

TEST_CASE("deflate is read with its header and without", "[http]") {
  const std::string with_header("\x78\x9c\xb3\x29\xb0\x4b\x04\x00\x03\x21\x01\x4c", 12);
  const std::string start = "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n";
  CHECK(parse_http_response(start + with_header).body == "<p>a");
  CHECK(parse_http_response(start + with_header.substr(2, with_header.size() - 6)).body == "<p>a");
}

}  // namespace
}  // namespace dateline::corpus
