// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text_family.h"

#include <xxhash.h>

#include <algorithm>
#include <array>

#include "indexer/schema.h"
#include "synonyms/tokenizer.h"

namespace dateline::schema {
namespace {

constexpr std::size_t opening_words = 200;
constexpr std::size_t opening_bytes = 4096;  // room for 200 words of any script
constexpr std::size_t run_words = 5;
constexpr std::int32_t days_of_copying = 3;

// Cut where a character begins.
std::string_view opening(std::string_view text) {
  if (text.size() <= opening_bytes) return text;
  std::size_t end = opening_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

std::size_t count_shared(const Runs& a, const Runs& b) {
  std::size_t shared = 0;
  auto at = a.begin();
  for (const std::uint64_t run : b) {
    while (at != a.end() && *at < run) ++at;
    if (at != a.end() && *at == run) ++shared;
  }
  return shared;
}

bool lie_apart(const std::optional<corpus::Date>& a, const std::optional<corpus::Date>& b) {
  if (!a || !b) return false;
  const auto gap = [](const corpus::Date& earlier, const corpus::Date& later) {
    return to_days(later.first_day()) - to_days(earlier.last_day());
  };
  return std::max(gap(*a, *b), gap(*b, *a)) > days_of_copying;
}

}  // namespace

Runs opening_runs(std::string_view text) {
  const auto words = synonyms::tokenize(opening(text));
  const std::size_t count = std::min(words.size(), opening_words);
  Runs runs;
  for (std::size_t i = 0; i + run_words <= count; ++i) {
    std::array<std::uint64_t, run_words> run{};
    for (std::size_t k = 0; k < run_words; ++k) run[k] = words.tokens[i + k].hash;
    runs.push_back(XXH3_64bits(run.data(), sizeof run));
  }
  std::ranges::sort(runs);
  const auto repeated = std::ranges::unique(runs);
  runs.erase(repeated.begin(), repeated.end());
  return runs;
}

std::vector<std::string> copy_terms(const Runs& runs) {
  if (runs.size() < sketch_size) return {};
  constexpr std::string_view digits =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < sketch_size; ++i) {
    std::string content;
    for (unsigned shift = 0; shift < 48; shift += 6) content += digits[runs[i] >> shift & 63U];
    terms.push_back(term(prefix::copy, content));
  }
  return terms;
}

bool are_copies(const Wording& a, const Wording& b) {
  const std::size_t shared = count_shared(a.runs, b.runs);
  const std::size_t least = std::min(a.runs.size(), b.runs.size());
  return lie_apart(a.published, b.published) ? shared * 10 >= least * 9 : shared * 5 >= least * 3;
}

}  // namespace dateline::schema
