// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/files/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
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

int open_without_waiting(const CorpusFile& file) {
  // Without O_NONBLOCK a FIFO that nobody writes to would hold the run for ever.
  const int link = file.may_be_link ? 0 : O_NOFOLLOW;
  const int descriptor = ::open(file.path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | link);
  if (descriptor >= 0) return descriptor;
  if (errno == ELOOP && link != 0) {
    throw ReadError(file.path, 0, "a symbolic link; links are not followed below the path given");
  }
  throw ReadError(file.path, 0, "cannot be opened: " + system_reason(errno));
}

}  // namespace

InputFile::InputFile(CorpusFile file)
    : file_(std::move(file)), descriptor_(open_without_waiting(file_)) {
  struct stat status {};
  const bool is_known = ::fstat(descriptor_, &status) == 0;
  const char* reason = is_known ? refusal(status.st_mode) : "cannot be examined";
  if (reason) {
    ::close(descriptor_);
    fail(reason);
  }
  size_ = static_cast<std::size_t>(status.st_size);
}

InputFile::~InputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

InputFile::InputFile(InputFile&& other) noexcept
    : file_(std::move(other.file_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      offset_(other.offset_),
      unpacker_(std::move(other.unpacker_)),
      head_(std::move(other.head_)),
      is_head_whole_(other.is_head_whole_),
      head_given_(other.head_given_) {}

std::string_view InputFile::read_head(std::size_t size) {
  if (head_.empty() && offset_ == 0) {
    constexpr std::size_t magic_size = 4;
    head_.resize(std::max(size, magic_size));
    head_.resize(read_raw({head_.data(), magic_size}));
    unpacker_ = find_unpacker(head_);
    if (unpacker_) {
      offset_ = 0;
      head_.clear();
    }
  }
  // What ended before is not asked again: where it is broken there, read() is told.
  if (head_.size() < size && !is_head_whole_) {
    const auto known = head_.size();
    head_.resize(size);
    head_.resize(known + read_unpacked({head_.data() + known, size - known}));
    is_head_whole_ = head_.size() < size;
  }
  return std::string_view(head_).substr(0, size);
}

std::size_t InputFile::read(std::span<char> buffer) {
  if (offset_ == 0) read_head(1);
  if (head_given_ == head_.size()) return read_unpacked(buffer);
  const auto size = std::min(buffer.size(), head_.size() - head_given_);
  std::memcpy(buffer.data(), head_.data() + head_given_, size);
  head_given_ += size;
  return size;
}

std::string InputFile::read_up_to(std::size_t size) {
  constexpr std::size_t step = std::size_t{256} << 10;
  std::string bytes;
  for (std::size_t got = 1; got > 0 && bytes.size() < size;) {
    const auto known = bytes.size();
    bytes.resize(std::min(size, known + step));
    got = read({bytes.data() + known, bytes.size() - known});
    bytes.resize(known + got);
  }
  return bytes;
}

std::size_t InputFile::read_unpacked(std::span<char> buffer) {
  if (!unpacker_) return read_raw(buffer);
  try {
    return unpacker_->read(buffer, [this](std::span<char> packed) { return read_raw(packed); });
  } catch (const UnpackError& error) {
    fail(error.what());
  }
}

// Reads no further than the file was long when it was opened: one that is being written to would
// otherwise never end.
std::size_t InputFile::read_raw(std::span<char> buffer) {
  buffer = buffer.first(std::min(buffer.size(), size_ - offset_));
  std::size_t size = 0;
  while (size < buffer.size()) {
    const auto got = ::pread(descriptor_, buffer.data() + size, buffer.size() - size,
                             static_cast<off_t>(offset_ + size));
    if (got == 0) break;
    if (got > 0) {
      size += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      fail("cannot be read: " + system_reason(errno));
    }
  }
  offset_ += size;
  if (size == 0) check_size();
  return size;
}

void InputFile::check_size() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) return;
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == size_) return;
  fail(std::string(size > size_ ? "has grown" : "was cut shorter") +
       " while it was read; what stood behind byte " + std::to_string(offset_) +
       " is left out: read it again when it is no longer written to");
}

void InputFile::fail(const std::string& reason) const { throw ReadError(file_.path, 0, reason); }

}  // namespace dateline::corpus
