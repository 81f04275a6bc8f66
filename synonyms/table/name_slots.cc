// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/name_slots.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "synonyms/table/name_table.h"

namespace dateline::synonyms {

NameSlots::NameSlots(std::vector<std::uint64_t> walks)
    : walks_(std::move(walks)), factor_(NameTable::start) {
  std::ranges::sort(walks_);
  walks_.erase(std::ranges::unique(walks_).begin(), walks_.end());
  while (!place_walks()) factor_ += 2;
}

// False where two would be taken for one another.
bool NameSlots::place_walks() {
  slots_.assign(walks_.size() * 5 / 3 + 16, layout::Slot());
  return std::ranges::all_of(walks_, [&](std::uint64_t walk) {
    layout::Slot& slot = at(walk);
    const bool free = slot.print == 0;
    slot.print = layout::print_of(walk, factor_);
    return free;
  });
}

layout::Slot& NameSlots::at(std::uint64_t walk) {
  const std::uint32_t print = layout::print_of(walk, factor_);
  std::size_t at = layout::first_slot(walk, slots_.size());
  while (slots_[at].print != 0 && slots_[at].print != print) {
    at = at + 1 < slots_.size() ? at + 1 : 0;
  }
  return slots_[at];
}

std::vector<std::uint64_t> NameSlots::known_walks() const {
  std::vector<std::uint64_t> known(std::bit_ceil(walks_.size() / 6 + 1));
  for (const std::uint64_t walk : walks_) {
    known[walk >> 32 & (known.size() - 1)] |= std::uint64_t{1} << (walk >> 58);
  }
  return known;
}

}  // namespace dateline::synonyms
