// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/words/printable.h"

#include <catch2/catch.hpp>
#include <optional>
#include <string>

#include "synonyms/words/fold.h"
#include "tests/synonyms/random_text.h"

namespace dateline::synonyms {
namespace {

struct Case {
  std::string text;
  std::string expected;
};

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

bool is_line_end_or_tab(char32_t c) {
  return c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029;
}

// Embeddings, overrides, isolates, and the invisible copies of ASCII.
bool lies(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 ||
         c == 0x2029 || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

bool is_hostile(char32_t c) { return is_control(c) || lies(c); }

bool holds_hostile(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_hostile(next_char(text, at))) return true;
  }
  return false;
}

bool is_valid_utf8(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (next_char(text, at) == 0xFFFD && text.substr(begin, at - begin) != "\uFFFD") return false;
  }
  return true;
}

constexpr char32_t no_unit = 0xFFFFFFFF;

// The number that "\uXXXX" gives at `at`, or no_unit.
char32_t unit_at(const std::string& json, std::size_t at) {
  if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return no_unit;
  char32_t value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const auto digit = std::string("0123456789abcdef").find(json[i]);
    if (digit == std::string::npos) return no_unit;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

// What a JSON string stands for, or nullopt if it is not one (RFC 8259).
std::optional<std::string> unescape(const std::string& json) {
  if (json.size() < 2 || json.front() != '"' || json.back() != '"') return std::nullopt;
  std::string out;
  for (std::size_t at = 1; at + 1 < json.size();) {
    const char c = json[at];
    if (c == '"' || static_cast<unsigned char>(c) < 0x20) return std::nullopt;
    if (c != '\\') {
      out += c;
      ++at;
    } else if (const char32_t unit = unit_at(json, at); unit != no_unit) {
      const bool pair = unit >= 0xD800 && unit < 0xDC00;
      const char32_t low = pair ? unit_at(json, at + 6) : 0xDC00;
      if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
      out += to_utf8(pair ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : unit);
      at += pair ? 12 : 6;
    } else {
      const char escaped = json[at + 1];
      if (at + 2 >= json.size() || std::string("n\"\\").find(escaped) == std::string::npos) {
        return std::nullopt;
      }
      out += escaped == 'n' ? '\n' : escaped;
      at += 2;
    }
  }
  return out;
}

TEST_CASE("nothing that steers a terminal is printed, for every code point", "[printable]") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (is_surrogate(c)) continue;
    const std::string text = "a" + to_utf8(c) + "b";
    const std::string expected = is_line_end_or_tab(c) ? "a b" : is_hostile(c) ? "ab" : text;
    if (printable(text) == expected) continue;
    CAPTURE(static_cast<unsigned>(c));
    REQUIRE(printable(text) == expected);
  }
}

TEST_CASE("a JSON string holds no hostile character and none is lost, for every code point",
          "[printable]") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (is_surrogate(c)) continue;
    const std::string text = "a" + to_utf8(c) + "b";
    const std::string json = json_string(text);
    if (!holds_hostile(json) && unescape(json) == text) continue;
    CAPTURE(static_cast<unsigned>(c), json);
    REQUIRE_FALSE(holds_hostile(json));
    REQUIRE(unescape(json) == text);
  }
}

TEST_CASE("text is printed as it is but for what steers", "[printable]") {
  const auto c = GENERATE(values<Case>({
      {"", ""},
      {"Sana'a — صنعاء 萨那 🚀", "Sana'a — صنعاء 萨那 🚀"},
      {"a\nb\tc\r\nd", "a b c  d"},
      {"\x1B[31mred\x1B[0m", "[31mred[0m"},
      {"\x1B]0;title\x07", "]0;title"},
      {"\xC2\x9B"
       "31m",
       "31m"},
      {std::string("a\0b", 3), "ab"},
      {"a\u202Eb\u202C", "ab"},
      {"a\u2066b\u2069", "ab"},
      {"\uFEFFa", "a"},
      {"a\u2028b\u2029c", "a b c"},
      {"a\u200Eb\u200Fc", "a\u200Eb\u200Fc"},
      {"می\u200Cخواهم", "می\u200Cخواهم"},
      {"a\U000E0041b", "ab"},
      {"a\uFFFDb", "a\uFFFDb"},
  }));
  CAPTURE(c.text);
  CHECK(printable(c.text) == c.expected);
}

TEST_CASE("bytes that are not UTF-8 become U+FFFD", "[printable]") {
  const auto c = GENERATE(values<Case>({
      {"a\xFFz", "a\uFFFDz"},
      {"a\x80z", "a\uFFFDz"},
      {"\xC0\xAF", "\uFFFD\uFFFD"},
      {"\xE2\x82", "\uFFFD"},
      {"\xF0\x9F\x9A", "\uFFFD"},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"\xE0\x80\x9B", "\uFFFD\uFFFD\uFFFD"},
      {"\xC3(", "\uFFFD("},
  }));
  CHECK(printable(c.text) == c.expected);
  CHECK(json_string(c.text) == "\"" + c.expected + "\"");
}

TEST_CASE("a JSON string is the text", "[printable]") {
  const auto c = GENERATE(values<Case>({
      {"", R"("")"},
      {"plain", R"("plain")"},
      {"say \"hi\" \\ /", R"("say \"hi\" \\ /")"},
      {"a\nb\tc\rd", R"("a\nb\u0009c\u000dd")"},
      {std::string("\0", 1), R"("\u0000")"},
      {"\x1B\x7F\xC2\x9B", R"("\u001b\u007f\u009b")"},
      {"a\u202Eb", R"("a\u202eb")"},
      {"\U000E0041", R"("\udb40\udc41")"},
      {"صنعاء 🚀", R"("صنعاء 🚀")"},
  }));
  CAPTURE(c.text);
  CHECK(json_string(c.text) == c.expected);
}

TEST_CASE("random and broken texts print safely and print the same twice", "[printable]") {
  RandomText random(9);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random.broken(1 + random.below(30));
    const std::string shown = printable(text);
    const auto parsed = unescape(json_string(text));
    CAPTURE(i, shown);
    REQUIRE(is_valid_utf8(shown));
    REQUIRE_FALSE(holds_hostile(shown));
    REQUIRE(printable(shown) == shown);
    REQUIRE(parsed);
    REQUIRE(is_valid_utf8(*parsed));
    REQUIRE(printable(*parsed) == shown);
  }
}

}  // namespace
}  // namespace dateline::synonyms
