// SPDX-License-Identifier: GPL-2.0-or-later
// Which articles are copies of one text: an agency's words, printed by several outlets.
//
// Papers print as much of a text as they have room for, put a paragraph of their own before it or
// behind, and edit it. What two texts share is counted in runs of five words (w-shingles; Broder,
// 1997), of all runs and of those among the first 200 words. Articles find each other by the lowest
// 16 hashes of the latter (a bottom-k sketch; Cohen and Kaplan, 2007), which are terms of the
// index.
//
// The figures are chosen by what reuters21578 (16,791 items) and fa-kes (804) have of texts that
// were issued again, corrected or taken over. Of 837 pairs within three days of each other that
// share enough runs five do not share the hashes. Forms that an agency fills in anew each week
// share up to four runs in five, but lie days apart. Of 26 families read, drawn from those of
// reuters21578 that share fewer than nine in ten of their first runs, two were such forms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/dates/date.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::schema {

// Hashes of runs of words, ascending, each once.
using Runs = std::vector<std::uint64_t>;
// Those among the first 200 words of a text, which is given with its words.
Runs opening_runs(std::string_view text, const synonyms::TokenStream& words);

inline constexpr std::size_t sketch_size = 16;
// Of the terms of copy_terms two articles must share this many to be compared, or more where they
// lie apart: nine is a guess, where nine runs in ten have to be the same.
inline constexpr std::size_t shared_terms = 4;
inline constexpr std::size_t shared_terms_apart = 9;

// More than three days lie between the two, whatever days they stand for.
bool lie_apart(const std::optional<corpus::Date>& a, const std::optional<corpus::Date>& b);

// The sketch_size terms under which an article finds its copies; none for a text of fewer runs,
// which has no family.
std::vector<std::string> copy_terms(const Runs& opening);

// What is compared of an article; its runs are made when they are first asked for. One thread at a
// time.
class Wording {
 public:
  Wording(std::string text, std::optional<corpus::Date> published)
      : text_(std::move(text)), published_(published) {}

  const std::string& text() const { return text_; }
  const std::optional<corpus::Date>& published() const { return published_; }
  const Runs& opening() const { return runs().opening; }
  const Runs& whole() const { return runs().whole; }

 private:
  struct AllRuns {
    Runs opening;
    Runs whole;
  };
  const AllRuns& runs() const;

  std::string text_;
  std::optional<corpus::Date> published_;
  mutable std::optional<AllRuns> runs_;
};

// True where three in five of the shorter one's runs stand in the other, among those that the texts
// begin with, or, if three in ten of those do, among all. Of two that lie apart nine in ten of
// those that they begin with.
bool are_copies(const Wording& a, const Wording& b);

}  // namespace dateline::schema
