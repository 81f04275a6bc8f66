// SPDX-License-Identifier: GPL-2.0-or-later
// What a query has to know of all words and names of an index at once, kept in its metadata
// (schema.h): which words share a stem or a skeleton, and which names of the table occur.
#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <unordered_set>

#include "synonyms/table/name_table.h"

namespace dateline::indexer {

// Keeps it right while documents change. One thread at a time. The database must outlive it, and
// the table, by which the names that occur are known already.
class Vocabulary {
 public:
  Vocabulary(Xapian::WritableDatabase& database, const synonyms::NameTable& names)
      : database_(database), names_(names) {}

  // To be called before the document leaves, before it comes, or before it takes the place of one.
  void leaves(Xapian::docid document);
  void comes(const Xapian::Document& document);
  void replaces(Xapian::docid before, const Xapian::Document& document);
  // After the documents of a transaction, before it is committed.
  void save();

 private:
  void comes(const std::string& term);
  void save_names();

  Xapian::WritableDatabase& database_;
  const synonyms::NameTable& names_;
  std::set<std::string> come_;            // terms that no article had
  std::set<std::string> gone_;            // terms of articles that went
  std::unordered_set<std::string> seen_;  // terms of articles that come
};

// Writes it for all words and names of a database.
void write_vocabulary(Xapian::WritableDatabase& database, const synonyms::NameTable& names);
// The names alone, where the table is another.
void write_names_present(Xapian::WritableDatabase& database, const synonyms::NameTable& names);

}  // namespace dateline::indexer
