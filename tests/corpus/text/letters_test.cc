// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/letters.h"

#include <catch2/catch.hpp>

namespace dateline::corpus {
namespace {

TEST_CASE("words of Latin, Greek and Cyrillic have a lower case", "[letters]") {
  CHECK(to_lower("BAGHDAD Mosul") == "baghdad mosul");
  CHECK(to_lower("ÉTÉ ŁÓDŹ ŠIBENIK") == "été łódź šibenik");
  CHECK(to_lower("КИЇВ ЁЖ ҐУЇЯ") == "київ ёж ґуїя");
  CHECK(to_lower("ΑΘΗΝΑ") == "αθηνα");
  CHECK(to_lower("أربيل 東京 42") == "أربيل 東京 42");
  CHECK(to_lower("a\xFF\xC3") == "a\xFF\xC3");
}

TEST_CASE("letters are counted by case and script", "[letters]") {
  const auto count = count_letters("Київ ABC أربيل ٢٤ - 7");
  CHECK(count.upper == 4);
  CHECK(count.lower == 3);
  CHECK(count.caseless == 5);
  CHECK(count.digits == 3);
  CHECK(count.marks == 1);
}

TEST_CASE("blanks and direction marks are trimmed", "[letters]") {
  CHECK(trim(" \u00A0\u200Fبغداد\u200E \n") == "بغداد");
  CHECK(trim("\u200B").empty());
  CHECK(trim("").empty());
}

TEST_CASE("a text is split into words at blanks of any kind", "[letters]") {
  CHECK(split_words(" a\u00A0b\n\tc ") == std::vector<std::string_view>{"a", "b", "c"});
  CHECK(split_words(" ").empty());
}

TEST_CASE("a start is compared in any case", "[letters]") {
  CHECK(starts_with_in_any_case("ИСТОЧНИК: Рейтер", "источник"));
  CHECK_FALSE(starts_with_in_any_case("Sour", "source"));
}

TEST_CASE("no bytes, however broken, run over the end", "[letters]") {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; second += 5) {
      const std::string bytes{static_cast<char>(first), static_cast<char>(second)};
      CHECK(first_code_point(bytes).size <= bytes.size());
      CHECK(trim(bytes).size() <= bytes.size());
      CHECK(to_lower(bytes).size() == bytes.size());
    }
  }
}

}  // namespace
}  // namespace dateline::corpus
