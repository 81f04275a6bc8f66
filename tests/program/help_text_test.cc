// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>
#include <sstream>

#include "tests/program/small_program.h"

namespace dateline::program {
namespace {

TEST_CASE("the help of a verb opens with examples and tells every option", "[help]") {
  CHECK(help_text(small_program().verbs.front(), "tool read", 60) ==
        "Read files\n\nExamples:\n  tool read x\n\nUsage: tool read [OPTIONS] FILE...\n"
        "\nArguments:\n  FILE...                 A file\n"
        "\nOptions:\n"
        "  -i, --index DIR         The index [/x]\n"
        "      --format text|csv   The form [text]\n"
        "      --outlet OUTLET     Don't \\ panic\n"
        "  -q, --quiet             Say less\n"
        "\n.Status: 0 or 1\n");
}

TEST_CASE("the help of a program lists its verbs", "[help]") {
  const auto text = help_text(small_program(), "tool", 60);
  CHECK_THAT(text,
             Catch::StartsWith("Does things.\n\nExamples:\n  tool read a\n\nUsage: tool VERB "));
  CHECK_THAT(text, Catch::Contains("\nVerbs:\n  read                    Read files\n"));
}

TEST_CASE("no line of running text is longer than the width", "[help]") {
  Verb verb{.name = "v", .summary = "s"};
  std::string words;
  for (int i = 0; i < 60; ++i) words += "word" + std::to_string(i) + " ";
  verb.options = {{.names = {"--a-very-long-name-of-an-option"}, .value = "VALUE", .text = words}};
  std::istringstream lines(help_text(verb, "v", 70));
  std::string all;
  for (std::string line; std::getline(lines, line);) {
    CHECK(line.size() <= 70);
    all += line + " ";
  }
  CHECK_THAT(all, Catch::Contains("word59"));
}

TEST_CASE("a value of listed words is told from a name", "[help]") {
  CHECK(listed_words("a|b") == std::vector<std::string>{"a", "b"});
  CHECK(listed_words("DIR").empty());
}

}  // namespace
}  // namespace dateline::program
