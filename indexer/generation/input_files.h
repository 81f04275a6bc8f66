// SPDX-License-Identifier: GPL-2.0-or-later
// The files that an index was made from, as they were then: how an update passes over what has not
// changed. Kept in the metadata of the database, in buckets by the hash of the path, so that one
// changed file of many costs one bucket.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace dateline::indexer {

struct InputFile {
  std::uint64_t size = 0;
  std::int64_t changed = 0;     // modification time, nanoseconds
  std::uint64_t hash = 0;       // of its bytes; 0: must be read again whatever it is now
  std::uint32_t number = 0;     // from 1; what schema::Origin::file names
  bool has_duplicates = false;  // it holds an article whose id an earlier file has
  bool operator==(const InputFile&) const = default;
};

// True if size and time are the same.
bool has_same_stamp(const InputFile& a, const InputFile& b);

// Size, time and hash of a file as it is now; all 0 if it cannot be read. The hash reads all of it.
InputFile look_at_file(const std::string& path);
std::uint64_t hash_file(const std::string& path);

// One thread at a time.
class InputFiles {
 public:
  InputFiles() = default;
  explicit InputFiles(const Xapian::Database& database);

  // Paths are absolute.
  const InputFile* find(const std::string& path) const;
  const std::map<std::string, InputFile>& all() const { return files_; }
  // Of the file with this number; empty where there is none.
  std::string path_of(std::uint32_t number) const;
  // Keeps the number that the file has, or gives it the next one, which is returned.
  std::uint32_t put(const std::string& path, InputFile file);
  void remove(const std::string& path);

  // Writes the buckets that have changed since the last save.
  void save(Xapian::WritableDatabase& database);
  // The same as metadata of a new database.
  std::map<std::string, std::string> metadata() const;

 private:
  std::string encode_bucket(unsigned bucket) const;

  std::map<std::string, InputFile> files_;
  std::unordered_map<std::uint32_t, std::string> paths_;  // by number
  std::set<unsigned> changed_;
  std::uint32_t last_number_ = 0;
};

}  // namespace dateline::indexer
