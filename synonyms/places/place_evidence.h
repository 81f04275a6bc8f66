// SPDX-License-Identifier: GPL-2.0-or-later
// What speaks for one of several places of a name, and how much.
//
//   size        how many people live there, and whether it is a country or a region
//   around      the text puts it in this country or region: Tripoli, Lebanon; the Iraqi town of X
//   country     the share of the article's other, certain places that lie in the same country
//   region      the same for the first-level region
//   near        how near the nearest of them is
//   filed       the dateline's place lies in the same country
//
// The weights were chosen on half of a corpus in which people noted every place (bench/README.md
// gives the command and what it found).
#pragma once

#include <array>
#include <string_view>

namespace dateline::synonyms {

// What speaks for one place.
struct PlaceEvidence {
  double size = 0;  // log10 of its people
  bool country = false;
  bool region = false;
  bool around = false;
  double in_country = 0;  // 0 to 1
  double in_region = 0;
  double near = 0;  // 1 for the same spot, falling to 0
  double fits = 0;  // 1 if the word beside it tells its kind (Idlib province), -1 if another kind
  bool filed = false;
  bool home = false;   // the outlet's country; looked at where nothing else decides
  bool given = false;  // the input states it: decides
  bool contextual = false;
  bool distinct = false;        // of these, in a script in which hardly anything else is spelled so
  bool located = false;         // near, in, at ... stands before it
  bool there = false;           // as Mention::there
  bool beside_capital = false;  // a word of a longer name may stand beside it
  // The spelling is a word of a dictionary or of persons' names; of a place that does not count in
  // context only, a word that no capital tells from a name.
  bool word = false;
  bool announced = false;  // what it is stands before it, in a script without capitals
  // Nobody is known to live there, and of the few places of this spelling one is a metropolis.
  bool overshadowed = false;
};

struct PlaceWeights {
  double size = 0.5;
  double country = 1.5;
  double region = 0.2;
  double around = 4;
  double in_country = 3.75;
  double in_region = 6;
  double near = 5;
  double fits = 0.5;
  double filed = 1;
  // Talks in Nairobi on North Kivu, which has a Nairobi, too: a guess, more than country, region
  // and neighbours together are worth.
  double overshadowed = -15;
  double home = 0.8;  // twice `undecided`: enough between places that are nearly alike
  // Of a place that counts in context only.
  double contextual = -2;
  double located = 0.25;
  double beside_capital = -1.5;
  double word = -1;
  double bound = 2;        // what it must reach
  double undecided = 0.4;  // a lead that decides nothing
};

// What each piece of evidence adds to the score; 0 for what there is none of.
struct ScorePart {
  std::string_view name;
  double value = 0;
};
std::array<ScorePart, 16> score_parts(const PlaceEvidence& evidence, const PlaceWeights& weights);
double score(const PlaceEvidence& evidence, const PlaceWeights& weights);

}  // namespace dateline::synonyms
