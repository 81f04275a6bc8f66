// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/suggestion.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "synonyms/words/fold.h"

namespace dateline::synonyms {
namespace {

std::u32string folded_letters(std::string_view text) {
  const std::string folded = fold(text);
  std::u32string letters;
  for (std::size_t at = 0; at < folded.size();) letters += next_char(folded, at);
  return letters;
}

// Levenshtein's distance, where two letters that have changed places are one edit.
std::size_t distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::vector<std::size_t> above;  // the row before the last
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::vector<std::size_t> last = row;
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = std::min({last[j] + (a[i] == b[j] ? 0 : 1), row[j] + 1, last[j + 1] + 1});
      const bool swapped = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
      if (swapped) row[j + 1] = std::min(row[j + 1], above[j - 1] + 1);
    }
    above = last;
  }
  return row[b.size()];
}

}  // namespace

std::string did_you_mean(std::string_view typed, std::span<const std::string> candidates) {
  const std::u32string letters = folded_letters(typed);
  std::size_t nearest = letters.size() / 3 + 1;
  const std::string* best = nullptr;
  for (const auto& candidate : candidates) {
    const std::size_t edits = distance(letters, folded_letters(candidate));
    if (edits >= nearest) continue;
    nearest = edits;
    best = &candidate;
  }
  return best == nullptr ? "" : "; did you mean '" + *best + "'?";
}

}  // namespace dateline::synonyms
