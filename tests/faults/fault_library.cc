// SPDX-License-Identifier: GPL-2.0-or-later
// Preloaded into a program that writes an index: sees what it does to the files below one folder,
// records it, and lets it fail. The environment says what:
//
//   DATELINE_FAULT_FOLDER  the folder; nothing else is touched
//   DATELINE_FAULT_LOG     a file that gets every change (file_log.h)
//   DATELINE_FAULT         kill, ENOSPC, EIO or EMFILE: what befalls the call with the number
//                          DATELINE_FAULT_AT, counted from 1 over all calls that change something;
//                          a failing disk stays so. bad_alloc: the allocation with that number,
//                          counted from the first change on, and all behind it fail
//   DATELINE_FAULT_IGNORE  folders, files or both: their fsync does nothing, as if it were not
//   there
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <new>
#include <string>

namespace {

std::string setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// What the environment asks for. Made at the first call that is seen.
struct Faults {
  std::string folder = setting("DATELINE_FAULT_FOLDER");
  std::string kind = setting("DATELINE_FAULT");
  std::string ignored = setting("DATELINE_FAULT_IGNORE");
  std::uint64_t at = std::strtoull(setting("DATELINE_FAULT_AT").c_str(), nullptr, 10);
  int log = -1;
  std::uint64_t calls = 0;
  std::recursive_mutex mutex;

  Faults() {
    const std::string path = setting("DATELINE_FAULT_LOG");
    if (path.empty()) return;
    log = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path.c_str(),
                                     O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
  }
};

Faults& faults() {
  static Faults* const made = new Faults;
  return *made;
}

// Allocations fail from this number on; 0 while none shall.
std::atomic<std::uint64_t> failing_allocation{0};
std::atomic<std::uint64_t> allocations{0};

// While it lives, allocations are this library's own and do not fail.
class Unharmed {
 public:
  Unharmed() { ++depth; }
  ~Unharmed() { --depth; }
  static bool is_alive() { return depth > 0; }

 private:
  static thread_local int depth;
};
thread_local int Unharmed::depth = 0;

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

// The path behind a descriptor or below a folder's, as the kernel knows it.
std::string path_of(int file) {
  char target[PATH_MAX];
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  const ssize_t size = ::readlink(link.c_str(), target, sizeof target);
  return size < 0 ? "" : std::string(target, static_cast<std::size_t>(size));
}

std::string path_at(int folder, const char* path) {
  if (path[0] == '/') return path;
  char here[PATH_MAX];
  const std::string base = folder != AT_FDCWD            ? path_of(folder)
                           : ::getcwd(here, sizeof here) ? here
                                                         : "";
  return base + "/" + path;
}

bool is_watched(const std::string& path) {
  const auto& folder = faults().folder;
  return !folder.empty() && path.starts_with(folder) &&
         (path.size() == folder.size() || path[folder.size()] == '/');
}

std::uint64_t number_of(int file) {
  struct stat status {};
  return ::fstat(file, &status) == 0 ? status.st_ino : 0;
}

std::uint64_t number_of(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

// One call that changes a watched file: held from before it is made until it is recorded.
class Change {
 public:
  explicit Change(bool watched) : watched_(watched), lock_(faults().mutex, std::defer_lock) {
    if (!watched_) return;
    lock_.lock();
    ++faults().calls;
    if (faults().kind == "bad_alloc" && failing_allocation == 0)
      failing_allocation = allocations + faults().at;
    if (faults().at == 0 || faults().calls < faults().at) return;
    if (faults().kind == "kill") ::kill(::getpid(), SIGKILL);
    error_ = faults().kind == "ENOSPC"   ? ENOSPC
             : faults().kind == "EIO"    ? EIO
             : faults().kind == "EMFILE" ? EMFILE
                                         : 0;
  }

  // Of a failing disk what needs no room still works.
  bool fails(bool needs_room = true) const {
    if (error_ == 0 || !needs_room) return false;
    errno = error_;
    return true;
  }

  // Adds "<what> <numbers>" and, behind the line, bytes.
  void record(const std::string& line, const void* bytes = nullptr, std::size_t size = 0) const {
    if (!watched_ || faults().log < 0) return;
    const int error = errno;
    const std::string head = line + "\n";
    put(head.data(), head.size());
    put(bytes, size);
    errno = error;
  }

 private:
  static void put(const void* bytes, std::size_t size) {
    const char* at = static_cast<const char*>(bytes);
    while (size > 0) {
      const long written = ::syscall(SYS_write, faults().log, at, size);
      if (written <= 0) ::_exit(99);  // a log with holes proves nothing
      at += written;
      size -= static_cast<std::size_t>(written);
    }
  }

  bool watched_;
  std::unique_lock<std::recursive_mutex> lock_;
  int error_ = 0;
};

int open_file(const std::string& path, int flags, mode_t mode) {
  const auto open = [&] {
    return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path.c_str(), flags, mode));
  };
  const bool changes = (flags & (O_CREAT | O_TRUNC)) != 0;
  if (!is_watched(path) || !changes) return open();
  const Change change(true);
  if (change.fails()) return -1;
  const std::uint64_t before = number_of(path);
  const int file = open();
  if (file < 0) return file;
  const std::string number = std::to_string(number_of(file));
  if (before == 0) change.record("create " + number + " " + path);
  if (before != 0 && (flags & O_TRUNC) != 0) change.record("truncate " + number + " 0");
  return file;
}

