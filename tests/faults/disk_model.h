// SPDX-License-Identifier: GPL-2.0-or-later
// What a power cut may leave of a folder, computed from the record of what was done to it.
//
// A disk keeps what was synced: the content of a file whose fsync returned, the names of a folder
// whose fsync returned. Of the rest it keeps any part: of contents any 4 KiB pages, of names either
// the earlier ones of all folders (a journal in order, as ext4 has it) or the earlier ones of each
// folder on its own, which POSIX allows as well.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace dateline::faults {

// One change, as fault_library.cc records it.
struct Change {
  enum class Kind { create, make_folder, write, truncate, rename, link, remove, sync };
  Kind kind = Kind::sync;
  std::uint64_t file = 0;    // inode number, as far as the kind names one
  std::string path;          // where a name changes; of a link the old one
  std::string new_path;      // of a rename or a link
  std::uint64_t offset = 0;  // of a write; of a truncate the size
  std::string bytes;
};

// Reads a record. Throws std::runtime_error where it is none.
std::vector<Change> read_changes(const std::filesystem::path& log);

// How much order the names keep that were not synced.
enum class Order { of_all, of_each_folder };

class DiskModel {
 public:
  // Takes what is in `folder` for synced.
  explicit DiskModel(const std::filesystem::path& folder);

  void apply(const Change& change);

  // Writes to `target` the folder as it is while the power is on.
  void write_live(const std::filesystem::path& target) const;
  // Writes to `target` what a cut right now may leave, by chance.
  void write_after_cut(const std::filesystem::path& target, Order order,
                       std::mt19937& random) const;

 private:
  using Number = std::uint64_t;  // of a file or folder, from 1; unlike inode numbers never reused
  struct File {
    bool is_folder = false;
    std::string live;
    std::string synced;
    std::vector<Change> unsynced;  // writes and truncates since
  };
  using Entry = std::pair<Number, std::string>;  // a name in a folder
  using Names = std::map<Entry, Number>;
  // A name given, or taken away where `file` is 0.
  struct Naming {
    Entry entry;
    Number file = 0;
  };

  Number make_file(std::uint64_t inode, bool is_folder);
  void read_folder(const std::filesystem::path& folder, Number number);
  // The entry that a path is, by the names as they are now.
  Entry find(const std::string& path) const;
  void adopt(const Change& link);
  void change_names(std::vector<Naming> step);
  void sync(Number number);
  void write_folder(const Names& names, Number folder, const std::filesystem::path& target,
                    std::mt19937* random) const;

  std::string root_path_;
  Number root_ = 0;  // 0 until it is made
  std::map<std::uint64_t, Number> by_inode_;
  std::map<Number, File> files_;
  Names live_;
  Names synced_;
  std::vector<std::vector<Naming>> unsynced_;  // in order; both names of a rename change at once
};

}  // namespace dateline::faults
