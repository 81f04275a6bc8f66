// SPDX-License-Identifier: GPL-2.0-or-later
// The directory of an index on disk: a lock, generations, and the rename that makes a new one
// answer.
//
// A generation is written beside the others, its files and its folder are synced, and only then
// does CURRENT, replaced by one rename, name it. Whenever the machine stops, the old generation or
// the new one answers, whole.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::indexer {

// Another process writes to this index.
class LockedError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The right to write to an index, given back with the object or at the end of the process.
class IndexLock {
 public:
  // Makes the directory if need be. Throws LockedError if another process holds the lock,
  // IndexError if the directory cannot be made or locked, or holds files of something else.
  explicit IndexLock(const std::string& index);
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;
  // Takes away what it made, folders and LOCK, where nothing has been published in the meantime.
  ~IndexLock();

 private:
  bool take();

  std::string index_;
  std::vector<std::string> made_;  // what was not there before, the innermost first
  int file_ = -1;
};

// The generation that answers now, or nullopt in a new index and in one whose CURRENT is damaged.
// Needs no lock.
std::optional<unsigned> find_current(const std::string& index);

// A number that no generation has, above all that do. Needs the lock.
unsigned next_generation(const std::string& index);

// Removes what earlier runs left unfinished: their workshop, and generations that CURRENT never
// came to name. Where CURRENT is missing every finished one stays, where it is damaged every one.
// Needs the lock.
void remove_unfinished(const std::string& index);

// A folder to build in, inside the index so that a rename moves it; removed with the object,
// whatever is in it. Needs the lock.
class Workshop {
 public:
  // Empty. Throws IndexError.
  explicit Workshop(const std::string& index);
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  ~Workshop();

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Writes a file, in place of an older one by a rename: whoever has that one open keeps it. Does not
// sync. Throws IndexError.
void write_file(const std::string& path, std::string_view bytes);
void write_file(const std::string& path, const std::function<void(std::ostream&)>& write);
// Copies a file in the same way. Throws IndexError, which says where there is no space left.
void copy_file(const std::string& from, const std::string& to);
// Writes it so that it survives a power cut: the old file or the new one, whole.
void write_synced(const std::string& path, std::string_view bytes);
void sync_file(const std::string& path);
void sync_folder(const std::string& path);

// Lists the finished generation at `built` in a manifest, syncs it, gives it `number` and lets
// CURRENT name it. When this returns, it survives a power cut. Throws IndexError; then the old
// generation still answers.
void publish(const std::string& index, const std::string& built, unsigned number);

// Lets CURRENT name a generation that was published before. Survives a power cut as publish does.
// The newer ones stay until they are too old, and so do all that are there where CURRENT is missing
// or damaged, which this mends. Needs the lock.
void roll_back(const std::string& index, unsigned number);

// The generations on disk, the oldest first.
std::vector<unsigned> list_generations(const std::string& index);

// Which generations stay: `kept` up to `current`, itself included, and the one that answered
// before.
struct Kept {
  unsigned current = 0;
  std::optional<unsigned> before{};
  unsigned kept = 2;
};
// Removes the others, but those that somebody reads (generation_hold.h). Needs the lock.
void remove_old(const std::string& index, const Kept& kept);

}  // namespace dateline::indexer
