// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/generation.h"

#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "indexer/layout/schema.h"
#include "tests/support/test_index.h"

namespace {

int failure_of_flock = 0;  // an errno

}  // namespace

// In place of the C library's, in this program.
extern "C" int flock(int file, int how) noexcept {
  if (failure_of_flock == 0) return static_cast<int>(::syscall(SYS_flock, file, how));
  errno = failure_of_flock;
  return -1;
}

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

Names entries(const std::string& folder) {
  Names names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::ranges::sort(names);
  return names;
}

// Builds a generation of one file and publishes it.
void publish(const std::string& index, unsigned number) {
  const indexer::Workshop workshop(index);
  fs::create_directory(workshop.path() + "/generation");
  std::ofstream(workshop.path() + "/generation/file") << number;
  indexer::publish(index, workshop.path() + "/generation", number);
}

// A process that holds the lock of an index until it is told to end.
class Holder {
 public:
  explicit Holder(const std::string& index) {
    if (::pipe(ready_.data()) != 0 || ::pipe(end_.data()) != 0) throw std::runtime_error("pipe");
    process_ = ::fork();
    if (process_ == 0) hold(index);
    char byte = 0;
    if (::read(ready_[0], &byte, 1) != 1) throw std::runtime_error("the lock was not taken");
  }
  ~Holder() { finish(); }

  void finish() {
    if (process_ == 0) return;
    ::close(end_[1]);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
  }

 private:
  [[noreturn]] void hold(const std::string& index) const {
    ::close(end_[1]);
    try {
      const indexer::IndexLock lock(index);
      char byte = 1;
      if (::write(ready_[1], &byte, 1) == 1 && ::read(end_[0], &byte, 1) == 0) ::_exit(0);
    } catch (...) {
    }
    ::_exit(1);
  }

  std::array<int, 2> ready_{};
  std::array<int, 2> end_{};
  pid_t process_ = 0;
};

}  // namespace

TEST_CASE("only one process at a time may write to an index", "[indexer]") {
  const test::ScratchFolder folder;
  Holder holder(folder.path("index"));
  CHECK_THROWS_AS(indexer::IndexLock(folder.path("index")), indexer::LockedError);
  CHECK_THROWS_WITH(indexer::IndexLock(folder.path("index")),
                    Catch::Contains("another dateline-index is writing here"));
  holder.finish();
  CHECK_NOTHROW(indexer::IndexLock(folder.path("index")));
  CHECK_NOTHROW(indexer::IndexLock(folder.path("index")));
}

TEST_CASE("what a lock made is gone with it where nothing was published", "[indexer]") {
  const test::ScratchFolder folder;
  folder.write("old/letter.txt", "dear");
  { const indexer::IndexLock lock(folder.path("old/a/b")); }
  CHECK(entries(folder.path("old")) == Names{"letter.txt"});
  folder.write("mine/index/LOCK", "");  // as it was there before, it stays
  { const indexer::IndexLock lock(folder.path("mine/index")); }
  CHECK(entries(folder.path("mine/index")) == Names{"LOCK"});
  {
    const indexer::IndexLock lock(folder.path("new"));
    publish(folder.path("new"), 1);
  }
  CHECK(entries(folder.path("new")) == Names{"CURRENT", "LOCK", "gen-000001"});
}

TEST_CASE("a file that cannot be locked is no sign of another writer", "[indexer]") {
  const test::ScratchFolder folder;
  failure_of_flock = ENOLCK;  // as on a shared disk without locks
  CHECK_THROWS_AS(indexer::IndexLock(folder.path("index")), schema::IndexError);
  failure_of_flock = EWOULDBLOCK;
  CHECK_THROWS_AS(indexer::IndexLock(folder.path("index")), indexer::LockedError);
  failure_of_flock = 0;
  CHECK_NOTHROW(indexer::IndexLock(folder.path("index")));
}

TEST_CASE("the directory of an index is made with the folders around it", "[indexer]") {
  const test::ScratchFolder folder;
  const std::string index = folder.path("a/b/index");
  const indexer::IndexLock lock(index);
  CHECK(fs::is_directory(index));
  CHECK_FALSE(indexer::find_current(index));
}

TEST_CASE("a directory of something else is refused and left alone", "[indexer]") {
  const test::ScratchFolder folder;
  folder.write("home/letter.txt", "dear");
  CHECK_THROWS_WITH(indexer::IndexLock(folder.path("home")),
                    Catch::Contains("not an index, and not empty ('letter.txt' is in it); name a "
                                    "new or an empty directory"));
  CHECK(entries(folder.path("home")) == Names{"letter.txt"});
  const std::string file = folder.write("file", "x");
  CHECK_THROWS_AS(indexer::IndexLock(file), schema::IndexError);
  CHECK_THROWS_AS(indexer::IndexLock(file + "/below"), schema::IndexError);
}

TEST_CASE("what a first build left unfinished is no foreign directory", "[indexer]") {
  const test::ScratchFolder folder;
  folder.write("index/LOCK", "");
  folder.write("index/CURRENT.new", "auto gen-000001\n");
  folder.write("index/building/part-0/x", "x");
  folder.write("index/gen-000001/x", "x");
  const indexer::IndexLock lock(folder.path("index"));
  indexer::remove_unfinished(folder.path("index"));
  CHECK(entries(folder.path("index")) == Names{"LOCK"});
}

