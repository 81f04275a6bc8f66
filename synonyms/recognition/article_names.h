// SPDX-License-Identifier: GPL-2.0-or-later
// The names of an article: what the tables list, and what only its context makes a name.
//
// First the listed spellings (name_finder.h). What they say for certain then decides the rest:
//   senses    which of several places a spelling means, and whether it means one (place_senses.h)
//   surnames  the last name of a person whom the article names in full, standing alone
//   by key    an unlisted spelling, written like a name, that the transliteration key
//             (name_keys.h) takes for a listed one, among the places of the countries that the
//             article names and what is known everywhere
// An article's names depend on its title, its text and the tables alone, so they are the same in
// whatever corpus it stands.
#pragma once

#include <memory>
#include <vector>

#include "synonyms/finder/name_finder.h"
#include "synonyms/places/place_senses.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {

class KeyMemory;
class SpellingMemory;

struct ArticleNames {
  NamesFound title;
  NamesFound text;
  std::vector<PlaceDecision> places;  // how the places were decided
};

// Keeps what it has learnt about unlisted spellings from one article to the next, in bounded
// memory; the answers do not depend on it. One thread at a time. The tables must outlive it.
class NameRecogniser {
 public:
  NameRecogniser(const NameTable& table, const NameKeys& keys, const PlaceWeights& weights = {});
  // Shares with recognisers of other threads, which have the same keys, what it learns.
  NameRecogniser(const NameTable& table, const NameKeys& keys,
                 std::shared_ptr<SpellingMemory> shared);
  ~NameRecogniser();

  ArticleNames find(const TokenStream& title, const TokenStream& text,
                    const PlaceSetting& setting = {});

  const NameTable& table() const { return table_; }

 private:
  const NameTable& table_;
  const NameKeys& keys_;
  PlaceWeights weights_;
  std::unique_ptr<KeyMemory> memory_;
};

}  // namespace dateline::synonyms
