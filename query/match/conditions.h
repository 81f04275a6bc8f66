// SPDX-License-Identifier: GPL-2.0-or-later
// How a condition on where words stand (extents.h) becomes a part of a query.
//
// In this process Xapian asks the condition itself. A server of remote shards knows nothing of it:
// there the documents that the query proposes are looked through from here, and those that meet the
// condition are named to the server by their ids. That takes all positions of each, so it is
// bounded, and what goes beyond is refused and never guessed.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "query/match/extents.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// Asks while Xapian matches: for shards of this machine.
class Conditions {
 public:
  // `index` must outlive what is built.
  explicit Conditions(const OpenIndex& index) : index_(index) {}
  virtual ~Conditions() = default;
  // Those of the documents that `proposed` finds, with its weights, that meet the condition.
  virtual Xapian::Query build(const Xapian::Query& proposed, Condition condition);
  // How many conditions were taken to be met by whatever was proposed.
  virtual std::size_t proposed() const { return 0; }

 protected:
  const OpenIndex& index_;
};

// Takes all that is proposed: a query built so finds no less than the exact one.
class ProposedConditions final : public Conditions {
 public:
  using Conditions::Conditions;
  Xapian::Query build(const Xapian::Query& proposed, Condition condition) override;
  std::size_t proposed() const override { return proposed_; }

 private:
  std::size_t proposed_ = 0;
};

// For an index with remote shards. `bound` finds no less than the query that is built: what it does
// not find need not be looked through. Throws QueryError where too much would have to be.
class FetchedConditions final : public Conditions {
 public:
  FetchedConditions(const OpenIndex& index, Xapian::Query bound)
      : Conditions(index), bound_(std::move(bound)) {}

  Xapian::Query build(const Xapian::Query& proposed, Condition condition) override;

 private:
  Xapian::MSet propose(const Shard& shard, const Xapian::Query& proposed,
                       const Condition& condition) const;
  void add_ids(const Shard& shard, const Xapian::Query& proposed, const Condition& condition,
               std::vector<Xapian::Query>& ids) const;

  Xapian::Query bound_;
};

}  // namespace dateline::query
