// SPDX-License-Identifier: GPL-2.0-or-later
// The slots of a compiled table of names while they are filled: where each beginning of a spelling
// is looked up.
#pragma once

#include <cstdint>
#include <vector>

#include "synonyms/table/name_table_layout.h"

namespace dateline::synonyms {

class NameSlots {
 public:
  // Of walks in any order, some more than once.
  explicit NameSlots(std::vector<std::uint64_t> walks);

  // The slot of one of the walks.
  layout::Slot& at(std::uint64_t walk);

  const std::vector<layout::Slot>& slots() const { return slots_; }
  std::uint64_t factor() const { return factor_; }  // of their prints
  // The bit set of name_table_layout.h: ten bits a walk or more, so that of other walks one in ten,
  // at most, seems known.
  std::vector<std::uint64_t> known_walks() const;

 private:
  bool place_walks();

  std::vector<std::uint64_t> walks_;
  std::vector<layout::Slot> slots_;
  std::uint64_t factor_;
};

}  // namespace dateline::synonyms
