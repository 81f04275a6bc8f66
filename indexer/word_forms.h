// SPDX-License-Identifier: GPL-2.0-or-later
// Keeps the forms of stems (finish_generation.h) right while documents of a database change.
#pragma once

#include <xapian.h>

#include <set>
#include <string>

namespace dateline::indexer {

// One thread at a time. The database must outlive it.
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

}  // namespace dateline::indexer
