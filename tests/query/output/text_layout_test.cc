// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/output/text_layout.h"

#include <catch2/catch.hpp>

#include "synonyms/words/display_width.h"

namespace dateline {
namespace {

using query::LineLayout;
using query::WrappedLines;
using Lines = std::vector<std::string>;

Lines wrapped(const std::string& text, const LineLayout& layout) {
  WrappedLines lines(layout);
  lines.add(text);
  return lines.take();
}

struct Case {
  std::string name;
  std::string text;
  LineLayout layout;
  Lines lines;
};

TEST_CASE("text is put into lines of the columns that there are", "[query]") {
  const auto c = GENERATE(values<Case>({
      {"nothing", "", {.width = 10}, {}},
      {"fits", "one two", {.width = 7}, {"one two"}},
      {"does not fit", "one two three", {.width = 7}, {"one two", "three"}},
      {"no terminal", "one  two three ", {}, {"one  two three "}},
      {"room is taken before the first",
       "one two",
       {.width = 7, .first_indent = 3},
       {"one", "two"}},
      {"and before the others",
       "one two three four",
       {.width = 9, .indent = 3},
       {"one two", "three", "four"}},
      {"a word without room has a line",
       "a extraordinarily b",
       {.width = 5},
       {"a", "extraordinarily", "b"}},
      {"less room than the margin",
       "a b",
       {.width = 2, .indent = 3, .first_indent = 3},
       {"a", "b"}},
      {"several spaces are one", "one   two", {.width = 9}, {"one two"}},
      {"Arabic by columns, not bytes", "معركة الحديدة", {.width = 13}, {"معركة الحديدة"}},
      {"ideographs are two wide and break anywhere",
       "基辅的战斗",
       {.width = 6},
       {"基辅的", "战斗"}},
      {"but not before their full stop", "基辅。战斗", {.width = 6}, {"基辅。", "战斗"}},
      {"marks that stand on a letter are none wide", "é̂a b", {.width = 4}, {"é̂a b"}},
  }));
  INFO(c.name);
  CHECK(wrapped(c.text, c.layout) == c.lines);
}

TEST_CASE("no line is wider than its room unless a word is", "[query]") {
  const std::string text =
      "Fighting near Hudaydah (الحديدة) went on; 基辅的战斗仍在继续 while مصادر محلية قالت إن "
      "القوات انسحبت, and 20 people fled.";
  for (std::size_t width = 20; width < 90; ++width) {
    for (const auto& line : wrapped(text, {.width = width, .indent = 3, .first_indent = 3})) {
      CHECK(synonyms::display_width(line) <= width - 3);
    }
  }
}

TEST_CASE("a mark stays with its words and counts what it shows", "[query]") {
  WrappedLines lines({.width = 12});
  lines.add("seen near ");
  lines.add("Deir ez-Zor", {.before = "*", .behind = "*", .columns = 1});
  lines.add(", late");
  CHECK(lines.take() == Lines{"seen near", "*Deir", "ez-Zor*,", "late"});
  WrappedLines coloured({.width = 9});
  coloured.add("a ");
  coloured.add("Mosul", {.before = "\x1b[1m", .behind = "\x1b[0m"});
  coloured.add(" b");
  CHECK(coloured.take() == Lines{"a \x1b[1mMosul\x1b[0m b"});
}

TEST_CASE("what runs from right to left is isolated, and nothing else", "[query]") {
  CHECK(query::isolated("Mosul 2014") == "Mosul 2014");
  CHECK(query::isolated("Київ") == "Київ");
  CHECK(query::isolated("الموصل") == "\xE2\x81\xA8الموصل\xE2\x81\xA9");
  CHECK(query::isolated("near חיפה") == "\xE2\x81\xA8near חיפה\xE2\x81\xA9");
}

}  // namespace
}  // namespace dateline
