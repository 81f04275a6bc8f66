// SPDX-License-Identifier: GPL-2.0-or-later
// What --index names: an index, several that answer as one, or files that list them.
//
//   # reports.shards: a shard a line
//   2014                        an index on this machine; relative to the folder of this file
//   remote 127.0.0.1:6400       one that xapian-tcpsrv serves
//   tables /srv/dateline/tables where no shard is local: a folder with names.table and names.keys
//   distinct                    no article stands in two of them; not looked at again
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace dateline::query {

// A part of what is searched.
struct ShardAddress {
  std::string path;  // of an index on this machine; empty for a remote one
  std::string host;
  unsigned port = 0;

  bool is_remote() const { return path.empty(); }
  // As answers and errors name it: the path, or host:port.
  std::string name() const;
  bool operator==(const ShardAddress&) const = default;
};

struct ShardList {
  std::vector<ShardAddress> shards;  // one or more, none twice
  std::string tables;                // folder of the compiled name table, or empty
  bool is_distinct = false;          // stated: no article stands in two shards
};

// Which index is asked, and how.
struct IndexChoice {
  std::vector<std::string> paths;  // of indexes and of files that list shards
  std::string tables;              // folder of the program's own compiled tables, or empty
  std::chrono::milliseconds timeout{10'000};  // for each reply of a remote shard; a guess
  bool may_be_partial = false;                // answers without the shards that do not, and says so

  IndexChoice(std::string path) : paths{std::move(path)} {}  // NOLINT: an index is a path
  // As messages name it: "a, b".
  std::string name() const;
};

// Throws schema::IndexError with file and line for a line that says nothing of the above, and for a
// shard that is named twice, or a path that is empty.
ShardList list_shards(const IndexChoice& choice);

}  // namespace dateline::query
