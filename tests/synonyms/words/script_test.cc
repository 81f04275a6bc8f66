// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/words/script.h"

#include <catch2/catch.hpp>

namespace dateline::synonyms {

TEST_CASE("the scripts of a text are named once each, in order of appearance", "[script]") {
  using Scripts = std::vector<std::string>;
  CHECK(scripts_of("Ain al-Asad 2") == Scripts{"Latin"});
  CHECK(scripts_of("عين الأسد") == Scripts{"Arabic"});
  CHECK(scripts_of("Київ") == Scripts{"Cyrillic"});
  CHECK(scripts_of("داعش ISIS داعش") == Scripts{"Arabic", "Latin"});
  CHECK(scripts_of("基地") == Scripts{"Han"});
}

TEST_CASE("digits, punctuation and bytes that are no text belong to no script", "[script]") {
  CHECK(scripts_of("17, 4-2 \xFF").empty());
  CHECK(scripts_of("").empty());
}

}  // namespace dateline::synonyms
