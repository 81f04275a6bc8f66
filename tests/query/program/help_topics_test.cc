// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/program/help_topics.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "query/language/query_parser.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> out;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

// The queries of lines such as "    Mosul airport  both of them".
std::vector<std::string> examples(std::string_view text) {
  std::vector<std::string> queries;
  for (const auto& line : lines(text)) {
    if (!line.starts_with("    ")) continue;
    queries.push_back(line.substr(4, line.find("  ", 4) - 4));
  }
  return queries;
}

}  // namespace

TEST_CASE("every example of the help on queries finds a sample report", "[query]") {
  const test::SampleIndex index;
  const auto queries = examples(query::query_help);
  CHECK(queries.size() > 25);
  for (const auto& text : queries) {
    INFO(text);
    CHECK(index.searcher().search(test::whole(text)).total > 0);
  }
}

TEST_CASE("the help on queries names every field and operator, and fits a terminal", "[query]") {
  const std::string text(query::query_help);
  for (const query::Field field :
       {query::Field::outlet, query::Field::owner, query::Field::place, query::Field::filed,
        query::Field::agency, query::Field::name, query::Field::date, query::Field::language,
        query::Field::id, query::Field::flag}) {
    CHECK(text.find("    " + std::string(to_string(field)) + ":") != text.npos);
  }
  for (const char* op : {"OR", "NOT", "NEAR/9", "PRE/9", "NEAR/s", "NEAR/p", "NOT NEAR/9",
                         "ATLEAST/3(", "FIRST/30(", "CAPS("}) {
    CHECK(text.find(op) != text.npos);
  }
  for (const auto& line : lines(text)) CHECK(line.size() <= 100);
}

TEST_CASE("a limit that the help on queries tells is the one that holds", "[query]") {
  const std::string text(query::query_help);
  const auto tells = [&](std::size_t limit, const std::string& what) {
    std::string digits = std::to_string(limit);
    if (digits.size() > 3) digits.insert(digits.size() - 3, ",");
    std::string flat = text;
    std::ranges::replace(flat, '\n', ' ');
    INFO(digits + what);
    CHECK(flat.find(digits + what) != text.npos);
  };
  tells(query::limit::query_bytes, " bytes");
  tells(query::limit::terms, " words, names and filters");
  tells(query::limit::depth, " levels");
  tells(query::limit::wildcards, " wildcards");
  tells(query::limit::wildcard_words, " words each");
  tells(query::limit::proximity, " words of distance");
  tells(query::limit::near_operands, " operands");
  tells(query::limit::inner_operands, " inside another operator");
}

}  // namespace dateline
