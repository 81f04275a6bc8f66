// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/suggestion.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "synonyms/fold.h"

namespace dateline::query {
namespace {

// Levenshtein's distance over bytes of the folded forms.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string did_you_mean(std::string_view typed, std::span<const std::string> candidates) {
  const std::string folded = synonyms::fold(typed);
  std::size_t nearest = folded.size() / 3 + 1;
  const std::string* best = nullptr;
  for (const auto& candidate : candidates) {
    const std::size_t edits = distance(folded, synonyms::fold(candidate));
    if (edits >= nearest + (best == nullptr ? 1 : 0)) continue;
    nearest = edits;
    best = &candidate;
  }
  return best == nullptr ? "" : "; did you mean '" + *best + "'?";
}

}  // namespace dateline::query
