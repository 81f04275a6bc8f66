// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling/key_evidence.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "synonyms/spelling/spelling_model.h"

namespace dateline::synonyms {
namespace {

// Pairs of scripts whose spellings differ in ways of their own.
enum class ScriptPair { latin, latin_arabic, latin_cyrillic, latin_hebrew, same, other };
constexpr std::size_t script_pairs = 6;

ScriptPair pair_of(KeyScript a, KeyScript b) {
  if (a == b) return a == KeyScript::latin ? ScriptPair::latin : ScriptPair::same;
  if (a != KeyScript::latin && b != KeyScript::latin) return ScriptPair::other;
  const KeyScript stranger = a == KeyScript::latin ? b : a;
  if (stranger == KeyScript::arabic) return ScriptPair::latin_arabic;
  return stranger == KeyScript::cyrillic ? ScriptPair::latin_cyrillic : ScriptPair::latin_hebrew;
}

}  // namespace

std::array<double, KeyEvidence::feature_count> KeyEvidence::features() const {
  constexpr double widest = 12;  // margin that proves as much as any wider one
  const double unit = weight_unit;
  const double margin = std::clamp((best.score - next) / unit, 0.0, widest);
  const double loss = (perfect - best.score) / unit / 10;
  const double share = static_cast<double>(best.score) / perfect;
  const ScriptPair pair = pair_of(script, best.script);
  const bool across = script != best.script;
  std::array<double, feature_count> values = {
      1,
      loss,
      margin / 5,
      std::log1p(margin),
      share,
      static_cast<double>(best.score) / std::max(best.perfect, 1),
      static_cast<double>(best.second) / perfect,
      std::log(std::max(best.score / unit, 1.0)),
      -best.worst / unit / 5,
      best.same_skeleton ? 1.0 : 0.0,
      is_place ? 1.0 : 0.0,
      across ? loss : 0.0,
      across ? share : 0.0,
      best.told_apart ? 1.0 : 0.0,
      script == KeyScript::latin ? static_cast<double>(best.own_script) / perfect : 0.0,
  };
  constexpr std::size_t first_pair = feature_count - (script_pairs - 1);
  if (pair != ScriptPair::latin) values[first_pair + static_cast<std::size_t>(pair) - 1] = 1;
  return values;
}

// Logistic regression on spellings held back from the tables; ./dev learn prints these weights. In
// a country all are places, so there the first and that of is_place are one constant in two halves.
double KeyEvidence::certainty() const {
  using Weights = std::array<double, feature_count>;
  constexpr Weights within_country = {-5.23, -1.24, 0.92,  0.37,  1.52, 4.20, 0.71,
                                      1.30,  -1.28, 1.28,  -5.23, 0.08, 0.34, 0.53,
                                      0.01,  -0.78, -0.70, -1.13, 0.64, 0.47};
  constexpr Weights anywhere = {-9.58, -1.95, 0.64,  0.05,  -1.30, 2.19,  1.34,
                                3.44,  -1.71, 0.55,  -3.51, 0.22,  -0.15, 0.40,
                                -1.23, -0.92, -0.89, -1.19, 0.21,  -0.84};
  const Weights& weights = in_country ? within_country : anywhere;
  const auto values = features();
  return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
}

std::optional<KeyMatch> more_certain(const std::optional<KeyMatch>& in_country, double bound,
                                     const std::optional<KeyMatch>& anywhere,
                                     double bound_anywhere) {
  const auto excess = [](const std::optional<KeyMatch>& match, double least) {
    return match ? match->evidence.certainty() - least : -1;
  };
  const double here = excess(in_country, bound);
  const double there = excess(anywhere, bound_anywhere);
  if (std::max(here, there) < 0) return std::nullopt;
  return there > here ? anywhere : in_country;
}

}  // namespace dateline::synonyms
