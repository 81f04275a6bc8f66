// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/key_evidence.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "synonyms/spelling_model.h"

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

// Logistic regression on spellings held back from the tables; ./dev learn prints these weights.
double KeyEvidence::certainty() const {
  using Weights = std::array<double, feature_count>;
  constexpr Weights within_country = {-1.93, -1.01, 0.38,  0.93,  1.94,  3.57, 0.50,
                                      -0.56, -0.75, 0.57,  -1.93, 0.91,  0.14, -0.31,
                                      -0.35, -0.71, -0.87, -1.46, -0.14, 0.04};
  constexpr Weights anywhere = {-7.91, -1.56, 0.77,  -0.45, -0.93, 1.07, 0.91,
                                3.08,  -1.08, 0.51,  -2.15, 0.08,  0.16, 0.64,
                                -0.18, -0.89, -0.69, -0.93, 0.39,  -0.69};
  const Weights& weights = in_country ? within_country : anywhere;
  const auto values = features();
  return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
}

}  // namespace dateline::synonyms
