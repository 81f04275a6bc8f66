// SPDX-License-Identifier: GPL-2.0-or-later
// Which articles are copies of one text: an agency's words, printed by several outlets.
//
// Papers print as much of a text as they have room for, and edit it, so what is compared is how two
// texts begin: the runs of five words (w-shingles; Broder, 1997) among the first 200. An article is
// found by the lowest 16 hashes of its runs (a bottom-k sketch; Cohen and Kaplan, 2007), which are
// terms of the index.
//
// The figures are measured on the 16,791 items of reuters21578: among pairs that share at least
// three in five runs and five of the lowest hashes nearly all are one text, issued again or
// corrected; forms that an agency fills in week by week share up to four in five, but lie days
// apart. Of the pairs that share three in five runs one in a hundred is lost for its hashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"

namespace dateline::schema {

// Hashes of the runs of words that a text begins with, ascending, each once.
using Runs = std::vector<std::uint64_t>;
Runs opening_runs(std::string_view text);

inline constexpr std::size_t sketch_size = 16;
// Of the terms of copy_terms two articles must share this many to be compared.
inline constexpr std::size_t shared_terms = 5;

// The sketch_size terms under which an article finds its copies; none for a text of fewer runs,
// which has no family.
std::vector<std::string> copy_terms(const Runs& runs);

struct Wording {
  Runs runs;
  std::optional<corpus::Date> published;
};

// Three in five of the shorter one's runs stand in the other, or, where more than three days lie
// between the two, nine in ten.
bool are_copies(const Wording& a, const Wording& b);

}  // namespace dateline::schema
