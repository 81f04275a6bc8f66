// SPDX-License-Identifier: GPL-2.0-or-later
// What is told about a query beside its answer: sentences for the user, each once.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/language/parsed_query.h"
#include "query/match/leaf_terms.h"
#include "query/shards/open_index.h"

namespace dateline::query {

class QueryNotes {
 public:
  // `index` must outlive it.
  explicit QueryNotes(const OpenIndex& index) : index_(index) {}

  // Nothing for an empty text.
  void add(const std::string& text);
  // That no article has what a leaf asks for, where it is so; `terms` are the leaf's.
  void add_if_absent(const Leaf& leaf, const std::vector<LeafTerm>& terms);
  // What is built between these two is a part of a name: that the name is met is told, and nothing
  // of its words that no article has.
  void begin_name() { in_name_ = true; }
  void end_name() { in_name_ = false; }
  // How many articles have an acronym only where it may as well be the word or another name than
  // that of the term `name`.
  void add_undecided(const std::string& acronym, const std::string& name);

  // How many articles have only an adjective of the place that is all that is asked for; `found`
  // is the query for it.
  void add_adjective(const Node& root, const Xapian::Query& found);

  std::vector<std::string>& list() { return list_; }
  std::vector<std::string> take() { return std::move(list_); }

 private:
  Xapian::doccount count_without(const std::string& term, const Xapian::Query& found) const;

  const OpenIndex& index_;
  std::vector<std::string> list_;
  bool in_name_ = false;
};

}  // namespace dateline::query
