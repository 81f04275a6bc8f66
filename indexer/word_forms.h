// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of an index share a stem or a skeleton, kept in its metadata (schema.h).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>

namespace dateline::indexer {

// Gathers changes and writes them. The database must outlive it, and has them once it commits.
class WordForms {
 public:
  explicit WordForms(Xapian::WritableDatabase& database) : database_(database) {}

  // A term that the articles now have, or no longer; nothing for one that is no word.
  void add(const std::string& term) { change(term, true); }
  void remove(const std::string& term) { change(term, false); }

  // More than should be held in memory.
  bool is_full() const { return changes_ >= most_changes; }
  // Writes what was gathered. Not while terms of the database are being read.
  void write();

 private:
  static constexpr std::size_t most_changes = 100'000;

  void change(const std::string& term, bool is_there);

  Xapian::WritableDatabase& database_;
  std::map<std::string, std::map<std::string, bool>> forms_;  // by key; true for one that came
  std::size_t changes_ = 0;
};

// Writes the forms of all words of the database, which has none yet.
void write_word_forms(Xapian::WritableDatabase& database);

}  // namespace dateline::indexer
