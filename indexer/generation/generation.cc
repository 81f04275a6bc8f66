// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/generation.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "indexer/generation/manifest.h"
#include "indexer/layout/schema.h"

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
    while (!text.empty()) {
      const auto written = ::write(file_, text.data(), text.size());
      if (written < 0) fail(path_);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  // What comes next, as much as `block` takes; empty at the end.
  std::string_view read(std::vector<char>& block) const {
    const auto size = ::read(file_, block.data(), block.size());
    if (size < 0) fail(path_);
    return {block.data(), static_cast<std::size_t>(size)};
  }
  void sync() const {
    if (::fsync(file_) != 0) fail(path_);
  }
  // False where another process has it locked.
  bool lock() const { return ::flock(file_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK; }

 private:
  std::string path_;
  int file_;
};

void sync_tree(const std::string& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    sync_file(entry.path());
  }
  sync_folder(folder);
}

void rename_file(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail(to);
}

// Of a generation's folder. Whatever else an operator lays beside it is none of ours.
std::optional<unsigned> number_of(const fs::directory_entry& entry) {
  if (!entry.is_directory()) return std::nullopt;
  return schema::generation_number(entry.path().filename().string());
}

// A line of CURRENT, which Xapian takes for a comment: the newest generation that has been
// published, where an older one answers.
constexpr std::string_view newest_mark = "# newest ";

// Where nothing says which was, the newest that is finished is taken for it: the machine may have
// stopped before CURRENT named it, but it is whole.
unsigned newest_published(const std::string& index) {
  const auto current = find_current(index);
  if (!current) {
    const auto finished = schema::finished_generations(index);
    return finished.empty() ? 0 : finished.back();
  }
  unsigned newest = *current;
  std::ifstream file(schema::current_path(index));
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with(newest_mark)) continue;
    const auto number = schema::generation_number(line.substr(newest_mark.size()));
    newest = std::max(newest, number.value_or(0));
  }
  return newest;
}

// Everything in a folder that belongs to an index.
bool belongs_to_index(std::string_view name) {
  return name == "LOCK" || name == "CURRENT" || name == "CURRENT.new" || name == workshop_name ||
         schema::generation_number(name);
}

// Other programs call a file CURRENT too: only one that names a generation, or a generation that is
// finished, makes a folder an index.
void refuse_foreign_files(const std::string& index) {
  if (find_current(index) || !schema::finished_generations(index).empty()) return;
  for (const auto& entry : fs::directory_iterator(index)) {
    const std::string name = entry.path().filename();
    if (belongs_to_index(name)) continue;
    throw IndexError(index, "not an index, and not empty ('" + name +
                                "' is in it); name a new or an empty directory");
  }
}

// Returns the folders that were not there, the innermost first.
std::vector<std::string> make_folder(const std::string& index) {
  std::vector<std::string> made;
  std::error_code error;
  for (fs::path path = fs::absolute(index); !fs::exists(path, error); path = path.parent_path()) {
    if (path.has_filename()) made.push_back(path);
  }
  fs::create_directories(index, error);
  if (error) throw IndexError(index, error.message());
  if (!fs::is_directory(index)) throw IndexError(index, "not a directory");
  return made;
}

// Whether the file that is open is still the one of this name.
bool is_at(int file, const std::string& path) {
  struct stat open {};
  struct stat named {};
  return ::fstat(file, &open) == 0 && ::stat(path.c_str(), &named) == 0 &&
         open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

}  // namespace

IndexLock::IndexLock(const std::string& index) : index_(index) {
  const auto folders = make_folder(index);
  refuse_foreign_files(index);
  const std::string path = schema::lock_path(index);
  if (!fs::exists(path)) made_.push_back(path);
  made_.insert(made_.end(), folders.begin(), folders.end());
  while (!take()) {
  }
}

// False where the one who held the lock has taken the file away since it was opened.
bool IndexLock::take() {
  const std::string path = schema::lock_path(index_);
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (file_ < 0) fail(path);
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) {
    if (is_at(file_, path)) return true;
    ::close(file_);
    return false;
  }
  const int error = errno;
  ::close(file_);
  if (error == EWOULDBLOCK) {
    throw LockedError(index_ +
                      ": another dateline-index is writing here; try again when it is done");
  }
  throw IndexError(path, std::string("cannot be locked: ") + std::strerror(error) +
                             "; an index is written on a disk of this machine, or one that locks");
}

