// SPDX-License-Identifier: GPL-2.0-or-later
// How often a query has to look up where a term stands in an article.
//
// A phrase of words is cheap; NEAR and its kin read the positions of each of their words in each
// article that may match, and long ORs of common words would take minutes.
#pragma once

#include <cstddef>

#include "query/language/parsed_query.h"

namespace dateline::query {

namespace limit {
// Both are guesses; no time was measured against them.
inline constexpr std::size_t look_ups = 1'000'000;  // of one query, in a small index
inline constexpr std::size_t look_ups_an_article = 16;
}  // namespace limit

// Counts them for one query.
class LookUps {
 public:
  // `articles` are those of the index: a larger one may be asked for more.
  explicit LookUps(std::size_t articles);

  // Throws QueryError, pointing at `span`, where it comes to more than limit::look_ups, or
  // limit::look_ups_an_article for each article of the index.
  void add(std::size_t count, Span span);

 private:
  std::size_t most_;
  std::size_t count_ = 0;
};

}  // namespace dateline::query
