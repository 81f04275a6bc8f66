// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/program/small_program.h"

namespace dateline::program {
namespace {

// What bash offers for the last of `words` of a command line.
std::string offered(const std::string& words) {
  const std::string folder = std::string(DATELINE_BINARY_DIR) + "/completions_test";
  std::ofstream(folder + ".bash")
      << completions(small_program(), "bash")
      << "compopt() { :; }\n"
         "tool() { [ \"$1 $2\" = 'complete outlets' ] && echo 'Bab Sea'; }\n"
      << "COMP_WORDS=(" << words << ")\n"
      << "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_tool\n"
      << "printf '%s,' \"${COMPREPLY[@]}\"\n";
  const int status = std::system(("bash " + folder + ".bash > " + folder + ".out 2>&1").c_str());
  REQUIRE(status == 0);
  std::ostringstream out;
  out << std::ifstream(folder + ".out").rdbuf();
  return out.str();
}

TEST_CASE("bash completes verbs, options and values", "[completions]") {
  CHECK(offered("tool re") == "read,");
  CHECK(offered("tool na") == "names,");
  CHECK(offered("tool names ''") == "lint,");
  CHECK(offered("tool names lint --q") == "--quiet,");
  CHECK(offered("tool read --o") == "--outlet,");
  CHECK(offered("tool names --outlet") == ",");
  CHECK(offered("tool read --format ''") == "text,csv,");
  CHECK(offered("tool read -i dir --format c") == "csv,");
  CHECK(offered("tool read --outlet ''") == "Bab\\ Sea,");
}

TEST_CASE("the scripts of the other shells know every verb and option", "[completions]") {
  for (const std::string shell : {"zsh", "fish"}) {
    const auto script = completions(small_program(), shell);
    for (const std::string word :
         {"read", "names", "lint", "format", "outlet", "quiet", "index", "text csv", "complete"}) {
      INFO(shell << ": " << word);
      CHECK_THAT(script, Catch::Contains(word));
    }
  }
}

TEST_CASE("shells accept their scripts", "[completions]") {
  for (const auto& shell : known_shells()) {
    if (std::system(("command -v " + shell + " >/dev/null").c_str()) != 0) {
      WARN("no " + shell + " here: its script is not looked at");
      continue;
    }
    const std::string path = std::string(DATELINE_BINARY_DIR) + "/completions_syntax." + shell;
    std::ofstream(path) << completions(small_program(), shell);
    INFO(shell);
    CHECK(std::system((shell + " -n " + path).c_str()) == 0);
  }
}

TEST_CASE("a shell that has no script is refused", "[completions]") {
  CHECK_THROWS_WITH(completions(small_program(), "tcsh"),
                    "no completions for the shell 'tcsh'; there are bash zsh fish");
}

}  // namespace
}  // namespace dateline::program
