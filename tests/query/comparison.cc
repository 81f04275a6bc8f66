// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/comparison.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <set>

#include "query/language/query_error.h"
#include "tests/query/sample_index.h"

namespace dateline::test {
namespace {

std::string describe(const query::SearchRequest& request) {
  std::string text = request.query;
  for (const auto& filter : request.filters) {
    text += " | " + std::string(to_string(filter.field)) + ":" + filter.value;
  }
  constexpr std::array<const char*, 4> readings = {"", " | loose", " | exact", " | names off"};
  return text + readings[static_cast<std::size_t>(request.names)];
}

void compare(const query::SearchRequest& request, const Oracle& oracle,
             const query::Searcher& searcher, Tally& tally) {
  std::set<std::string> expected;
  try {
    expected = oracle.ids(request);
  } catch (const query::QueryError&) {
    ++tally.refused;
    return;
  }
  const auto page = searcher.search(request);
  const auto ids = ids_of(page);
  ++tally.answered;
  if (page.total > 0) ++tally.found;
  const bool same = std::set(ids.begin(), ids.end()) == expected && ids.size() == expected.size() &&
                    page.total == expected.size();
  if (same) return;
  tally.differences.push_back(describe(request) + "\n  read as " + page.understood + "\n  found " +
                              std::to_string(page.total) + ", expected " +
                              std::to_string(expected.size()));
}

}  // namespace

Tally ask(std::size_t queries, QueryGenerator generator, const Oracle& oracle,
          const query::Searcher& searcher) {
  Tally tally;
  for (std::size_t i = 0; i < queries; ++i) {
    compare(generator.request(), oracle, searcher, tally);
  }
  return tally;
}

void check(const Tally& tally) {
  for (std::size_t i = 0; i < std::min<std::size_t>(tally.differences.size(), 20); ++i) {
    UNSCOPED_INFO(tally.differences[i]);
  }
  CHECK(tally.differences.size() == 0);
  CHECK(tally.refused * 9 < tally.answered);  // a tenth of all
  CHECK(tally.found * 3 > tally.answered);
}

}  // namespace dateline::test
