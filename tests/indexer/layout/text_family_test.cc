// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/text_family.h"

#include <catch2/catch.hpp>
#include <random>

#include "indexer/layout/schema.h"
#include "tests/support/made_up_words.h"

namespace dateline {
namespace {

using corpus::Date;
using schema::Wording;
using test::join;
using test::words;

schema::Runs opening_runs(const std::string& text) {
  return schema::opening_runs(text, synonyms::tokenize(text));
}

bool are_copies(const std::string& a, const std::string& b, std::optional<Date> first = {},
                std::optional<Date> second = {}) {
  const bool answer = schema::are_copies(Wording(a, first), Wording(b, second));
  CHECK(schema::are_copies(Wording(b, second), Wording(a, first)) == answer);
  return answer;
}

}  // namespace

TEST_CASE("a text is a copy of another however it is broken, quoted and capitalised", "[indexer]") {
  const std::string text =
      "Shells fell on the bridge at Mosul's edge, the army said on Monday. \"Nobody was hurt,\" it "
      "said, and the bridge still stands above the river.";
  CHECK(
      are_copies(text,
                 "SHELLS FELL ON THE BRIDGE AT MOSUL’S EDGE,\n  THE ARMY SAID ON MONDAY.  “NOBODY "
                 "WAS HURT,”\n  IT SAID, AND THE BRIDGE STILL STANDS ABOVE THE RIVER."));
  CHECK(schema::copy_terms(opening_runs(text)).size() == schema::sketch_size);
}

TEST_CASE("a copy may be cut, begin anew and go on for itself", "[indexer]") {
  const auto text = words(1, 400);
  const auto own = words(2, 400);
  CHECK(are_copies(join(text), join(text, 0, 150)));
  CHECK(are_copies(join(text), join(own, 0, 40) + join(text)));
  CHECK(are_copies(join(text), join(text, 0, 150) + join(own)));
  // The rest is one, though not half of how they begin.
  CHECK(are_copies(join(text), join(own, 0, 90) + join(text)));
  CHECK_FALSE(are_copies(join(text), join(own)));
  CHECK_FALSE(are_copies(join(text), join(own, 0, 300) + join(text, 0, 100)));
  // A standing paragraph at the end of both.
  CHECK_FALSE(
      are_copies(join(own, 0, 200) + join(text, 0, 300), join(own, 200) + join(text, 0, 300)));
}

TEST_CASE("of two texts that lie days apart more must be the same", "[indexer]") {
  const auto text = words(1, 200);
  auto form = text;
  for (std::size_t i = 0; i < form.size(); i += 20) form[i] = "other" + std::to_string(i);
  const Date monday{2014, 6, 9};
  CHECK(are_copies(join(text), join(form)));
  CHECK(are_copies(join(text), join(form), monday));
  CHECK(are_copies(join(text), join(form), monday, Date{2014, 6, 12}));
  CHECK_FALSE(are_copies(join(text), join(form), monday, Date{2014, 6, 13}));
  CHECK_FALSE(are_copies(join(text), join(form), monday, Date{2014, 6, 5}));
  // Of which only the month is known, or the year.
  CHECK(are_copies(join(text), join(form), monday, Date{2014, 6}));
  CHECK(are_copies(join(text), join(form), monday, Date{2014}));
  CHECK_FALSE(are_copies(join(text), join(form), monday, Date{2014, 7}));
  CHECK(are_copies(join(text), join(text), monday, Date{2019, 6, 9}));
}

TEST_CASE("a text of a few words has no family", "[indexer]") {
  CHECK(schema::copy_terms(opening_runs("")).empty());
  CHECK(schema::copy_terms(opening_runs(join(words(1, 19)))).empty());
  CHECK(schema::copy_terms(opening_runs(join(words(1, 20)))).size() == 16);
  // One line over and over is one run of words.
  std::string again;
  for (int i = 0; i < 100; ++i) again += "read more here ";
  CHECK(schema::copy_terms(opening_runs(again)).empty());
}

TEST_CASE("a text without spaces is cut between its characters", "[indexer]") {
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text += "的一是不了人我在有他"[(i * 7 % 10) * 3], text += "\xB8\x80";
  CHECK_NOTHROW(opening_runs(text));
  const auto terms = schema::copy_terms(opening_runs("摩苏尔" + text));
  for (const auto& term : terms) CHECK(term.starts_with(schema::prefix::copy));
}

}  // namespace dateline
