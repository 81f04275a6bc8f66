// SPDX-License-Identifier: GPL-2.0-or-later
// How the files of an index were read: what was named to the build, and the options it was given.
// An index keeps it for its updates, in the metadata of the database.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "indexer/generation/reading_rules.h"

namespace Xapian {
class Database;
}

namespace dateline::indexer {

// True if `path` is `folder` or lies below it; both absolute and without an end of "/".
bool lies_in(const std::string& path, const std::string& folder);

struct ReadingRecord {
  std::vector<std::string> corpus{};   // files and folders, absolute
  std::vector<std::string> options{};  // ReadingRules::written
  std::string hash{};  // of the options and of the bytes of all files that they name

  ReadingRecord() = default;
  // Throws corpus::ReadError for a file that the rules name and that cannot be read.
  ReadingRecord(const std::vector<std::string>& corpus, const ReadingRules& rules);
  // Empty where the index has none: one that was merged.
  explicit ReadingRecord(const Xapian::Database& database);

  // Takes in files and folders, but those that lie in what is there already.
  void add_corpus(const std::vector<std::string>& more);

  std::map<std::string, std::string> metadata() const;
};

// The options of an index's build, as written. Throws schema::IndexError where there is no index.
std::vector<std::string> read_options_of(const std::string& index);

}  // namespace dateline::indexer
