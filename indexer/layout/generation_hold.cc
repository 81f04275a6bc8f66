// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/generation_hold.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace dateline::schema {

GenerationHold::GenerationHold(const std::string& generation) {
  const int folder = ::open(generation.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) throw std::runtime_error(generation + ": " + std::strerror(errno));
  folder_ = std::shared_ptr<const int>(new int(folder), [](const int* held) {
    ::close(*held);
    delete held;
  });
  if (::flock(folder, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    throw std::runtime_error(generation + ": being removed");
  }
}

}  // namespace dateline::schema
