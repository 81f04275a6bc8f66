// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/query_cases.h"

#include <algorithm>
#include <fstream>
#include <ranges>
#include <stdexcept>
#include <string_view>

namespace dateline::bench {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (const auto part : std::views::split(text, separator))
    parts.emplace_back(part.begin(), part.end());
  return parts;
}

QueryCase::Kind read_kind(std::string_view kind) {
  if (kind.find("phrase") != kind.npos) return QueryCase::Kind::phrase;
  return kind.find("or") != kind.npos ? QueryCase::Kind::any : QueryCase::Kind::all;
}

}  // namespace

std::vector<QueryCase> read_query_cases(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be opened");
  std::vector<QueryCase> cases;
  for (std::string line; std::getline(in, line);) {
    auto cells = split(line, '\t');
    cells.resize(std::max<std::size_t>(cells.size(), 5));
    if (cells[1].empty()) {
      throw std::runtime_error(path + ":" + std::to_string(cases.size() + 1) + ": no words");
    }
    cases.push_back({.kind = read_kind(cells[0]),
                     .words = split(cells[1], ' '),
                     .from = cells[2],
                     .to = cells[3],
                     .outlet = cells[4]});
  }
  if (cases.empty()) throw std::runtime_error(path + ": no queries in it");
  return cases;
}

}  // namespace dateline::bench
