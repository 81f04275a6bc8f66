// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace dateline::synonyms {
namespace {

[[noreturn]] void fail(const std::string& path) {
  throw std::runtime_error(path + ": " + std::strerror(errno));
}

// Unmapped with its last owner.
struct Mapping {
  void* data = nullptr;
  std::size_t size = 0;

  Mapping(void* mapped, std::size_t bytes) : data(mapped), size(bytes) {}
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() { munmap(data, size); }
};

}  // namespace

MappedFile map_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(path);
  struct stat status {};
  const bool known = fstat(file, &status) == 0;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* data = known && size > 0 ? mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0) : MAP_FAILED;
  ::close(file);
  if (known && size == 0) return {};
  if (data == MAP_FAILED) fail(path);
  return {.bytes = {static_cast<const char*>(data), size},
          .owner = std::make_shared<const Mapping>(data, size)};
}

}  // namespace dateline::synonyms
