// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/words/display_width.h"

#include <catch2/catch.hpp>

namespace dateline {

using synonyms::display_width;

TEST_CASE("a text is as wide as a terminal shows it", "[synonyms]") {
  CHECK(display_width("") == 0);
  CHECK(display_width("Mosul") == 5);
  CHECK(display_width("أربيل") == 5);
  CHECK(display_width("Ki\u0308yv") == 4);  // a combining diaeresis
  CHECK(display_width("مُحَمَّد") == 4);        // four letters and their vowels
  CHECK(display_width("基辅") == 4);
  CHECK(display_width("키이우") == 6);
  CHECK(display_width("\u200f\u200bx") == 1);       // a direction mark, a space of no width
  CHECK(display_width("\u1112\u1161\u11ab") == 2);  // one syllable of three letters
  CHECK(display_width("🚢") == 2);
  CHECK(display_width("\xff") == 1);
}

}  // namespace dateline
