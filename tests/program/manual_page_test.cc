// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "tests/program/small_program.h"

namespace dateline::program {
namespace {

std::string page() {
  return manual_page(small_program(), {{"exit", "Exit status", "\n'0'  found\n\n1\n"}},
                     "January 8, 2026");
}

TEST_CASE("a manual page has its sections in their order", "[manual]") {
  const auto text = page();
  std::size_t at = 0;
  for (const std::string line :
       {".Dd January 8, 2026", ".Dt TOOL 1", ".Sh NAME", ".Nd Does things", ".Sh SYNOPSIS",
        ".Cm \"read\"", ".Cm \"names lint\"", ".Sh DESCRIPTION", ".Sh VERBS", ".Ss \"read\"",
        ".It Fl \"\\-index\" , Fl \"i\" Ar \"DIR\"", ".Ss \"names lint\"", ".Sh EXIT STATUS",
        ".Sh EXAMPLES", ".Sh SEE ALSO"}) {
    INFO(line);
    const std::size_t found = text.find("\n" + line + "\n", at == 0 ? 0 : at - 1);
    const bool first = text.starts_with(line + "\n");
    REQUIRE((first || found != std::string::npos));
    if (!first) at = found + 1;
  }
}

TEST_CASE("text is no macro of a manual page", "[manual]") {
  const auto text = page();
  CHECK_THAT(text, Catch::Contains("\n\\&.Status: 0 or 1\n"));
  CHECK_THAT(text, Catch::Contains("\n\\&'0'  found\n\\&\n1\n"));
  CHECK_THAT(text, Catch::Contains("Don't \\e panic"));
}

TEST_CASE("the folder that is standard where the page is made does not stand in it", "[manual]") {
  CHECK(page().find("/x") == std::string::npos);
  CHECK_THAT(page(), Catch::Contains(".Ql \"text\""));
}

}  // namespace
}  // namespace dateline::program
