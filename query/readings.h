// SPDX-License-Identifier: GPL-2.0-or-later
// What a word of a query may be beside itself: a person by the surname, a listed name by an
// unlisted spelling, another spelling of a name that no table lists.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/open_index.h"
#include "query/parsed_query.h"
#include "query/query_parser.h"

namespace dateline::query {

// Finds readings of words in one index. As the index, for one thread at a time.
class Readings {
 public:
  Readings(const OpenIndex& index, NameReading names) : index_(index), names_(names) {}

  // Fills the readings of a word that is neither a literal nor a name; nothing if names are off.
  void find(Leaf& leaf) const;

  // The name that two words or more write together, if the index has it; nothing where one of them
  // alone is that name.
  std::optional<Leaf::Reading> find_together(const std::vector<std::string>& words) const;

  // A sentence for the user on what `leaf` is read as beside itself; else "".
  std::string note(const Leaf& leaf, std::string_view typed) const;

 private:
  using Countries = std::vector<std::uint32_t>;
  std::optional<synonyms::KeyMatch> match(std::string_view folded_words,
                                          const Countries& countries) const;
  std::optional<Leaf::Reading> find_name(std::string_view folded_words) const;
  std::optional<Leaf::Reading> find_person(std::string_view folded_words) const;
  bool occurs(std::string_view id) const;
  bool is_like_a_name(const std::string& word) const;
  void add_borne_out(Leaf& leaf, const std::vector<std::uint32_t>& senses) const;
  void add_persons(Leaf& leaf) const;
  void add_words(Leaf& leaf) const;

  const OpenIndex& index_;
  NameReading names_;
};

}  // namespace dateline::query
