// SPDX-License-Identifier: GPL-2.0-or-later
// Turns a leaf of a query, a word, a name, a wildcard or capitals, into a part of the query that
// Xapian runs.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

#include "query/language/parsed_query.h"
#include "query/language/query_parser.h"
#include "query/match/conditions.h"
#include "query/match/phrase_reader.h"
#include "query/meaning/query_notes.h"
#include "query/meaning/readings.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// For one query on one index. One thread at a time, as the index.
class LeafBuilder {
 public:
  // All must outlive it. What there is to tell of a leaf is added to `notes`.
  LeafBuilder(const OpenIndex& index, NameReading names, const Readings& readings,
              Conditions& conditions, QueryNotes& notes)
      : index_(index), names_(names), readings_(readings), conditions_(conditions), notes_(notes) {}

  // A bare leaf, whose readings are found; a word that no article has may become a name. Throws
  // QueryError where a wildcard stands for too many words.
  Xapian::Query build(Leaf& leaf, bool in_title);

  // Of a leaf of a phrase.
  void find_readings(Leaf& leaf);

  // What stands where the leaf is met, of a leaf whose readings are found.
  PhrasePart part_of(const Leaf& leaf, bool in_title) const;

  // Notes of the parser that do not hold: BuiltQuery::withdrawn.
  std::vector<std::string> take_withdrawn() { return std::move(withdrawn_); }

 private:
  Xapian::Query build_word(Leaf& leaf, bool in_title);
  Xapian::Query build_wildcard(const Leaf& leaf, bool in_title);
  bool read_as_name(Leaf& leaf);
  std::vector<std::string> forms_of(const Leaf& leaf, bool in_title) const;

  const OpenIndex& index_;
  NameReading names_;
  const Readings& readings_;
  Conditions& conditions_;
  QueryNotes& notes_;
  std::vector<std::string> withdrawn_;
};

// Capitals have no term for the title alone; their positions tell.
inline bool is_title_capitals(const Leaf& leaf, bool in_title) {
  return in_title && leaf.kind == Leaf::Kind::capitals;
}

}  // namespace dateline::query
