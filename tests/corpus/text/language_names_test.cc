// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/language_names.h"

#include <catch2/catch.hpp>

namespace dateline::corpus {
namespace {

TEST_CASE("a language is its code, whatever it is called", "[language]") {
  for (const auto* written : {"en", "EN", "en-US", "en_GB", "eng", "English", " english (UK)"}) {
    INFO(written);
    CHECK(language_code(written) == "en");
  }
  CHECK(language_code("Arabic") == "ar");
  CHECK(language_code("العربية") == "ar");
  CHECK(language_code("Русский") == "ru");
  CHECK(language_code("zh-Hant") == "zh");
  CHECK(language_code("Bahasa Indonesia") == "id");
}

TEST_CASE("a language that is not known stays as it is, in lower case", "[language]") {
  CHECK(language_code("Klingon") == "klingon");
  CHECK(language_code("und") == "und");
  CHECK(language_code("xx-YY") == "xx");
  CHECK(language_code("") == "");
}

}  // namespace
}  // namespace dateline::corpus
