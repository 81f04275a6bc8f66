// SPDX-License-Identifier: GPL-2.0-or-later
// Conditions on where words and names stand: phrases with names of several words, and proximity.
//
// Xapian's OP_PHRASE and OP_NEAR give every part one position. A name is an extent over several,
// and NEAR takes phrases, so what they say is verified here, document by document, while Xapian
// matches: totals, facets and pages stay exact, and the condition may stand anywhere in a query.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "indexer/layout/positions.h"
#include "query/language/proximity.h"
#include "query/match/phrase_reader.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// What is asked of a document: that `node` is met in it.
struct Condition {
  Node node;
  std::vector<PhraseTerms> phrases;
  bool is_bounded = false;  // by sentences or paragraphs
  std::string written;      // as the query has it
};

// `phrases` are those of `node` in the order of the tree.
Condition build_condition(Node node, std::vector<PhraseTerms> phrases);

// Says of the documents of one database whether they meet a condition. One thread at a time.
class ConditionReader {
 public:
  // `condition` and `columns` must outlive it; without columns the positions are those of the
  // database.
  ConditionReader(const Condition& condition, const Xapian::Database& database,
                  const schema::FacetColumns* columns);
  ~ConditionReader();
  ConditionReader(ConditionReader&&) noexcept;

  // Documents are asked for in ascending order. `positions` are what slot::positions has for the
  // document, where it is at hand already.
  bool is_met_in(Xapian::docid document);
  bool is_met_in(Xapian::docid document, const schema::Positions& positions);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// The documents that meet a condition, asked while Xapian matches. Stands as a filter behind a
// query that proposes documents. On a server, which does not know it, it finds nothing. `index`
// must outlive the query.
Xapian::Query build_source(std::shared_ptr<const Condition> condition, const OpenIndex& index);

}  // namespace dateline::query