mode_t mode_of(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? static_cast<mode_t>(va_arg(arguments, int)) : 0;
}

// A write to a descriptor, recorded with the place where it went.
template <class Write>
ssize_t write_file(int file, const void* bytes, off_t at, Write write) {
  const Change change(is_watched(path_of(file)));
  if (change.fails()) return -1;
  const ssize_t size = write();
  if (size > 0) {
    change.record("write " + std::to_string(number_of(file)) + " " + std::to_string(at) + " " +
                      std::to_string(size),
                  bytes, static_cast<std::size_t>(size));
  }
  return size;
}

int sync_file(int file, const char* name) {
  const std::string path = path_of(file);
  struct stat status {};
  ::fstat(file, &status);
  const bool folder = S_ISDIR(status.st_mode);
  const auto& ignored = faults().ignored;
  const Change change(is_watched(path));
  if (is_watched(path) && (ignored == "both" || ignored == (folder ? "folders" : "files")))
    return 0;
  if (change.fails(false)) return -1;
  const int result = next<int(int)>(name)(file);
  if (result == 0) change.record("sync " + std::to_string(status.st_ino));
  return result;
}

// A change of names: `record` is added if the call succeeds.
template <class Call>
int change_name(bool watched, bool needs_room, const std::string& record, Call call) {
  const Change change(watched);
  if (change.fails(needs_room)) return -1;
  const int result = call();
  if (result == 0) change.record(record);
  return result;
}

int remove_name(int folder, const char* path, int flags) {
  const std::string whole = path_at(folder, path);
  return change_name(is_watched(whole), false, "remove " + whole, [&] {
    return static_cast<int>(::syscall(SYS_unlinkat, folder, path, flags));
  });
}

int rename_path(int from_folder, const char* from, int to_folder, const char* to) {
  const std::string old_path = path_at(from_folder, from);
  const std::string new_path = path_at(to_folder, to);
  return change_name(is_watched(new_path), true, "rename " + old_path + "\n" + new_path, [&] {
    return static_cast<int>(::syscall(SYS_renameat2, from_folder, from, to_folder, to, 0));
  });
}

void* allocate(std::size_t size) {
  const std::uint64_t number = ++allocations;
  const std::uint64_t limit = failing_allocation;
  const bool fails = limit != 0 && number >= limit && !Unharmed::is_alive();
  void* memory = fails ? nullptr : std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  const Unharmed unharmed;
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_file(path_at(AT_FDCWD, path), flags, mode);
}
int open64(const char* path, int flags, ...) __attribute__((alias("open")));

int openat(int folder, const char* path, int flags, ...) {
  const Unharmed unharmed;
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_file(path_at(folder, path), flags, mode);
}
int openat64(int folder, const char* path, int flags, ...) __attribute__((alias("openat")));

