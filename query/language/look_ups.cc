// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/look_ups.h"

#include <algorithm>
#include <string>

#include "query/language/query_error.h"

namespace dateline::query {

LookUps::LookUps(std::size_t articles)
    : most_(std::max(limit::look_ups, limit::look_ups_an_article * articles)) {}

void LookUps::add(std::size_t count, Span span) {
  count_ += count;
  if (count_ <= most_) return;
  throw QueryError("where words stand would have to be looked up " + std::to_string(count_) +
                       " times; the limit for this index is " + std::to_string(most_) +
                       ": ask for fewer words near each other, or for rarer ones",
                   span.offset, span.length);
}

}  // namespace dateline::query
