// SPDX-License-Identifier: GPL-2.0-or-later
// A chain grows from left to right, so each is built once whatever the order of its operands. How
// it goes on hangs on which operands it has (its state, a bit for each) and where it ends. So a
// table keeps for each state and end the begins of all chains that come to it, as bits: a link is
// added to all of them at once.
#include "query/language/chain.h"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

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

Neighbourhood::Room Neighbourhood::behind(std::uint32_t end_of_stretch) const {
  const Stretch stretch{end_of_stretch - 1, end_of_stretch};
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

// The begins of chains by state and end.
class Chain::Table {
 public:
  // Begins that are not told apart are one.
  Table(std::size_t operands, std::size_t ends, std::vector<std::uint32_t> begins)
      : begins_(std::move(begins)),
        ends_(ends),
        words_(begins_.size() / 64 + 1),
        states_(std::size_t{1} << operands) {}

  std::size_t size() const { return states_.size(); }
  const std::vector<std::uint32_t>& begins() const { return begins_; }
  // Whether any chain comes to this state, or to this end of it.
  bool has(std::size_t state) const { return !states_[state].empty(); }
  bool has(std::size_t state, std::size_t end) const {
    const auto bits = row(state, end);
    return std::ranges::any_of(bits, [](std::uint64_t word) { return word != 0; });
  }
  bool has(std::size_t state, std::size_t end, std::uint32_t begin) const {
    const std::size_t number = number_of(begin);
    const auto bits = row(state, end);
    return !bits.empty() && (bits[number / 64] >> number % 64 & 1) != 0;
  }

  void set(std::size_t state, std::size_t end, std::uint32_t begin) {
    const std::size_t number = number_of(begin);
    open(state)[end * words_ + number / 64] |= std::uint64_t{1} << number % 64;
  }
  // Takes in the begins of `from` at a place of it.
  void add(std::size_t state, std::size_t end, std::span<const std::uint64_t> from) {
    auto& bits = open(state);
    for (std::size_t i = 0; i < from.size(); ++i) bits[end * words_ + i] |= from[i];
  }

  std::span<const std::uint64_t> row(std::size_t state, std::size_t end) const {
    if (!has(state)) return {};
    return std::span(states_[state]).subspan(end * words_, words_);
  }

 private:
  std::vector<std::uint64_t>& open(std::size_t state) {
    if (!has(state)) states_[state].resize(ends_ * words_);
    return states_[state];
  }
  std::size_t number_of(std::uint32_t begin) const {
    if (begins_.size() < 2) return 0;
    return static_cast<std::size_t>(std::ranges::lower_bound(begins_, begin) - begins_.begin());
  }

  std::vector<std::uint32_t> begins_;
  std::size_t ends_;
  std::size_t words_;
  std::vector<std::vector<std::uint64_t>> states_;
};

Chain::Chain(std::vector<Stretches> operands, Order order, const Neighbourhood& near)
    : operands_(std::move(operands)), order_(order), near_(near) {
  for (Stretches& links : operands_) {
    std::erase_if(links, [&](const Stretch& link) { return !near_.holds(link); });
    for (const Stretch& link : links) ends_.push_back(link.end);
  }
  std::ranges::sort(ends_);
  const auto twice = std::ranges::unique(ends_);
  ends_.erase(twice.begin(), twice.end());
}

bool Chain::may_add(std::size_t state, std::size_t operand) const {
  if ((state & bit(operand)) != 0) return false;
  return order_ == Order::any || operand == static_cast<std::size_t>(std::popcount(state));
}

// Every link that a chain in `state` that ends there may take; until `visit` has enough.
template <class Visit>
void Chain::extend(std::size_t state, std::uint32_t end, Visit visit) const {
  const auto room = near_.behind(end);
  for (std::size_t i = 0; i < operands_.size(); ++i) {
    if (!may_add(state, i)) continue;
    auto link = std::ranges::lower_bound(operands_[i], room.begin, {}, &Stretch::begin);
    for (; link != operands_[i].end() && link->begin < room.last; ++link) {
      if (link->end <= room.end && visit(i, *link)) return;
    }
  }
}

std::size_t Chain::index_of(std::uint32_t end) const {
  return static_cast<std::size_t>(std::ranges::lower_bound(ends_, end) - ends_.begin());
}

bool Chain::exists() const {
  if (std::ranges::any_of(operands_, &Stretches::empty)) return false;
  std::vector<bool> tried(ends_.size() << operands_.size());
  for (std::size_t i = 0; i < operands_.size(); ++i) {
    if (!may_add(0, i)) continue;
    for (const Stretch& link : operands_[i]) {
      if (completes(bit(i), index_of(link.end), tried)) return true;
    }
  }
  return false;
}

// Depth first; what was tried once leads nowhere.
bool Chain::completes(std::size_t state, std::size_t end, std::vector<bool>& tried) const {
  if (state + 1 == bit(operands_.size())) return true;
  const std::size_t place = (end << operands_.size()) + state;
  if (tried[place]) return false;
  tried[place] = true;
  bool done = false;
  extend(state, ends_[end], [&](std::size_t operand, const Stretch& link) {
    return done = completes(state | bit(operand), index_of(link.end), tried);
  });
  return done;
}

Chain::Table Chain::build(const std::vector<std::uint32_t>& begins) const {
  Table table(operands_.size(), ends_.size(), begins);
  for (std::size_t i = 0; i < operands_.size(); ++i) {
    if (!may_add(0, i)) continue;
    for (const Stretch& link : operands_[i]) table.set(bit(i), index_of(link.end), link.begin);
  }
  for (std::size_t state = 1; state + 1 < table.size(); ++state) {
    for (std::size_t end = 0; table.has(state) && end < ends_.size(); ++end) {
      if (!table.has(state, end)) continue;
      extend(state, ends_[end], [&](std::size_t operand, const Stretch& link) {
        table.add(state | bit(operand), index_of(link.end), table.row(state, end));
        return false;
      });
    }
  }
  return table;
}

namespace {

std::vector<std::uint32_t> begins_of(const std::vector<Stretches>& operands) {
  std::vector<std::uint32_t> begins;
  for (const Stretches& links : operands) {
    for (const Stretch& link : links) begins.push_back(link.begin);
  }
  std::ranges::sort(begins);
  const auto twice = std::ranges::unique(begins);
  begins.erase(twice.begin(), twice.end());
  return begins;
}

}  // namespace

Stretches Chain::stretches() const {
  const Table table = build(begins_of(operands_));
  const std::size_t whole = table.size() - 1;
  Stretches found;
  for (std::size_t end = 0; table.has(whole) && end < ends_.size(); ++end) {
    if (!table.has(whole, end)) continue;
    for (const std::uint32_t begin : table.begins()) {
      if (begin >= ends_[end]) break;
      if (table.has(whole, end, begin)) found.push_back({begin, ends_[end]});
    }
  }
  std::ranges::sort(found);
  return found;
}

std::vector<Stretches> Chain::links(const Stretches& wanted) const {
  const Table built = build(begins_of(operands_));
  Table alive(operands_.size(), ends_.size(), built.begins());
  for (const Stretch& chain : wanted) alive.set(alive.size() - 1, index_of(chain.end), chain.begin);
  return trace(built, std::move(alive));
}

std::vector<Stretches> Chain::links() const {
  const Table built = build({0});
  Table alive(operands_.size(), ends_.size(), {0});
  for (std::size_t end = 0; end < ends_.size(); ++end) {
    alive.add(alive.size() - 1, end, built.row(built.size() - 1, end));
  }
  return trace(built, std::move(alive));
}

// Back from the whole chains: a chain lives if it grows into one that does.
std::vector<Stretches> Chain::trace(const Table& built, Table alive) const {
  std::vector<Stretches> links(operands_.size());
  for (std::size_t state = built.size() - 2; state > 0; --state) {
    for (std::size_t end = 0; built.has(state) && end < ends_.size(); ++end) {
      if (!built.has(state, end)) continue;
      extend(state, ends_[end], [&](std::size_t operand, const Stretch& link) {
        const auto own = built.row(state, end);
        const auto grown = alive.row(state | bit(operand), index_of(link.end));
        std::vector<std::uint64_t> both(grown.begin(), grown.end());
        for (std::size_t i = 0; i < both.size(); ++i) both[i] &= own[i];
        if (std::ranges::all_of(both, [](std::uint64_t word) { return word == 0; })) return false;
        alive.add(state, end, both);
        links[operand].push_back(link);
        return false;
      });
    }
  }
  for (std::size_t i = 0; i < operands_.size(); ++i) {
    for (const Stretch& link : operands_[i]) {
      if (alive.has(bit(i), index_of(link.end), link.begin)) links[i].push_back(link);
    }
    links[i] = in_order(std::move(links[i]));
  }
  return links;
}

}  // namespace dateline::query
