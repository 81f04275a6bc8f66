// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the listed name that an unlisted spelling writes: the transliteration key.
//
// Spellings that share a skeleton key (key_form.h) are compared by the spelling model; how far the
// best stands from a perfect match and from the next other name decides. Names are kept by country,
// since what a text names for certain says where the rest lies: Qamishlo in a report on Syria is
// looked up among the places of Syria. What is no place, a country, and places that everybody knows
// are met in any text.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "synonyms/spelling/key_evidence.h"
#include "synonyms/spelling/spelling_model.h"
#include "synonyms/table/name_table.h"

namespace dateline::synonyms {

// What keys are compiled from beside the table.
struct KeySources {
  std::string model;  // the bytes of compile_spelling_model
  // Words of dictionaries, as they write them; never an unlisted spelling of a name.
  std::vector<std::string> ordinary;
};

// The bytes of NameKeys for a table, the same on any number of cores; takes all there are.
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
  // Whether it is ordinary as a name alone: no dictionary has it in small letters (Claudio).
  bool is_proper(std::string_view word) const;
  // Whether listed persons' names in Latin or Cyrillic letters begin with it and no dictionary has
  // it in small letters.
  bool is_given_name(std::string_view word) const;
  // Whether the folded word is one of an Arabic dictionary, or such a word with what Arabic joins
  // to it: by chance some names are, too.
  bool is_arabic_word(std::string_view word) const;

  // Whether the letters and the Arabic words were learnt from the same sources.
  bool is_learnt_like(const NameKeys& other) const;
  // Hashes (keys_layout::word_key) of all ordinary words, ascending.
  std::span<const std::uint32_t> ordinary_words() const;
  // The same of given names.
  std::span<const std::uint32_t> given_names() const;

  // The countries of the table, each of which may be looked into.
  std::vector<std::uint32_t> countries() const;

  // The persons whose surname the folded word is.
  std::vector<std::uint32_t> persons(std::string_view surname) const;
  // Of `names`, a bit for each of the table, the persons one of whose surnames an unlisted word
  // writes by its letters; few, the likeliest first.
  std::vector<std::uint32_t> persons_like(std::string_view word, const std::vector<bool>& names,
                                          double likeness) const;

  bool has_model() const { return !bytes_.empty(); }
  const SpellingModel& model() const { return model_; }  // if there is one

 private:
  friend class UnlistedSpelling;
  bool are_twins(const KeyCandidate& a, const KeyCandidate& b) const;
  // The town that a region or a district is called after; nullopt for what is neither.
  std::optional<std::uint32_t> town_of(std::uint32_t region) const;

  std::shared_ptr<const void> owner_;
  std::string_view bytes_;
  NameTable table_;
  SpellingModel model_;
};

// How like a listed surname an unlisted one has to be. Chosen by a count that no program here
// repeats: of 700 surnames of the tables drawn at random, each taken for unlisted, 62 in 100 are so
// like another spelling of theirs, and 3 like one of the other 3,258 persons; from
// one_name_likeness on 76 and 9.
inline constexpr double surname_likeness = 0.85;

// The words that are the surname in a person's spellings, folded, without article, each once.
std::vector<std::string> surnames(const NameTable& table, std::uint32_t person);
// The surname in one spelling; "" where there is none.
std::string_view surname_in(std::string_view spelling);

}  // namespace dateline::synonyms
