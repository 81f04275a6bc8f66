// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace dateline::corpus {
namespace {

std::string system_reason(int error) { return std::generic_category().message(error); }

// Why a file of this mode is not read; nullptr for a regular file.
const char* refusal(mode_t mode) {
  if (S_ISREG(mode)) return nullptr;
  if (S_ISDIR(mode)) return "is a folder, not a file";
  if (S_ISFIFO(mode)) return "is a FIFO, not a regular file";
  return "is not a regular file";
}

int open_without_waiting(const std::string& path) {
  // Without O_NONBLOCK a FIFO that nobody writes to would hold the run for ever.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) throw ReadError(path, 0, "cannot be opened: " + system_reason(errno));
  return descriptor;
}

}  // namespace

InputFile::InputFile(CorpusFile file)
    : file_(std::move(file)), descriptor_(open_without_waiting(file_.path)) {
  struct stat status {};
  const bool is_known = ::fstat(descriptor_, &status) == 0;
  const char* reason = is_known ? refusal(status.st_mode) : "cannot be examined";
  if (!reason) return;
  ::close(descriptor_);
  throw ReadError(file_.path, 0, reason);
}

InputFile::~InputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

InputFile::InputFile(InputFile&& other) noexcept
    : file_(std::move(other.file_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      offset_(other.offset_) {}

std::string InputFile::read_head(std::size_t size) const {
  std::string head(size, '\0');
  head.resize(read_at(head, 0));
  return head;
}

std::size_t InputFile::read(std::span<char> buffer) {
  const auto size = read_at(buffer, offset_);
  offset_ += size;
  return size;
}

std::size_t InputFile::read_at(std::span<char> buffer, std::size_t offset) const {
  std::size_t size = 0;
  while (size < buffer.size()) {
    const auto got = ::pread(descriptor_, buffer.data() + size, buffer.size() - size,
                             static_cast<off_t>(offset + size));
    if (got == 0) break;
    if (got > 0) {
      size += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      throw ReadError(file_.path, 0, "cannot be read: " + system_reason(errno));
    }
  }
  return size;
}

}  // namespace dateline::corpus
