// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/reading_record.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>

#include "corpus/files/corpus_file.h"
#include "indexer/generation/built_index.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/table_age.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;
namespace key = schema::metadata;

std::string text_of(const Xapian::Database& database, std::string_view which) {
  return database.get_metadata(std::string(which));
}

std::string absolute(const std::string& path) {
  std::string normal = fs::absolute(path).lexically_normal();
  if (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
  return normal;
}

std::string hash_of(const std::string& path) {
  const auto hash = schema::hash_file(path);
  if (!hash) throw corpus::ReadError(path, 0, "cannot be opened");
  return *hash;
}

}  // namespace

bool lies_in(const std::string& path, const std::string& folder) {
  return path == folder || folder == "/" ||
         (path.starts_with(folder) && path[folder.size()] == '/');
}

ReadingRecord::ReadingRecord(const std::vector<std::string>& paths, const ReadingRules& rules)
    : options(rules.written) {
  add_corpus(paths);
  std::vector<std::string> parts = rules.written;
  for (const auto& table : rules.outlet_tables) parts.push_back(hash_of(table));
  for (const auto& file : rules.files) parts.push_back(hash_of(file));
  hash = schema::hash_text(schema::encode_labels(parts));
}

ReadingRecord::ReadingRecord(const Xapian::Database& database)
    : corpus(schema::decode_labels(text_of(database, key::corpus))),
      options(schema::decode_labels(text_of(database, key::reading))),
      hash(text_of(database, key::reading_hash)) {}

void ReadingRecord::add_corpus(const std::vector<std::string>& more) {
  for (const auto& path : more) {
    const std::string fresh = absolute(path);
    const bool known = std::ranges::any_of(
        corpus, [&](const std::string& folder) { return lies_in(fresh, folder); });
    if (known) continue;
    std::erase_if(corpus, [&](const std::string& other) { return lies_in(other, fresh); });
    corpus.push_back(fresh);
  }
}

std::map<std::string, std::string> ReadingRecord::metadata() const {
  return {{std::string(key::corpus), schema::encode_labels(corpus)},
          {std::string(key::reading), schema::encode_labels(options)},
          {std::string(key::reading_hash), hash}};
}

std::vector<std::string> read_options_of(const std::string& index) {
  return ReadingRecord(open_built_index(index).database).options;
}

}  // namespace dateline::indexer
