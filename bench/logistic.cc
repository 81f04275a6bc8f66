// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/logistic.h"

#include <cmath>
#include <numeric>

namespace dateline::bench {
namespace {

constexpr double shrinkage = 0.5;
constexpr int rounds = 25;

// Linear equations with the right-hand side in the last column.
using Equations = std::array<std::array<double, feature_count + 1>, feature_count>;

Equations newton_step(const std::vector<Example>& examples, const Features& weights) {
  Equations step{};
  for (std::size_t i = 0; i < feature_count; ++i) {
    step[i][i] = shrinkage;
    step[i][feature_count] = -shrinkage * weights[i];
  }
  for (const auto& [x, is_so] : examples) {
    const double sum = std::inner_product(x.begin(), x.end(), weights.begin(), 0.0);
    const double p = 1 / (1 + std::exp(-sum));
    for (std::size_t i = 0; i < feature_count; ++i) {
      step[i][feature_count] += ((is_so ? 1 : 0) - p) * x[i];
      for (std::size_t j = 0; j < feature_count; ++j) step[i][j] += p * (1 - p) * x[i] * x[j];
    }
  }
  return step;
}

// By Gauss and Jordan; the matrix is positive definite.
Features solve(Equations system) {
  for (std::size_t i = 0; i < feature_count; ++i) {
    for (std::size_t row = 0; row < feature_count; ++row) {
      if (row == i) continue;
      const double factor = system[row][i] / system[i][i];
      for (std::size_t j = i; j <= feature_count; ++j) system[row][j] -= factor * system[i][j];
    }
  }
  Features solution{};
  for (std::size_t i = 0; i < feature_count; ++i) {
    solution[i] = system[i][feature_count] / system[i][i];
  }
  return solution;
}

}  // namespace

Features fit_logistic(const std::vector<Example>& examples) {
  Features weights{};
  for (int round = 0; round < rounds; ++round) {
    const Features step = solve(newton_step(examples, weights));
    for (std::size_t i = 0; i < feature_count; ++i) weights[i] += step[i];
  }
  return weights;
}

}  // namespace dateline::bench