IndexLock::~IndexLock() {
  std::error_code error;
  if (!fs::exists(schema::current_path(index_), error)) {
    for (const auto& path : made_) {
      if (!fs::remove(path, error)) break;  // a folder that has something in it stays
    }
  }
  ::close(file_);
}

void sync_folder(const std::string& path) { File(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC).sync(); }

void sync_file(const std::string& path) { File(path, O_RDONLY | O_CLOEXEC).sync(); }

std::optional<unsigned> find_current(const std::string& index) {
  try {
    return schema::current_generation(index);
  } catch (const IndexError&) {
    return std::nullopt;
  }
}

unsigned next_generation(const std::string& index) {
  unsigned last = 0;
  for (const auto& entry : fs::directory_iterator(index)) {
    // Not of folders alone: a file of that name is in the way, too.
    const auto number = schema::generation_number(entry.path().filename().string());
    last = std::max(last, number.value_or(0));
  }
  return last + 1;
}

void remove_unfinished(const std::string& index) {
  fs::remove_all(fs::path(index) / workshop_name);
  fs::remove(fs::path(index) / "CURRENT.new");
  const auto current = find_current(index);
  if (!current && fs::exists(schema::current_path(index))) return;
  const unsigned newest = newest_published(index);
  for (const auto& entry : fs::directory_iterator(index)) {
    if (number_of(entry).value_or(0) > newest) fs::remove_all(entry.path());
  }
}

Workshop::Workshop(const std::string& index) : path_(index + "/" + std::string(workshop_name)) {
  std::error_code error;
  fs::create_directory(path_, error);
  if (error) throw IndexError(path_, error.message());
}

Workshop::~Workshop() {
  std::error_code error;  // what cannot be removed the next writer removes
  fs::remove_all(path_, error);
}

void write_file(const std::string& path, std::string_view bytes) {
  write_file(path, [bytes](std::ostream& file) { file << bytes; });
}

void write_file(const std::string& path, const std::function<void(std::ostream&)>& write) {
  const std::string fresh = path + ".new";
  std::ofstream file(fresh, std::ios::binary);
  write(file);
  file.close();
  if (!file) throw IndexError(path, "cannot be written; is the disk full?");
  rename_file(fresh, path);
}

// std::filesystem's tells a full disk as an error of input and output.
void copy_file(const std::string& from, const std::string& to) {
  const std::string fresh = to + ".new";
  const File source(from, O_RDONLY | O_CLOEXEC);
  {
    const File target(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
    std::vector<char> block(1U << 20);
    for (auto bytes = source.read(block); !bytes.empty(); bytes = source.read(block))
      target.write(bytes);
  }
  rename_file(fresh, to);
}

void write_synced(const std::string& path, std::string_view bytes) {
  const std::string fresh = path + ".new";
  {
    const File file(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
    file.write(bytes);
    file.sync();
  }
  const std::string folder = fs::path(path).parent_path();
  sync_folder(folder);
  rename_file(fresh, path);
  sync_folder(folder);
}

void publish(const std::string& index, const std::string& built, unsigned number) {
  const std::string name = schema::generation_name(number);
  write_manifest(built);
  sync_tree(built);
  rename_file(built, index + "/" + name);
  sync_folder(index);
  write_synced(schema::current_path(index), "auto " + name + "\n");
}

void roll_back(const std::string& index, unsigned number) {
  const unsigned newest = std::max(newest_published(index), number);
  std::string text = "auto " + schema::generation_name(number) + "\n";
  if (newest > number) text += std::string(newest_mark) + schema::generation_name(newest) + "\n";
  write_synced(schema::current_path(index), text);
}

std::vector<unsigned> list_generations(const std::string& index) {
  std::vector<unsigned> numbers;
  for (const auto& entry : fs::directory_iterator(index)) {
    if (const auto number = number_of(entry)) numbers.push_back(*number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

void remove_old(const std::string& index, const Kept& kept) {
  for (const unsigned number : list_generations(index)) {
    const bool old = kept.kept > 0 && number + kept.kept <= kept.current;
    if (!old || number == kept.before) continue;
    const std::string path = index + "/" + schema::generation_name(number);
    const File folder(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder.lock()) fs::remove_all(path);  // else somebody reads it; a later run removes it
  }
}

}  // namespace dateline::indexer
