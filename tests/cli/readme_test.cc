// SPDX-License-Identifier: GPL-2.0-or-later
// The transcripts of README.md are what the programs print. In a block of ```console each line with
// "$ " is run, in one workplace for the whole file, in which the sample reports stand as
// corpus/sample; what follows must be its output, where a line of "..." stands for any lines.
#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>
#include <sstream>
#include <vector>

#include "tests/cli/program.h"

using dateline::tests::read_file;
using dateline::tests::Workplace;

namespace {

struct Command {
  std::string line;
  std::string output;
};

std::vector<Command> read_transcripts(const std::string& text) {
  std::vector<Command> commands;
  std::istringstream lines(text);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = line == "```console";
    } else if (inside && line.starts_with("$ ")) {
      commands.push_back({.line = line.substr(2)});
    } else if (inside && !commands.empty()) {
      commands.back().output += line + "\n";
    }
  }
  for (Command& command : commands) {
    while (command.output.ends_with("\n\n")) command.output.pop_back();
  }
  return commands;
}

// The commands of indented blocks, in which a reader puts his own files.
std::vector<std::string> read_examples(const std::string& text) {
  std::vector<std::string> commands;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("    dateline-")) commands.push_back(line.substr(4));
  }
  return commands;
}

// True if `printed` is `shown`, where "..." stands for any lines and a time for any time.
bool agrees(const std::string& printed, const std::string& shown) {
  static const std::regex special(R"([.*+?^${}()|\[\]\\])");
  std::string pattern;
  std::istringstream lines(shown);
  for (std::string line; std::getline(lines, line);) {
    if (line == "...") {
      pattern += "(?:[^\n]*\n)*";
      continue;
    }
    std::string escaped = std::regex_replace(line, special, "\\$&");
    escaped = std::regex_replace(escaped, std::regex(R"([0-9]+\\\.[0-9] s)"), "[0-9.]+ s");
    pattern += escaped + "\n";
  }
  return std::regex_match(printed, std::regex(pattern));
}

}  // namespace

TEST_CASE("the README shows what the programs print") {
  const std::string source = DATELINE_SOURCE_DIR;
  const auto commands = read_transcripts(read_file(source + "/README.md"));
  REQUIRE(commands.size() >= 5);
  const Workplace workplace;
  std::filesystem::create_directory_symlink(source + "/corpus", workplace.path("corpus"));
  for (const Command& command : commands) {
    const auto outcome = workplace.run(command.line + " 2>&1");
    INFO("$ " << command.line << "\nprints\n"
              << outcome.out << "and README.md shows\n"
              << command.output);
    CHECK(agrees(outcome.out, command.output));
  }
}

TEST_CASE("the examples of the README run on files of the names they use") {
  const std::string source = DATELINE_SOURCE_DIR;
  const Workplace workplace;
  const std::string sample = source + "/corpus/sample";
  REQUIRE(workplace
              .run("cp -r " + sample + "/clippings . && cp -r " + sample +
                   "/clippings reports && cp " + sample + "/reports.jsonl wire.jsonl && cp " +
                   sample + "/desk-export.csv desk.csv && cp " + sample +
                   "-names.tsv my-names.tsv && gzip -k wire.jsonl && printf 'Erbil\\nArbil\\n' > "
                   "queries.txt && printf 'erbil\\tErbil\\n' > saved.txt && mkdir texts && cp "
                   "clippings/erbil-road.txt texts && printf "
                   "'file,outlet\\nerbil-road.txt,Harbour Courier\\n' > texts.csv")
              .status == 0);
  workplace.write("old.jsonl", R"({"id":"old","text":"A road leads to Mosul.","outlet":"Old Mail"})"
                               "\n");
  workplace.write("archive.shards", "my-index\nolder-reports\n");
  REQUIRE(workplace.run("dateline-index build --index older-reports old.jsonl").status == 0);
  const auto examples = read_examples(read_file(source + "/README.md"));
  REQUIRE(examples.size() >= 8);
  for (const std::string& example : examples) {
    const auto line = std::regex_replace(example, std::regex(" ID "), " dnl-0001 ");
    const auto outcome = workplace.run(line);
    INFO("$ " << line << "\n" << outcome.err);
    CHECK(outcome.status == 0);
  }
}
