// SPDX-License-Identifier: GPL-2.0-or-later
// The generation of an index that answers, open for reading.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <vector>

#include "indexer/layout/generation_hold.h"
#include "indexer/layout/schema.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"

namespace dateline::indexer {

// One thread at a time.
struct BuiltIndex {
  std::string path;
  unsigned generation = 0;
  schema::GenerationHold hold;
  Xapian::Database database;
  synonyms::NameTable names;
  synonyms::NameKeys keys;

  // How many articles have a term.
  std::size_t count_articles(const std::string& term) const;
  // Reads the articles that have a term, all of them for "", in the order of the corpus. Throws
  // schema::IndexError where the index fails.
  void for_each_article(const std::string& term,
                        const std::function<void(const Xapian::Document&)>& visit) const;
};

// Throws schema::IndexError, with advice, where there is no index, one of another version or a
// damaged one.
BuiltIndex open_built_index(const std::string& path);

// Paths of the users' tables that it was built with, each laid over those before it.
std::vector<std::string> user_tables_of(const BuiltIndex& index);

// Throws schema::IndexError unless this generation can be opened.
void check_generation(const std::string& path, unsigned generation);

}  // namespace dateline::indexer
