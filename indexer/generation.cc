// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "indexer/schema.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;
using schema::IndexError;

constexpr std::string_view workshop_name = "building";

[[noreturn]] void fail(const std::string& path) { throw IndexError(path, std::strerror(errno)); }

// A file descriptor that closes itself.
class File {
 public:
  File(const std::string& path, int flags) : path_(path), file_(::open(path.c_str(), flags, 0666)) {
    if (file_ < 0) fail(path_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { ::close(file_); }

  void write(std::string_view text) const {
    if (::write(file_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) fail(path_);
  }
  void sync() const {
    if (::fsync(file_) != 0) fail(path_);
  }

 private:
  std::string path_;
  int file_;
};

void sync_folder(const std::string& path) { File(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC).sync(); }

void sync_tree(const std::string& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    File(entry.path().string(), O_RDONLY | O_CLOEXEC).sync();
  }
  sync_folder(folder);
}

void rename_file(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail(to);
}

bool is_generation(std::string_view name) { return name.starts_with("gen-"); }

// Everything in a folder that belongs to an index.
bool belongs_to_index(std::string_view name) {
  return name == "LOCK" || name == "CURRENT" || name == "CURRENT.new" || name == workshop_name ||
         is_generation(name);
}

// Other programs call a file CURRENT too: only one that names a generation makes a folder an index.
void refuse_foreign_files(const std::string& index) {
  if (find_current(index)) return;
  for (const auto& entry : fs::directory_iterator(index)) {
    const std::string name = entry.path().filename();
    if (belongs_to_index(name)) continue;
    throw IndexError(index, "not an index, and not empty ('" + name +
                                "' is in it); name a new or an empty directory");
  }
}

void make_folder(const std::string& index) {
  std::error_code error;
  fs::create_directories(index, error);
  if (error) throw IndexError(index, error.message());
  if (!fs::is_directory(index)) throw IndexError(index, "not a directory");
}

}  // namespace

IndexLock::IndexLock(const std::string& index) {
  make_folder(index);
  refuse_foreign_files(index);
  const std::string path = schema::lock_path(index);
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (file_ < 0) fail(path);
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(file_);
  throw LockedError(index + ": another dateline-index is writing here; try again when it is done");
}

IndexLock::~IndexLock() { ::close(file_); }

std::optional<unsigned> find_current(const std::string& index) {
  try {
    return schema::current_generation(index);
  } catch (const IndexError&) {
    return std::nullopt;
  }
}

unsigned next_generation(const std::string& index) {
  unsigned number = 1;
  for (const auto& entry : fs::directory_iterator(index)) {
    const std::string name = entry.path().filename();
    while (is_generation(name) && name >= schema::generation_name(number)) ++number;
  }
  return number;
}

void remove_unfinished(const std::string& index) {
  fs::remove_all(fs::path(index) / workshop_name);
  fs::remove(fs::path(index) / "CURRENT.new");
  const auto current = find_current(index);
  if (!current && fs::exists(schema::current_path(index))) return;
  for (const auto& entry : fs::directory_iterator(index)) {
    const std::string name = entry.path().filename();
    const bool is_new = is_generation(name) && name > schema::generation_name(current.value_or(0));
    if (is_new) fs::remove_all(entry.path());
  }
}

std::string make_workshop(const std::string& index) {
  const std::string path = index + "/" + std::string(workshop_name);
  std::error_code error;
  fs::create_directory(path, error);
  if (error) throw IndexError(path, error.message());
  return path;
}

void write_file(const std::string& path, std::string_view bytes) {
  const std::string fresh = path + ".new";
  std::ofstream file(fresh, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) throw IndexError(path, "cannot be written; is the disk full?");
  rename_file(fresh, path);
}

void publish(const std::string& index, const std::string& built, unsigned number) {
  const std::string name = schema::generation_name(number);
  sync_tree(built);
  rename_file(built, index + "/" + name);
  sync_folder(index);
  const std::string next = schema::current_path(index) + ".new";
  {
    const File file(next, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
    file.write("auto " + name + "\n");
    file.sync();
  }
  sync_folder(index);
  rename_file(next, schema::current_path(index));
  sync_folder(index);
}

void remove_old(const std::string& index, unsigned current, unsigned kept) {
  for (const auto& entry : fs::directory_iterator(index)) {
    const std::string name = entry.path().filename();
    if (!is_generation(name) || kept == 0 || current < kept) continue;
    if (name <= schema::generation_name(current - kept)) fs::remove_all(entry.path());
  }
}

}  // namespace dateline::indexer
