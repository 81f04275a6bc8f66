// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/query_error.h"

#include <algorithm>
#include <utility>

#include "synonyms/words/display_width.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/printable.h"

namespace dateline::query {

namespace {

struct Excerpt {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// All of a query that fits a line, else what stands around the culprit, whole characters.
Excerpt around(std::string_view query, std::size_t culprit, std::size_t culprit_end) {
  constexpr std::size_t line = 76;
  constexpr std::size_t reach = 32;
  if (synonyms::display_width(query) <= line) return {0, query.size()};
  Excerpt excerpt{culprit > reach ? culprit - reach : 0,
                  std::min(std::min(culprit_end, culprit + reach) + reach, query.size())};
  const auto is_inside = [&](std::size_t at) {
    return at < query.size() && synonyms::is_continuation_byte(query[at]);
  };
  while (is_inside(excerpt.begin)) ++excerpt.begin;
  while (is_inside(excerpt.end)) ++excerpt.end;
  return excerpt;
}

}  // namespace

QueryError::QueryError(std::string reason, std::size_t offset, std::size_t length)
    : std::runtime_error(std::move(reason)), offset_(offset), length_(length) {}

std::string point_at(std::string_view query, const QueryError& error) {
  const std::size_t offset = std::min(error.offset(), query.size());
  const std::string_view culprit = query.substr(offset, error.length());
  const Excerpt excerpt = around(query, offset, offset + culprit.size());
  const std::string before =
      synonyms::printable(query.substr(excerpt.begin, offset - excerpt.begin));
  const std::string rest = synonyms::printable(query.substr(offset, excerpt.end - offset));
  const std::string mark = synonyms::printable(culprit.substr(0, excerpt.end - offset));
  const std::string opening = excerpt.begin > 0 ? "…" : "";
  const std::string closing = excerpt.end < query.size() ? "…" : "";
  return "  " + opening + before + rest + closing + "\n  " +
         std::string(synonyms::display_width(opening + before), ' ') +
         std::string(std::max<std::size_t>(synonyms::display_width(mark), 1), '^');
}

}  // namespace dateline::query