TEST_CASE("a missing CURRENT costs no finished generation", "[indexer]") {
  const test::ScratchFolder folder;
  const std::string index = folder.path("index");
  const indexer::IndexLock lock(index);
  publish(index, 1);
  publish(index, 2);
  fs::remove(index + "/CURRENT");
  folder.write("index/gen-000003/file", "unfinished");
  CHECK_THROWS_WITH(schema::current_generation(index),
                    index +
                        "/CURRENT: is missing or empty; these builds are there: 1 2; to let "
                        "the newest answer: dateline-index rollback --index " +
                        index + " --to 2");
  indexer::remove_unfinished(index);
  CHECK(entries(index) == Names{"LOCK", "gen-000001", "gen-000002"});
  indexer::roll_back(index, 1);
  CHECK(indexer::find_current(index) == 1U);
  indexer::remove_unfinished(index);
  CHECK(indexer::list_generations(index) == std::vector<unsigned>{1, 2});  // one can go forward
}

TEST_CASE("a damaged CURRENT costs no generation and is mended by the next one", "[indexer]") {
  const test::ScratchFolder folder;
  const std::string index = folder.path("index");
  const indexer::IndexLock lock(index);
  publish(index, 1);
  publish(index, 2);
  const auto damage = GENERATE(values<std::string>({"", "auto gen-\n", "auto ../elsewhere\n"}));
  folder.write("index/CURRENT", damage);
  CHECK_FALSE(indexer::find_current(index));
  indexer::remove_unfinished(index);
  CHECK(entries(index) == Names{"CURRENT", "LOCK", "gen-000001", "gen-000002"});
  CHECK(indexer::next_generation(index) == 3U);
  publish(index, 3);
  CHECK(indexer::find_current(index) == 3U);
}

TEST_CASE("what only resembles a generation is left alone, and stops nothing", "[indexer]") {
  const test::ScratchFolder folder;
  const std::string index = folder.path("index");
  const indexer::IndexLock lock(index);
  publish(index, 1);
  publish(index, 2);
  const Names others = {"gen-000000",   "gen-000002.bak", "gen-000003x",   "gen-3",
                        "gen-list.txt", "gen-notes",      "gen-9999999999"};
  for (const auto& name : others) folder.write("index/" + name + "/file", "mine");
  folder.write("index/gen-000007", "a file");
  const std::string current = GENERATE("auto gen-000002\n", "junk");
  folder.write("index/CURRENT", current);
  indexer::remove_unfinished(index);
  for (const auto& name : others) {
    INFO(name);
    CHECK(fs::exists(index + "/" + name + "/file"));
  }
  CHECK(fs::exists(index + "/gen-000007"));
  CHECK(indexer::list_generations(index) == std::vector<unsigned>{1, 2});
  CHECK(indexer::next_generation(index) == 8U);
}

TEST_CASE("another program's CURRENT does not make its folder an index", "[indexer]") {
  const test::ScratchFolder folder;
  folder.write("store/CURRENT", "MANIFEST-000004\n");
  folder.write("store/000003.log", "records");
  const std::string store = folder.path("store");
  CHECK_THROWS_WITH(indexer::IndexLock(store), Catch::Contains("not an index, and not empty"));
  CHECK(test::read_file(store + "/CURRENT") == "MANIFEST-000004\n");
  CHECK(entries(store) == Names{"000003.log", "CURRENT"});
}

TEST_CASE("publishing makes CURRENT name the generation", "[indexer]") {
  const test::ScratchFolder folder;
  const std::string index = folder.path("index");
  const indexer::IndexLock lock(index);
  publish(index, 1);
  CHECK(test::read_file(index + "/CURRENT") == "auto gen-000001\n");
  CHECK(indexer::find_current(index) == 1U);
  CHECK(test::read_file(index + "/gen-000001/file") == "1");
  publish(index, 2);
  CHECK(indexer::find_current(index) == 2U);
  CHECK(entries(index) == Names{"CURRENT", "LOCK", "gen-000001", "gen-000002"});
}

TEST_CASE("a generation that cannot be published leaves the old one", "[indexer]") {
  const test::ScratchFolder folder;
  const std::string index = folder.path("index");
  const indexer::IndexLock lock(index);
  publish(index, 1);
  CHECK_THROWS(indexer::publish(index, index + "/nothing", 2));
  folder.write("index/gen-000002/file", "in the way");
  CHECK_THROWS_AS(publish(index, 2), schema::IndexError);
  CHECK(indexer::find_current(index) == 1U);
}

TEST_CASE("unfinished work is removed, finished generations stay", "[indexer]") {
  const test::ScratchFolder folder;
  const std::string index = folder.path("index");
  const indexer::IndexLock lock(index);
  for (unsigned number = 1; number <= 3; ++number) publish(index, number);
  folder.write("index/gen-000004/file", "renamed, never named by CURRENT");
  folder.write("index/building/part-0/x", "x");
  folder.write("index/CURRENT.new", "auto gen-000004\n");
  indexer::remove_unfinished(index);
  CHECK(entries(index) == Names{"CURRENT", "LOCK", "gen-000001", "gen-000002", "gen-000003"});
}

TEST_CASE("old generations are removed, the newest are kept", "[indexer]") {
  const test::ScratchFolder folder;
  const std::string index = folder.path("index");
  const indexer::IndexLock lock(index);
  for (unsigned number = 1; number <= 5; ++number) publish(index, number);
  indexer::remove_old(index, {.current = 5, .kept = 9});
  CHECK(entries(index).size() == 7);
  indexer::remove_old(index, {.current = 5, .kept = 2});
  CHECK(entries(index) == Names{"CURRENT", "LOCK", "gen-000004", "gen-000005"});
  indexer::remove_old(index, {.current = 5, .kept = 1});
  CHECK(entries(index) == Names{"CURRENT", "LOCK", "gen-000005"});
}

}  // namespace dateline
