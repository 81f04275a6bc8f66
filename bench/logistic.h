// SPDX-License-Identifier: GPL-2.0-or-later
// Logistic regression, for the weights of KeyEvidence::certainty.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "synonyms/spelling/key_evidence.h"

namespace dateline::bench {

inline constexpr std::size_t feature_count = synonyms::KeyEvidence::feature_count;
using Features = std::array<double, feature_count>;  // the first is 1

struct Example {
  Features features{};
  bool is_so = false;
};

// The weights under which the examples are likeliest, by Newton's method, shrunk a little.
Features fit_logistic(const std::vector<Example>& examples);

}  // namespace dateline::bench
