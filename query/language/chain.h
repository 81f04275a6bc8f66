// SPDX-License-Identifier: GPL-2.0-or-later
// Puts stretches behind one another: the arithmetic of NEAR and PRE (proximity.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "query/language/proximity.h"

namespace dateline::query {

// The places around a stretch that count as near it.
class Neighbourhood {
 public:
  // `bounds` must outlive it.
  Neighbourhood(const Reach& reach, const schema::Bounds& bounds)
      : reach_(reach), bounds_(bounds) {}

  // Whether a stretch alone may be a link of a chain: within one sentence, if that is the reach.
  bool holds(const Stretch& stretch) const;
  // The words behind a stretch that are near it: what begins at `begin` or later, but before
  // `last`, and ends at `end` at the latest.
  struct Room {
    std::uint32_t begin = 0;
    std::uint32_t last = 0;
    std::uint32_t end = 0;
  };
  Room behind(std::uint32_t end_of_stretch) const;
  // A stretch that shares a word with the one returned is near `stretch`, or over it.
  Stretch around(const Stretch& stretch) const;

 private:
  Stretch unit_around(const Stretch& stretch) const;

  const Reach& reach_;
  const schema::Bounds& bounds_;
};

// All chains in which each of the operands has one link.
class Chain {
 public:
  enum class Order { any, given };

  // `near` must outlive it.
  Chain(std::vector<Stretches> operands, Order order, const Neighbourhood& near);

  // Whether there is one. Stops at the first.
  bool exists() const;
  // From the first to the last word of each.
  Stretches stretches() const;
  // For each operand its links in the chains that make up `wanted`, which are some of stretches().
  std::vector<Stretches> links(const Stretches& wanted) const;
  // The same for all chains, for less.
  std::vector<Stretches> links() const;

 private:
  class Table;

  bool may_add(std::size_t state, std::size_t operand) const;
  template <class Visit>
  void extend(std::size_t state, std::uint32_t end, Visit visit) const;
  bool completes(std::size_t state, std::size_t end, std::vector<bool>& tried) const;
  std::size_t index_of(std::uint32_t end) const;
  Table build(const std::vector<std::uint32_t>& begins) const;
  std::vector<Stretches> trace(const Table& built, Table alive) const;

  std::vector<Stretches> operands_;
  Order order_;
  const Neighbourhood& near_;
  std::vector<std::uint32_t> ends_;  // of all links, ascending
};

}  // namespace dateline::query
