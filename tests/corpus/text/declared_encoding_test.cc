// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/declared_encoding.h"

#include <catch2/catch.hpp>

namespace dateline::corpus {
namespace {

TEST_CASE("the encoding that markup declares is found", "[declared_encoding]") {
  CHECK(find_declared_encoding("<html><META CharSet='Windows-1256'>") == "Windows-1256");
  CHECK(find_declared_encoding("<meta http-equiv=x content=\"text/html; charset=koi8-r\">") ==
        "koi8-r");
  CHECK(find_declared_encoding("<?xml version=\"1.0\" encoding=\"windows-1251\"?>") ==
        "windows-1251");
  CHECK(find_declared_encoding("<meta name=a><p charset=x>").empty());
}

TEST_CASE("encodings of pages are decoded, those that hide markup are not", "[declared_encoding]") {
  CHECK(decode_declared("\xC3\xD1\xC8\xED\xE1", "windows-1256") == "أربيل");
  CHECK(decode_declared("\xEB\xC9\xC5\xD7", "KOI8-R") == "Киев");
  CHECK(decode_declared("caf\xE9", " ISO-8859-1 ") == "café");
  CHECK_FALSE(decode_declared("a", "utf-7"));
  CHECK_FALSE(decode_declared("a", "cp037"));
  CHECK_FALSE(decode_declared("a", ""));
}

TEST_CASE("a server's word comes before the page's, valid UTF-8 before both",
          "[declared_encoding]") {
  CHECK(decode_markup("<meta charset=koi8-r>\xCA", {.server = "windows-1251"})->text ==
        "<meta charset=koi8-r>К");
  CHECK(decode_markup("<meta charset=koi8-r>\xEB")->text == "<meta charset=koi8-r>К");
  CHECK(decode_markup("<meta charset=koi8-r>К", {.server = "windows-1251"})->text ==
        "<meta charset=koi8-r>К");
  CHECK(decode_markup("caf\xE9")->text == "café");
  CHECK(decode_markup("caf\xE9", {.server = "no-such"})->text == "café");
  CHECK_FALSE(decode_markup(std::string_view("a\0b", 3)));
}

}  // namespace
}  // namespace dateline::corpus
