// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/program/command_line.h"

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>

namespace dateline::program {
namespace {

// What a small program does with a command line: "ran" or what it replies.
std::string outcome(std::vector<std::string> arguments, const std::string& standard_verb = "find") {
  CLI::App app{"Finds things.", "tool"};
  std::string ran, format, index;
  std::vector<std::string> words;
  std::size_t limit = 0;
  bool every = false;
  auto* find = app.add_subcommand("find", "Find");
  find->add_option("query", words, "Words")->required()->type_name("QUERY");
  find->add_option("--limit,-n", limit, "How many")->type_name("N");
  find->add_option("--index,-i", index, "Where")->type_name("DIR");
  find->add_flag("--all", every, "All");
  find->add_option("--format", format, "How")
      ->check(CLI::IsMember({"text", "csv"}))
      ->type_name("text|csv");
  find->callback([&] { ran = "ran " + CLI::detail::join(words, "+") + " in " + index; });
  auto* names = app.add_subcommand("names", "Names");
  names->require_subcommand(1);
  names->add_subcommand("lint", "Look")->callback([&] { ran = "lint"; });
  Program program{.app = app,
                  .examples = {{find, "\n  tool find x\n"}},
                  .standard_verb = standard_verb,
                  .version = [] { return std::string("tool 1\n"); },
                  .topics = {{"dates", "How dates are written", "\nAs numbers.\n"}}};
  const auto reply = parse(program, std::move(arguments));
  if (!reply) return ran;
  return (reply->is_error ? "error " : "") + std::to_string(reply->status) + " " + reply->text;
}

struct Case {
  std::vector<std::string> arguments;
  std::string outcome;
};

TEST_CASE("a command line runs its verb, which may be left out or stand behind options",
          "[program]") {
  const auto c = GENERATE(values<Case>({
      {{"find", "a", "b"}, "ran a+b in "},
      {{"a", "b"}, "ran a+b in "},
      {{"-i", "x", "find", "a"}, "ran a in x"},
      {{"--index", "x", "a"}, "ran a in x"},
      {{"--limit", "3", "--all", "-i", "x", "find", "a"}, "ran a in x"},
      {{"--format", "text", "names", "lint"},
       "error 2 tool names lint has no option '--format'; see tool names lint --help"},
      {{"--index", "find", "a"}, "ran a in find"},
      {{"-i"}, "error 2 --index: 1 required DIR missing; see tool find --help"},
      {{"--", "-a"}, "ran -a in "},
      {{"names", "lint"}, "lint"},
      {{"--version"}, "0 tool 1\n"},
      {{"help", "dates"}, "0 How dates are written\n\nAs numbers.\n"},
  }));
  CHECK(outcome(c.arguments) == c.outcome);
}

TEST_CASE("what is mistyped is named, with what is near it and where to read on", "[program]") {
  const auto c = GENERATE(values<Case>({
      {{"a", "--limti", "3"},
       "error 2 tool find has no option '--limti'; did you mean '--limit'?; see tool find --help"},
      {{"a", "--limit=x"}, "error 2 --limit: 'x' is no whole number from 0; see tool find --help"},
      {{"a", "--format", "cvs"},
       "error 2 --format: no 'cvs'; did you mean 'csv'?; there are text csv; see tool find --help"},
      {{"-a"},
       "error 2 '-a' is no option; a query that begins with - goes behind --; see tool find "
       "--help"},
      {{"find"}, "error 2 QUERY is missing; see tool find --help"},
      {{"names", "lnit"},
       "error 2 tool names has no verb 'lnit'; did you mean 'lint'?; there are lint"},
      {{"help", "date"},
       "error 2 no verb or topic 'date'; did you mean 'dates'?; there are find names help "
       "completions manual dates"},
  }));
  CHECK(outcome(c.arguments) == c.outcome);
}

TEST_CASE("a program without a standard verb wants one", "[program]") {
  CHECK(outcome({"fnid"}, "") ==
        "error 2 tool has no verb 'fnid'; did you mean 'find'?; there are find names help "
        "completions manual");
}

TEST_CASE("the bare program prints its help with status 2", "[program]") {
  CHECK_THAT(outcome({}), Catch::StartsWith("2 Finds things.\n"));
  CHECK_THAT(outcome({"--help"}), Catch::StartsWith("0 Finds things.\n"));
  CHECK_THAT(outcome({"find", "-h"}), Catch::StartsWith("0 Find\n\nExamples:\n  tool find x\n"));
  CHECK(outcome({"help", "find"}) == outcome({"find", "--help"}));
  CHECK_THAT(outcome({"help"}),
             Catch::Contains("  dates                   How dates are written\n"));
}

}  // namespace
}  // namespace dateline::program
