// SPDX-License-Identifier: GPL-2.0-or-later
// What a word of a query may be beside itself: a person by the surname, a listed name by an
// unlisted spelling, another spelling of a name that no table lists.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/parsed_query.h"
#include "query/language/query_parser.h"
#include "query/meaning/joined_names.h"
#include "query/meaning/key_names.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// Finds readings of words in one index. As the index, for one thread at a time.
class Readings {
 public:
  // `index` and `keys` must outlive it.
  Readings(const OpenIndex& index, const KeyNames& keys, NameReading names)
      : index_(index), keys_(keys), names_(names) {}

  // Makes a word the names that it spells but for its capitals; false if there are none.
  bool read_as_name(Leaf& word) const;

  // Fills the readings of a word that is neither a literal nor a name; nothing if names are off.
  void find(Leaf& leaf) const;

  // A sentence for the user on what leaves that are `typed` so are read as together.
  std::string note(const JoinedName& joined, std::string_view typed) const;

  // A sentence for the user on what `leaf` is read as beside itself; else "".
  std::string note(const Leaf& leaf, std::string_view typed) const;

 private:
  bool is_like_a_name(const std::string& word) const;
  void add_borne_out(Leaf& leaf, const std::vector<std::uint32_t>& senses) const;
  void add_persons(const std::vector<std::uint32_t>& persons, Leaf& leaf) const;

  const OpenIndex& index_;
  const KeyNames& keys_;
  NameReading names_;
};

}  // namespace dateline::query
