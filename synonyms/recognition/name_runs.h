// SPDX-License-Identifier: GPL-2.0-or-later
// The unlisted words of a text that may be a name.
//
// In scripts with capitals a run is as long as the capitals go on: a part of a longer unlisted name
// (Drexel Burnham) is no name. In others a name has to be announced (the town of) or to stand
// among words of another script.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "synonyms/finder/article_field.h"
#include "synonyms/spelling/name_keys.h"

namespace dateline::synonyms {

// Words side by side that may be one name.
struct Run {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  double bound = 0;  // how certain its match must be, see KeyEvidence
  // Words of dictionaries and of persons' names (Jelal Talabani): a person's name, or a place's
  // where the words around it say so, or none.
  bool ordinary = false;
  bool located = false;    // the words around it say that it is a place: in, the town of, , Syria
  bool of_person = false;  // nothing announces it: a person's name, or none
};

// Says what runs are.
class RunReader {
 public:
  virtual ~RunReader() = default;
  // By how much its match is more certain than it must be; nullopt for no match.
  virtual std::optional<double> certainty(const Run& run) = 0;
  // Takes a run for a name, or returns false.
  virtual bool take(const Run& run) = 0;
};

// Offers the runs that begin at a word, the most certain first, until one is taken; returns the
// word to go on with.
std::uint32_t offer_runs(const Field& field, const NameKeys& keys, std::uint32_t first,
                         RunReader& reader);

// No run has more words, and one begins and ends only at words that may_bound_run: in capitals, of
// a script without them, or a particle of names.
inline constexpr std::uint32_t longest_run = 4;
bool may_bound_run(const TokenStream& words, std::uint32_t position);

// The runs that begin at a word and in which a listed name stands beside what no table has and what
// may be a name, too; the longest first. With capitals there is one, as long as they go on.
std::vector<Run> runs_around_listed(const Field& field, const NameKeys& keys, std::uint32_t first);

}  // namespace dateline::synonyms
