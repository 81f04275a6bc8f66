// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of an index share a stem or a skeleton, kept in its metadata (schema.h), so that a
// query finds the forms that occur.
#pragma once

#include <xapian.h>

#include <set>
#include <string>

namespace dateline::indexer {

// Keeps them right while documents change. One thread at a time. The database must outlive it.
class WordForms {
 public:
  explicit WordForms(Xapian::WritableDatabase& database) : database_(database) {}

  // To be called before the document leaves, or before it comes.
  void leaves(Xapian::docid document);
  void comes(const Xapian::Document& document);
  // After the documents of a transaction, before it is committed.
  void save();

 private:
  Xapian::WritableDatabase& database_;
  std::set<std::string> come_;  // terms that no article had
  std::set<std::string> gone_;  // terms of articles that went
};

// Writes the forms of all words of a database that has none yet.
void write_word_forms(Xapian::WritableDatabase& database);

}  // namespace dateline::indexer
