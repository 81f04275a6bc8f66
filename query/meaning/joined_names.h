// SPDX-License-Identifier: GPL-2.0-or-later
// Names of several words that a query writes as no table lists them: moamer kadhafi.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/parsed_query.h"
#include "query/meaning/key_names.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// Leaves side by side that write a name together, or a name and its twin.
struct JoinedName {
  std::size_t first = 0;
  std::size_t count = 0;
  std::vector<std::string> ids;
  // They are an article and the surname of these persons (al-Burhan).
  Leaf::Reading::Kind kind = Leaf::Reading::Kind::name;
  bool borne_out = false;  // listed so, of places that count where an article bears them out
};

// Finds them among leaves side by side, in order, none over another. Words write them; where a
// listed name stands among the words they write a person: a listed surname behind given names like
// the person's, in whichever spelling it was typed, or another listed name that is a given name,
// too (Vladimir); or what is no person, of as many words, of which the first and the last are like
// the listed ones (Haiat Tahrir asch-Scham, in which Tahrir is a place); or places that count
// where an article bears them out (斯托羅納). A leaf that is the name by
// itself needs no other. Adjectives, literals, wildcards and capitals write none.
class JoinedNames {
 public:
  // Both must outlive it.
  JoinedNames(const OpenIndex& index, const KeyNames& keys) : index_(index), keys_(keys) {}

  std::vector<JoinedName> find(const std::vector<const Leaf*>& leaves) const;
  // The same among nodes that are combined, of which bare words side by side write a name, joined
  // by hyphens or not: the nodes, two or more, in place of leaves.
  std::vector<JoinedName> find_bare(const std::vector<Node>& nodes) const;

 private:
  using Window = std::span<const Leaf* const>;
  struct Found {
    std::size_t whole = 0;  // leaves, where the listed spelling has as many words
    double certainty = 0;
    JoinedName name;
  };

  // Names begin and end where `bounds` has one, a bound in front of each leaf and one behind all.
  std::vector<JoinedName> find(const std::vector<const Leaf*>& leaves,
                               const std::vector<bool>& bounds) const;
  std::vector<Found> find_windows(const std::vector<const Leaf*>& leaves,
                                  const std::vector<bool>& bounds) const;
  void add(Window window, std::size_t first, std::vector<Found>& found) const;
  void add_borne_out(Window window, std::size_t first, std::vector<Found>& found) const;
  std::vector<std::string> persons(Window window) const;
  bool is_ordinary(Window window) const;
  bool may_be_a_name(Window window) const;
  double likeness_of_given_names(Window window) const;
  bool is_alike_at_ends(std::string_view typed, std::string_view listed, bool person) const;
  bool is_alone(Window window, std::uint32_t name) const;

  const OpenIndex& index_;
  const KeyNames& keys_;
};

}  // namespace dateline::query