// The C library would open past the PLT. (What a stream of the standard C++ library writes goes
// through write; what fwrite writes would go unseen.)
FILE* fopen(const char* path, const char* mode) {
  const Unharmed unharmed;
  const std::string whole = path_at(AT_FDCWD, path);
  if (!is_watched(whole) || mode[0] == 'r') {
    return next<FILE*(const char*, const char*)>("fopen")(path, mode);
  }
  const int access = std::strchr(mode, '+') == nullptr ? O_WRONLY : O_RDWR;
  const int file = open_file(whole, access | O_CREAT | (mode[0] == 'a' ? O_APPEND : O_TRUNC), 0666);
  return file < 0 ? nullptr : ::fdopen(file, mode);
}
FILE* fopen64(const char* path, const char* mode) __attribute__((alias("fopen")));

ssize_t write(int file, const void* bytes, size_t size) {
  const Unharmed unharmed;
  const int error = errno;
  const off_t at = ::lseek(file, 0, SEEK_CUR);
  errno = error;
  return write_file(file, bytes, at, [&] { return ::syscall(SYS_write, file, bytes, size); });
}

ssize_t writev(int file, const iovec* parts, int count) {
  const Unharmed unharmed;
  std::string bytes;
  for (int i = 0; i < count; ++i)
    bytes.append(static_cast<const char*>(parts[i].iov_base), parts[i].iov_len);
  return write(file, bytes.data(), bytes.size());
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  const Unharmed unharmed;
  return write_file(file, bytes, at,
                    [&] { return ::syscall(SYS_pwrite64, file, bytes, size, at); });
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off_t at)
    __attribute__((alias("pwrite")));

int ftruncate(int file, off_t size) noexcept {
  const Unharmed unharmed;
  return change_name(is_watched(path_of(file)), false,
                     "truncate " + std::to_string(number_of(file)) + " " + std::to_string(size),
                     [&] { return static_cast<int>(::syscall(SYS_ftruncate, file, size)); });
}
int ftruncate64(int file, off_t size) noexcept __attribute__((alias("ftruncate")));

// Ways to write that would go unseen are refused; every caller has another one.
ssize_t copy_file_range(int, off64_t*, int, off64_t*, size_t, unsigned) {
  errno = ENOSYS;
  return -1;
}
ssize_t sendfile(int, int, off_t*, size_t) {
  errno = ENOSYS;
  return -1;
}
ssize_t sendfile64(int, int, off64_t*, size_t) {
  errno = ENOSYS;
  return -1;
}

int fsync(int file) {
  const Unharmed unharmed;
  return sync_file(file, "fsync");
}
int fdatasync(int file) {
  const Unharmed unharmed;
  return sync_file(file, "fdatasync");
}

int mkdirat(int folder, const char* path, mode_t mode) noexcept {
  const Unharmed unharmed;
  const std::string whole = path_at(folder, path);
  const Change change(is_watched(whole));
  if (change.fails()) return -1;
  const int result = static_cast<int>(::syscall(SYS_mkdirat, folder, path, mode));
  if (result == 0) change.record("mkdir " + std::to_string(number_of(whole)) + " " + whole);
  return result;
}
int mkdir(const char* path, mode_t mode) noexcept { return mkdirat(AT_FDCWD, path, mode); }

int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) noexcept {
  const Unharmed unharmed;
  const std::string target = path_at(to_folder, to);
  const Change change(is_watched(target));
  if (change.fails()) return -1;
  const int result =
      static_cast<int>(::syscall(SYS_linkat, from_folder, from, to_folder, to, flags));
  if (result == 0) {
    change.record("link " + std::to_string(number_of(target)) + " " + path_at(from_folder, from) +
                  "\n" + target);
  }
  return result;
}
int link(const char* from, const char* to) noexcept {
  return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int rename(const char* from, const char* to) noexcept {
  const Unharmed unharmed;
  return rename_path(AT_FDCWD, from, AT_FDCWD, to);
}
int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  const Unharmed unharmed;
  return rename_path(from_folder, from, to_folder, to);
}
int unlink(const char* path) noexcept {
  const Unharmed unharmed;
  return remove_name(AT_FDCWD, path, 0);
}
int rmdir(const char* path) noexcept {
  const Unharmed unharmed;
  return remove_name(AT_FDCWD, path, AT_REMOVEDIR);
}
int remove(const char* path) noexcept {
  const bool is_folder = std::filesystem::is_directory(std::filesystem::symlink_status(path));
  return is_folder ? rmdir(path) : unlink(path);
}
int unlinkat(int folder, const char* path, int flags) noexcept {
  const Unharmed unharmed;
  return remove_name(folder, path, flags);
}

}  // extern "C"

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
