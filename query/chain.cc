// SPDX-License-Identifier: GPL-2.0-or-later
// A chain grows from left to right, so each is built once whatever the order of its operands. What
// is kept of it is which operands it has and where it begins and ends: that decides how it goes on.
#include "query/chain.h"

#include <algorithm>
#include <bit>

namespace dateline::query {
namespace {

constexpr std::size_t bit(std::size_t operand) { return std::size_t{1} << operand; }

// The title's words end where the text's begin.
Stretch field_around(const Stretch& stretch) {
  if (stretch.begin < schema::text_begin) return {schema::title_begin, schema::text_begin};
  return {schema::text_begin, UINT32_MAX};
}

}  // namespace

// From the begin of the sentence, or paragraph, of its first word to the end of that of its last.
Stretch Neighbourhood::unit_around(const Stretch& stretch) const {
  const auto& begins =
      reach_.unit == Reach::Unit::sentence ? bounds_.sentences : bounds_.paragraphs;
  const auto first = std::ranges::upper_bound(begins, stretch.begin);
  const auto behind = std::ranges::upper_bound(begins, stretch.end - 1);
  const Stretch field = field_around(stretch);
  return {first == begins.begin() ? field.begin : *std::prev(first),
          behind == begins.end() ? field.end : std::min(*behind, field.end)};
}

bool Neighbourhood::holds(const Stretch& stretch) const {
  if (reach_.unit == Reach::Unit::words) return true;
  return unit_around(stretch) == unit_around({stretch.begin, stretch.begin + 1});
}

Neighbourhood::Room Neighbourhood::behind(const Stretch& stretch) const {
  if (reach_.unit != Reach::Unit::words) {
    const std::uint32_t end = unit_around(stretch).end;
    return {stretch.end, end, end};
  }
  const std::uint32_t end = field_around(stretch).end;
  return {stretch.end, std::min(stretch.end + reach_.words + 1, end), end};
}

Stretch Neighbourhood::around(const Stretch& stretch) const {
  if (reach_.unit != Reach::Unit::words) return unit_around(stretch);
  const Stretch field = field_around(stretch);
  const std::uint32_t wide = reach_.words + 1;
  return {stretch.begin < field.begin + wide ? field.begin : stretch.begin - wide,
          std::min(stretch.end + wide, field.end)};
}

Chain::Chain(std::vector<Stretches> operands, Order order, const Neighbourhood& near)
    : operands_(std::move(operands)),
      order_(order),
      near_(near),
      states_(std::size_t{1} << operands_.size()) {
  for (std::size_t i = 0; i < operands_.size(); ++i) {
    std::erase_if(operands_[i], [&](const Stretch& stretch) { return !near_.holds(stretch); });
    if (may_add(0, i)) states_[bit(i)] = operands_[i];
  }
  for (std::size_t state = 1; state + 1 < states_.size(); ++state) {
    states_[state] = in_order(std::move(states_[state]));
    for (const Stretch& built : states_[state]) {
      extend(state, built, [&](std::size_t operand, const Stretch& link) {
        states_[state | bit(operand)].push_back({built.begin, link.end});
      });
    }
  }
  states_.back() = in_order(std::move(states_.back()));
}

bool Chain::may_add(std::size_t state, std::size_t operand) const {
  if ((state & bit(operand)) != 0) return false;
  return order_ == Order::any || operand == static_cast<std::size_t>(std::popcount(state));
}

template <class Visit>
void Chain::extend(std::size_t state, const Stretch& built, Visit visit) const {
  const auto room = near_.behind(built);
  for (std::size_t i = 0; i < operands_.size(); ++i) {
    if (!may_add(state, i)) continue;
    auto link = std::ranges::lower_bound(operands_[i], room.begin, {}, &Stretch::begin);
    for (; link != operands_[i].end() && link->begin < room.last; ++link) {
      if (link->end <= room.end) visit(i, *link);
    }
  }
}

// Back from the whole chains: a chain lives if it grows into one that does.
std::vector<Stretches> Chain::links(const Stretches& wanted) const {
  std::vector<Stretches> alive(states_.size());
  std::vector<Stretches> links(operands_.size());
  alive.back() = wanted;
  for (std::size_t state = states_.size() - 2; state > 0; --state) {
    for (const Stretch& built : states_[state]) {
      bool lives = false;
      extend(state, built, [&](std::size_t operand, const Stretch& link) {
        const Stretch grown{built.begin, link.end};
        if (!std::ranges::binary_search(alive[state | bit(operand)], grown)) return;
        links[operand].push_back(link);
        lives = true;
      });
      if (!lives) continue;
      alive[state].push_back(built);
      if (std::has_single_bit(state)) {
        links[static_cast<std::size_t>(std::countr_zero(state))].push_back(built);
      }
    }
  }
  for (Stretches& list : links) list = in_order(std::move(list));
  return links;
}

}  // namespace dateline::query
