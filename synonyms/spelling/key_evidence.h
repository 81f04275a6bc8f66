// SPDX-License-Identifier: GPL-2.0-or-later
// What says whether an unlisted spelling is a name, and how certain that makes it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "synonyms/spelling/key_form.h"

namespace dateline::synonyms {

// A listed spelling that is like an unlisted one.
struct KeyCandidate {
  std::uint32_t name = 0;
  std::uint32_t spelling = 0;  // index in NameTable::spellings(name)
  std::int32_t score = 0;      // of the model
  std::int32_t worst = 0;      // its worst stretch; 0 where another candidate scores more
  std::int32_t perfect = 0;    // score of the listed spelling against itself; 0 likewise
  std::int32_t second = 0;     // score of the next best spelling of the name, 0 for none
  KeyScript script = KeyScript::latin;
  bool same_skeleton = false;
  bool told_apart = false;      // the spelling is a label but for its bracket: others have it, too
  std::int32_t own_script = 0;  // score of the best spelling in letters of the same script
};

// The candidates of one unlisted spelling.
struct KeyCandidates {
  std::int32_t perfect = 0;  // score of the spelling against itself
  KeyScript script = KeyScript::latin;
  std::vector<KeyCandidate> best;  // of each name the best, the best name first; few
};

// What decides whether an unlisted spelling is the name.
struct KeyEvidence {
  static constexpr std::size_t feature_count = 20;

  std::int32_t perfect = 0;  // score of the spelling against itself
  KeyScript script = KeyScript::latin;
  KeyCandidate best;
  std::int32_t next = 0;    // score of the best spelling of another name
  bool in_country = false;  // a country was looked into
  bool is_place = false;    // the best name

  // The first is 1; key_evidence.cc says what the others are.
  std::array<double, feature_count> features() const;
  // Logarithm of the odds that it is the name.
  double certainty() const;
};

// How an unlisted spelling is read.
struct KeyMatch {
  std::uint32_t name = 0;
  std::uint32_t spelling = 0;  // index in NameTable::spellings(name)
  // A place that the spelling is as like and that is no other to a reader: a town's district, a
  // second place of the name.
  std::optional<std::uint32_t> twin;
  KeyEvidence evidence;
  bool only_loose = false;  // counts with --names loose alone, however certain it is
};

// Of what was met in a country and among all names the one whose certainty exceeds its bound the
// more, or none where neither reaches it.
std::optional<KeyMatch> more_certain(const std::optional<KeyMatch>& in_country, double bound,
                                     const std::optional<KeyMatch>& anywhere,
                                     double bound_anywhere);

// Certainties from which a match counts, always and with `--names loose`. Chosen so that in memory
// 80 of 100 places asked for are met and under 1 as another, and by reading what reports on the war
// in Syria have between 0.3 and 0.9: of 82 more words some 55 are right (bench/README.md).
inline constexpr double certain_from = 0.3;
inline constexpr double loose_from = -0.9;

// Added for a single word that no country answers: it proves little among all names of the world.
// Chosen, with other weights of the certainty, by reading matches in reports on the war in Syria
// and in news of 1987.
inline constexpr double one_word_anywhere = 2.5;

}  // namespace dateline::synonyms
