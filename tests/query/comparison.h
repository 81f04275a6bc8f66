// SPDX-License-Identifier: GPL-2.0-or-later
// Random queries, each answered twice: by the index and by reading every article.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/answer/searcher.h"
#include "tests/query/oracle.h"
#include "tests/query/query_generator.h"

namespace dateline::test {

// What a run of queries came to.
struct Tally {
  std::size_t answered = 0;
  std::size_t refused = 0;  // by the parser
  std::size_t found = 0;    // with an article or more
  std::vector<std::string> differences;
};

// Asks `queries` queries of the generator.
Tally ask(std::size_t queries, QueryGenerator generator, const Oracle& oracle,
          const query::Searcher& searcher);

// Checks that there are no differences, and that the queries were worth asking.
void check(const Tally& tally);

}  // namespace dateline::test
