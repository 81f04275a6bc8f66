// SPDX-License-Identifier: GPL-2.0-or-later
// What the words around the name of a place say of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "synonyms/finder/article_field.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/places/place_surroundings.h"
#include "synonyms/places/place_uses.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {

// What places are read with.
struct PlaceSources {
  const NameTable& table;
  const NameKeys& keys;
};

struct PlaceContext {
  PlaceUse use = PlaceUse::named;  // what it is a part of, or stands for
  bool surely_person = false;      // of PlaceUse::person
  bool located = false;            // behind in, at, near, from ...
  bool beside_capital = false;     // a word with a capital, no place, stands at its side
  bool is_announced = false;  // in scripts without capitals: مدينة, محافظة stand before it
  bool is_word = false;       // a dictionary or a person's name has it
  bool is_arabic_word = false;  // an Arabic dictionary has it, and no capital tells it from a name
  bool is_unit = false;         // a province, district or state follows: Idlib province
  bool is_town = false;         // a city or town follows or precedes: the city of Homs
  // Places that the text puts around it: the senses of Lebanon in Tripoli, Lebanon.
  std::vector<std::uint32_t> around;
  std::optional<std::uint32_t> state;  // by an abbreviation behind it: Paris, Tex.
};

// Reads the surroundings of the mentions of one title or text, which must be in the order of their
// positions. The references must outlive it.
class PlaceContexts {
 public:
  PlaceContexts(const TokenStream& words, const std::vector<Mention>& mentions,
                const PlaceSources& sources);

  PlaceContext read(std::size_t mention) const;

 private:
  void add_behind(const Mention& mention, std::vector<std::uint32_t>& around) const;
  void add_before(std::size_t index, std::vector<std::uint32_t>& around) const;
  void add_senses(const Mention& outer, std::vector<std::uint32_t>& around) const;

  const TokenStream& words_;
  const std::vector<Mention>& mentions_;
  const NameTable& table_;
  const NameKeys& keys_;
  Surroundings surroundings_;
  PlaceUses uses_;
};

// How a list says it: "named", "part of a person's name".
std::string_view to_string(PlaceUse use);

// States that are abbreviated behind a town (Ky., W.Va.) become mentions of the state.
void add_states(Field& field, const NameTable& table);

}  // namespace dateline::synonyms
