// SPDX-License-Identifier: GPL-2.0-or-later
// Whether the name of a place is a part of another name (Michael Jordan, Bank of Israel, Moscow
// Street), a language, or stands for a government, by the words beside it.
#pragma once

#include "synonyms/places/place_surroundings.h"
#include "synonyms/spelling/name_keys.h"

namespace dateline::synonyms {

// Whether a place's name is a person's behind the folded word: Jordan behind Michael.
bool is_common_given_name(std::string_view before);
// Whether nothing is known of a folded word but that it may be a surname.
bool may_be_surname(const NameKeys& keys, std::string_view word);
// Whether it is a given name, and the word behind it may be a surname, since no dictionary has it
// in small letters or a listed person has it: Paris in front of Hilton.
bool is_given_name_before(const NameKeys& keys, std::string_view place, std::string_view behind);

// One title or text; the references must outlive it.
class PlaceUses {
 public:
  PlaceUses(const Surroundings& around, const NameKeys& keys) : around_(around), keys_(keys) {}

  // PlaceUse::named where nothing speaks against the place.
  PlaceUse read(const Mention& mention) const;
  // Whether a place read as PlaceUse::person is one beyond doubt.
  bool is_surely_person(const Mention& mention) const;

 private:
  bool is_language(const Mention& mention) const;
  bool is_person(const Mention& mention) const;
  bool is_behind_given_name(const Mention& mention) const;
  bool is_given_name(const Mention& mention) const;
  bool is_speaker(const Mention& mention) const;
  bool may_be_given_name(std::uint32_t position, const Mention& place) const;
  bool is_organisation(const Mention& mention) const;
  bool ends_in_firm(const Mention& mention) const;
  bool is_street(const Mention& mention) const;
  bool is_longer(const Mention& mention) const;
  bool is_government(const Mention& mention) const;
  bool acts(const Mention& mention) const;
  bool takes_sides(const Mention& mention) const;
  bool is_party(const Mention& mention) const;
  bool is_capital(const Mention* mention) const;

  const Surroundings& around_;
  const NameKeys& keys_;
};

}  // namespace dateline::synonyms
