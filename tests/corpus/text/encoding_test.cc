// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/encoding.h"

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

// Sixty letters and more, so that the detector has something to go by.
const std::string russian =
    "\xCF\xF0\xE0\xE2\xE8\xF2\xE5\xEB\xFC\xF1\xF2\xE2\xEE \xF1\xEE\xEE\xE1\xF9\xE8\xEB\xEE, "
    "\xF7\xF2\xEE \xEF\xEE\xF1\xEB\xE5 \xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xEE\xE2 "
    "\xF1\xF2\xEE\xF0\xEE\xED\xFB \xEF\xF0\xE8\xED\xFF\xEB\xE8 \xF0\xE5\xF8\xE5\xED\xE8\xE5 "
    "\xEE \xEF\xF0\xE5\xEA\xF0\xE0\xF9\xE5\xED\xE8\xE8 \xEE\xE3\xED\xFF \xED\xE0 "
    "\xE2\xEE\xF1\xF2\xEE\xEA\xE5 \xF1\xF2\xF0\xE0\xED\xFB. "
    "\xCF\xF0\xE5\xE4\xF1\xF2\xE0\xE2\xE8\xF2\xE5\xEB\xE8 "
    "\xEE\xF0\xE3\xE0\xED\xE8\xE7\xE0\xF6\xE8\xE8 \xE3\xEE\xE2\xEE\xF0\xFF\xF2, "
    "\xF7\xF2\xEE \xFD\xF2\xEE \xEF\xE5\xF0\xE2\xEE\xE5 \xF1\xEE\xE3\xEB\xE0\xF8\xE5\xED\xE8\xE5 "
    "\xE7\xE0 \xEF\xEE\xF1\xEB\xE5\xE4\xED\xE8\xE5 \xE3\xEE\xE4\xFB.";

TEST_CASE("bytes that are no UTF-8 are guessed where there are enough of them", "[encoding]") {
  CHECK(guess_encoding(russian) == "windows-1251");
  const auto decoded = decode_text(russian);
  REQUIRE(decoded);
  CHECK(decoded->text.starts_with("Правительство сообщило, что"));
  CHECK(decoded->guessed);
  CHECK(guess_encoding("caf\xE9") == "windows-1252");
  CHECK(guess_encoding("\xCC\xEE\xF1\xF2", "windows-1251") == "windows-1251");
  CHECK(decode_text("\xCC\xEE\xF1\xF2", "windows-1251")->text == "Мост");
}

TEST_CASE("one bad byte in a long page does not spoil what is UTF-8", "[encoding]") {
  std::string page;
  for (int i = 0; i < 50; ++i) page += "مدينة أربيل ";
  CHECK(guess_encoding(page + '\x96') == "utf-8 and windows-1252");
  CHECK(decode_text(page + '\x96')->text == page + "–");
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
