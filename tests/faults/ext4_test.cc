// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts off a real ext4 while an index is written to it: the file system stops without writing its
// journal, as at a power cut, is mounted again, and the index must answer. Needs root and loop
// devices; not among the tests that run by themselves: ./dev faults.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <random>
#include <thread>

#include "indexer/layout/schema.h"
#include "tests/faults/faulty_run.h"

namespace dateline::faults {
namespace {

using std::chrono::microseconds;

// EXT4_IOC_SHUTDOWN of the kernel's ext4.h, and its flag for a journal that is not flushed.
constexpr unsigned long shut_down = _IOR('X', 125, std::uint32_t);
constexpr std::uint32_t without_log = 2;

std::size_t rounds() {
  const char* given = std::getenv("DATELINE_FAULT_ROUNDS");
  return given == nullptr ? 20 : std::strtoul(given, nullptr, 10);
}

bool done(const std::string& command) {
  return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

// An ext4 in a file, mounted on a folder; unmounted with the object.
class Disk {
 public:
  explicit Disk(const test::ScratchFolder& folder)
      : image_(folder.path("image")), mount_point_(folder.path("disk")) {
    usable_ = done("truncate -s 128M '" + image_ + "' && mkfs.ext4 -q -F '" + image_ +
                   "' && mkdir '" + mount_point_ + "'") &&
              mount();
  }
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;
  ~Disk() { unmount(); }

  bool is_usable() const { return usable_; }
  const std::string& folder() const { return mount_point_; }

  bool mount() const { return done("mount -o loop '" + image_ + "' '" + mount_point_ + "'"); }
  bool unmount() const { return done("umount '" + mount_point_ + "'"); }
  void cut_off() const {
    const int file = ::open(mount_point_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    std::uint32_t flags = without_log;
    ::ioctl(file, shut_down, &flags);
    ::close(file);
  }

 private:
  std::string image_;
  std::string mount_point_;
  bool usable_ = false;
};

std::optional<State> answer_if_any(const std::string& index) {
  try {
    return answer(index);
  } catch (const schema::IndexError& error) {
    WARN(error.what());
    return std::nullopt;
  }
}

}  // namespace

TEST_CASE("an ext4 that loses power while an index is written keeps the state before or after",
          "[.ext4]") {
  const std::string verb = GENERATE(as<std::string>(), "build", "update");
  const test::ScratchFolder folder;
  const Disk disk(folder);
  if (!disk.is_usable()) {
    WARN("SKIPPED: no ext4 can be mounted here; that needs root, mkfs.ext4 and loop devices");
    return;
  }
  const FaultyIndex writer(disk.folder() + "/index");
  ::sync();
  const auto begin = std::chrono::steady_clock::now();
  REQUIRE(writer.write(400).status == 0);
  const auto whole =
      std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - begin);
  std::mt19937 random(static_cast<unsigned>(rounds()));
  for (std::size_t round = 1; round <= rounds(); ++round) {
    INFO("round " << round);
    const State before = answer(writer.index());
    Run run;
    std::thread writing([&] { run = writer.write(400 + round, {.verb = verb}); });
    std::this_thread::sleep_for(microseconds(random() % (whole.count() * 5 / 4)));
    disk.cut_off();
    writing.join();
    REQUIRE(disk.unmount());
    REQUIRE(disk.mount());
    const State after = FaultyIndex::next(before, 400 + round, verb);
    const auto now = answer_if_any(writer.index());
    const bool good = now == after || (now == before && run.status != 0);
    CHECK(good);
    if (!now) break;
  }
  CHECK(writer.write(500).status == 0);
}

}  // namespace dateline::faults
