// SPDX-License-Identifier: GPL-2.0-or-later
// The places that an article names for certain, and what they say of others.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "synonyms/places/place_evidence.h"
#include "synonyms/table/name_table.h"

namespace dateline::synonyms {

// More than any two places are if where one of them lies is not known.
double kilometres_apart(const Name& one, const Name& other);

// Not thread safe. The table must outlive it.
class PlaceAnchors {
 public:
  explicit PlaceAnchors(const NameTable& table) : table_(table) {}

  void clear() { list_.clear(); }
  // A place, and the surface that it is met by.
  void add(std::uint32_t place, std::uint32_t surface);
  // Enters into the evidence of a candidate what they say of it; those of the same surface say
  // nothing.
  void weigh(std::uint32_t candidate, std::uint32_t surface, PlaceEvidence& evidence) const;

 private:
  struct Anchor {
    std::uint32_t place = 0;
    std::uint32_t surface = 0;
    Name name;
    std::optional<std::uint32_t> country;
    std::optional<std::uint32_t> region;
  };

  const NameTable& table_;
  std::vector<Anchor> list_;
};

}  // namespace dateline::synonyms
