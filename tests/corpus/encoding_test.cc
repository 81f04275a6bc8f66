// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/encoding.h"

#include <catch2/catch.hpp>

namespace dateline::corpus {
namespace {

using namespace std::string_literals;

struct Case {
  std::string name;
  std::string bytes;
  std::string text;
  std::string encoding;
  bool guessed = false;
};

TEST_CASE("bytes become clean UTF-8", "[encoding]") {
  const auto c = GENERATE(values<Case>({
      {"empty", "", "", "utf-8"},
      {"ASCII", "Mosul", "Mosul", "utf-8"},
      {"UTF-8", "أربيل Київ", "أربيل Київ", "utf-8"},
      {"UTF-8 with a mark", "\xEF\xBB\xBFMosul", "Mosul", "utf-8"},
      {"UTF-16 little endian", "\xFF\xFEM\0\x23\x06"s, "Mأ", "utf-16le"},
      {"UTF-16 big endian", "\xFE\xFF\0M\x06\x23"s, "Mأ", "utf-16be"},
      {"UTF-16 with a pair", "\xFF\xFE\x3D\xD8\x00\xDE"s, "😀", "utf-16le"},
      {"UTF-16 cut inside a character", "\xFF\xFEM\0\x23"s, "M\xEF\xBF\xBD", "utf-16le"},
      {"windows-1252", "the army\x92s caf\xE9", "the army’s café", "windows-1252", true},
      {"one bad byte in UTF-8", "أربيل \x96 داعش", "أربيل – داعش", "utf-8 and windows-1252", true},
      {"a UTF-8 sequence cut short", "أ\xD8", "أØ", "utf-8 and windows-1252", true},
      {"an overlong sequence is no UTF-8", "\xC0\xAF", "À¯", "windows-1252", true},
      {"line ends", "a\r\nb\rc\n\rd", "a\nb\nc\n\nd", "utf-8"},
      {"control characters", "Mosul\x0B is a city \x1B[31m\tin Iraq\n",
       "Mosul  is a city  [31m\tin Iraq\n", "utf-8"},
  }));
  INFO(c.name);
  const auto decoded = decode_text(c.bytes);
  REQUIRE(decoded);
  CHECK(decoded->text == c.text);
  CHECK(decoded->encoding == c.encoding);
  CHECK(decoded->guessed == c.guessed);
}

TEST_CASE("binary bytes are not decoded", "[encoding]") {
  CHECK_FALSE(decode_text("a\0b"s));
  CHECK_FALSE(decode_text("\x01\x02\x03\x04 abcdefgh"));
  CHECK(decode_text("\x01 123456789012345678901234567890"));
}

TEST_CASE("UTF-16 may be cut anywhere between two pieces", "[encoding]") {
  const auto bytes = "M\0\x23\x06\x3D\xD8\x00\xDE!\0"s;
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    Utf16Decoder decoder(ByteOrderMark::utf16_little);
    auto text = decoder.decode(bytes.substr(0, cut));
    text += decoder.decode(bytes.substr(cut));
    text += decoder.finish();
    CHECK(text == "Mأ😀!");
  }
}

TEST_CASE("a long text in windows-1252 keeps every character", "[encoding]") {
  std::string bytes;
  std::string expected;
  for (int i = 0; i < 10'000; ++i) {
    bytes +=
        "\x93"
        "a\x94 ";
    expected += "“a” ";
  }
  CHECK(decode_text(bytes)->text == expected);
}

}  // namespace
}  // namespace dateline::corpus
