// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/places/place_evidence.h"

namespace dateline::synonyms {
namespace {

constexpr double given_weight = 1000;  // no sum of others comes near it

}  // namespace

std::array<ScorePart, 16> score_parts(const PlaceEvidence& evidence, const PlaceWeights& weights) {
  const auto some = [](bool is_so, double weight) { return is_so ? weight : 0.0; };
  const bool minor = evidence.contextual;
  return {{{"size", weights.size * evidence.size},
           {"country", some(evidence.country, weights.country)},
           {"region", some(evidence.region, weights.region)},
           {"around", some(evidence.around, weights.around)},
           {"in country", weights.in_country * evidence.in_country},
           {"in region", weights.in_region * evidence.in_region},
           {"near", weights.near * evidence.near},
           {"fits", weights.fits * evidence.fits},
           {"filed", some(evidence.filed, weights.filed)},
           {"beside a metropolis", some(evidence.overshadowed, weights.overshadowed)},
           {"outlet", some(evidence.home, weights.home)},
           {"given", some(evidence.given, given_weight)},
           {"in context only", some(minor, weights.contextual)},
           {"located", some(minor && evidence.located, weights.located)},
           {"beside a capital", some(minor && evidence.beside_capital, weights.beside_capital)},
           {"a word", some(minor && evidence.word, weights.word)}}};
}

double score(const PlaceEvidence& evidence, const PlaceWeights& weights) {
  double sum = 0;
  for (const ScorePart& part : score_parts(evidence, weights)) sum += part.value;
  return sum;
}

}  // namespace dateline::synonyms
