// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/text_family.h"

#include <xxhash.h>

#include <algorithm>
#include <array>

#include "indexer/layout/schema.h"

namespace dateline::schema {
namespace {

constexpr std::size_t opening_words = 200;
constexpr std::size_t opening_bytes = 4096;  // room for 200 words of any script; a guess
constexpr std::size_t run_words = 5;
constexpr std::int32_t days_of_copying = 3;

bool is_space(char character) { return character == ' ' || character == '\n'; }

// How many bytes lie before the 200th white space, in any script that has it.
std::size_t opening_size(std::string_view text) {
  std::size_t words = 0;
  std::size_t end = 0;
  for (; end < std::min(text.size(), opening_bytes) && words < opening_words; ++end) {
    if (is_space(text[end]) && end > 0 && !is_space(text[end - 1])) ++words;
  }
  return end;
}

// Of the first `count` words.
Runs runs_of(const synonyms::TokenStream& words, std::size_t count) {
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

// True where so many tenths of the shorter list stand in the other.
bool share(const Runs& a, const Runs& b, std::size_t tenths) {
  std::size_t shared = 0;
  auto at = a.begin();
  for (const std::uint64_t run : b) {
    while (at != a.end() && *at < run) ++at;
    if (at != a.end() && *at == run) ++shared;
  }
  return shared * 10 >= std::min(a.size(), b.size()) * tenths;
}

}  // namespace

Runs opening_runs(std::string_view text, const synonyms::TokenStream& words) {
  const auto end =
      std::ranges::upper_bound(words.tokens, opening_size(text), {}, &synonyms::Token::end);
  return runs_of(words, static_cast<std::size_t>(end - words.tokens.begin()));
}

std::vector<std::string> copy_terms(const Runs& opening) {
  if (opening.size() < sketch_size) return {};
  constexpr std::string_view digits =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < sketch_size; ++i) {
    std::string content;
    for (unsigned shift = 0; shift < 48; shift += 6) content += digits[opening[i] >> shift & 63U];
    terms.push_back(term(prefix::copy, content));
  }
  return terms;
}

const Wording::AllRuns& Wording::runs() const {
  if (!runs_) {
    const auto words = synonyms::tokenize(text_);
    runs_ = {.opening = opening_runs(text_, words), .whole = runs_of(words, words.size())};
  }
  return *runs_;
}

bool lie_apart(const std::optional<corpus::Date>& a, const std::optional<corpus::Date>& b) {
  if (!a || !b) return false;
  const auto gap = [](const corpus::Date& earlier, const corpus::Date& later) {
    return to_days(later.first_day()) - to_days(earlier.last_day());
  };
  return std::max(gap(*a, *b), gap(*b, *a)) > days_of_copying;
}

bool are_copies(const Wording& a, const Wording& b) {
  if (lie_apart(a.published(), b.published())) return share(a.opening(), b.opening(), 9);
  if (share(a.opening(), b.opening(), 6)) return true;
  return share(a.opening(), b.opening(), 3) && share(a.whole(), b.whole(), 6);
}

}  // namespace dateline::schema
