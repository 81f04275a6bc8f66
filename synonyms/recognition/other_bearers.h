// SPDX-License-Identifier: GPL-2.0-or-later
// Other people of a listed person's surname, or of a name that is no place and a surname too:
// Michelle Obama is not Barack Obama, and Robert Wagner no Wagner Group.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "synonyms/finder/article_field.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"

namespace dateline::synonyms {

// From here on two words are one given name: Moamer and Muammar have 0.69, Muhammad and Muammar
// 0.60. Chosen by reading such pairs; nothing measured.
inline constexpr double given_name_likeness = 0.65;

class OtherBearers {
 public:
  // Both must outlive it.
  OtherBearers(const NameTable& table, const NameKeys& keys) : table_(table), keys_(keys) {}

  // Whether the folded word is a given name, and like none that the table has of the person.
  bool is_other(std::string_view given_name, std::uint32_t person) const;
  // Whether such a name stands in front of the surname at a position; in texts with capitals.
  bool have(const TokenStream& words, std::uint32_t surname, std::uint32_t person) const;
  // Whether a folded spelling of a name is a surname: a person's, or another's that no place has
  // and that needs its capital (Wagner); one word, or a person's behind an article or bin.
  bool is_surname(std::string_view spelling, std::uint32_t name) const;
  // Takes such surnames out of the fields of one article, with the given name where that is listed
  // for somebody itself (Saddam Haftar); where it has the person's name nowhere in full, the
  // surname alone, too.
  void drop(std::span<Field> fields) const;

 private:
  bool is_hers(std::string_view given_name, std::uint32_t person) const;
  bool is_alone(const Mention& mention, const Field& field) const;

  const NameTable& table_;
  const NameKeys& keys_;
};

}  // namespace dateline::synonyms
