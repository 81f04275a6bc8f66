// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the listed name that an unlisted spelling writes: the transliteration key.
//
// Spellings that share a skeleton key (key_form.h) are compared by the spelling model; how far the
// best stands from a perfect match and from the next other name decides. Names are kept by country,
// since what a text names for certain says where the rest lies: Qamishlo in a report on Syria is
// looked up among the places of Syria. What is no place, a country, and places that everybody knows
// are met in any text.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synonyms/name_table.h"
#include "synonyms/spelling_model.h"

namespace dateline::synonyms {

// A listed spelling that is like an unlisted one.
struct KeyCandidate {
  std::uint32_t name = 0;
  std::uint32_t spelling = 0;  // index in NameTable::spellings(name)
  std::int32_t score = 0;      // of the model
  std::int32_t worst = 0;      // its worst stretch
};

// The candidates of one unlisted spelling.
struct KeyCandidates {
  std::int32_t perfect = 0;  // score of the spelling against itself
  KeyScript script = KeyScript::latin;
  std::vector<KeyCandidate> best;  // of each name the best, the best name first; few
};

// What decides whether an unlisted spelling is the name: scores of the spelling against itself, of
// the best listed spelling, and of the best one of another name.
struct KeyEvidence {
  std::int32_t perfect = 0;
  std::int32_t best = 0;
  std::int32_t next = 0;
  std::int32_t worst = 0;  // the worst stretch of the best
  KeyScript script = KeyScript::latin;
  bool in_country = false;  // a country was looked into
  bool is_place = false;    // the best name

  // Loss against a perfect match, margin over the next name, its logarithm, share of the perfect
  // score, worst stretch, Latin letters or not, place or not; and 1.
  std::array<double, 8> features() const;
  // Logarithm of the odds that it is the name.
  double certainty() const;
};

// How an unlisted spelling is read.
struct KeyMatch {
  std::uint32_t name = 0;
  std::uint32_t spelling = 0;  // index in NameTable::spellings(name)
  KeyEvidence evidence;
};

// Certainties from which a match counts, always and with `--names loose`. Chosen so that of the
// places asked for through an index 1.5 and 3 in 100 are met as others (bench/README.md).
inline constexpr double certain_from = 0.2;
inline constexpr double loose_from = -1.0;

// What keys are compiled from beside the table.
struct KeySources {
  std::string model;                  // the bytes of compile_spelling_model
  std::vector<std::string> ordinary;  // words of dictionaries; never an unlisted spelling of a name
};

// Added for a single word that no country answers: it proves little among all names of the world.
// Chosen by reading matches in reports on the war in Syria and in news of 1987.
inline constexpr double one_word_anywhere = 3.0;

// The bytes of NameKeys for a table.
std::string compile_name_keys(const NameTable& table, const KeySources& sources);

// Immutable; safe to share between threads. The table must be the one it was compiled for.
class NameKeys {
 public:
  NameKeys() = default;  // knows nothing
  // Throws std::runtime_error naming `source` if `bytes` are not those of compile_name_keys.
  NameKeys(std::string bytes, const NameTable& table, std::string_view source);
  // Maps a file of such bytes; an empty one knows nothing.
  static NameKeys open(const std::string& path, const NameTable& table);

  // The candidates for the folded words of an unlisted spelling: in a country (index of its name),
  // or, without one, among the names that are met in any text. None where a listed spelling with an
  // ending makes an adjective or a surname of the place (Baghdadi).
  KeyCandidates candidates(std::string_view folded_words,
                           std::optional<std::uint32_t> country) const;
  // The best of several candidate lists of one spelling, with its certainty; `in_country` tells
  // whether a country was looked into. Nullopt without a candidate.
  std::optional<KeyMatch> decide(const std::vector<const KeyCandidates*>& lists,
                                 bool in_country) const;

  // Whether a dictionary or a listed person's name has the folded word.
  bool is_ordinary(std::string_view word) const;

  // The countries of the table, each of which may be looked into.
  std::vector<std::uint32_t> countries() const;

  // The persons whose surname the folded word is.
  std::vector<std::uint32_t> persons(std::string_view surname) const;

  bool has_model() const { return !bytes_.empty(); }
  const SpellingModel& model() const { return model_; }  // if there is one

 private:
  std::shared_ptr<const void> owner_;
  std::string_view bytes_;
  NameTable table_;
  SpellingModel model_;
};

// The words that are the surname in a person's spellings, folded, without article, each once.
std::vector<std::string> surnames(const NameTable& table, std::uint32_t person);

}  // namespace dateline::synonyms
