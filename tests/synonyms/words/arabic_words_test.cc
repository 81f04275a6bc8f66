// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/words/arabic_words.h"

#include <catch2/catch.hpp>
#include <string>

#include "synonyms/words/fold.h"

namespace dateline::synonyms {
namespace {

bool is_known(const std::string& word) {
  return is_form_of(fold(word), [](std::string_view stem) {
    return stem == fold("هدوء") || stem == fold("غارة") || stem == fold("مقاتل");
  });
}

}  // namespace

TEST_CASE("a word is known by its stem whatever Arabic joins to it", "[arabic_words]") {
  for (const auto* word : {"هدوء", "بهدوء", "والهدوء", "هدوءها", "غارة", "الغارات", "غاراتهم",
                           "مقاتلون", "ومقاتليه"}) {
    INFO(word);
    CHECK(is_known(word));
  }
}

TEST_CASE("a word of other letters is not known", "[arabic_words]") {
  for (const auto* word : {"كوباني", "هد", "غا", "", "Erbil"}) {
    INFO(word);
    CHECK_FALSE(is_known(word));
  }
}

TEST_CASE("a word is Arabic by its first letter", "[arabic_words]") {
  CHECK(is_arabic("حلب"));
  CHECK(is_arabic("کوبانی"));
  CHECK_FALSE(is_arabic("Aleppo"));
  CHECK_FALSE(is_arabic("Алеппо"));
  CHECK_FALSE(is_arabic(""));
}

}  // namespace dateline::synonyms
