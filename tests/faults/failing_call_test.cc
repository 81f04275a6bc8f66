// SPDX-License-Identifier: GPL-2.0-or-later
// Lets one call after the other of a build fail: the process killed there, the disk full or broken
// from there on, no descriptor or no memory left.
#include <signal.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/faults/disk_model.h"
#include "tests/faults/faulty_run.h"

namespace dateline::faults {
namespace {

// Some of the calls of a build, from the first to the last.
std::vector<std::size_t> calls_of(const FaultyIndex& index, std::size_t some) {
  const std::string log = index.path("log");
  if (index.build(310, {.log = log}).status != 0) throw std::runtime_error("the build failed");
  const std::size_t all = read_changes(log).size();
  std::vector<std::size_t> calls;
  for (std::size_t i = 0; i < some; ++i) calls.push_back(1 + i * (all - 1) / (some - 1));
  return calls;
}

// The generation grows with every build that is done, so the state tells whether one was.
void check_state(const FaultyIndex& index, const State& before, std::size_t articles) {
  const State now = answer(index.index());
  if (now != before) CHECK(now == State{articles, before.generation + 1});
}

}  // namespace

TEST_CASE("a build that is killed at any call leaves the state before or after", "[faults]") {
  const FaultyIndex index;
  std::size_t articles = 400;
  for (const std::size_t call : calls_of(index, 40)) {
    INFO("call " << call);
    const State before = answer(index.index());
    const Run run = index.build(++articles, {.kind = "kill", .at = call});
    CHECK((run.status == 128 + SIGKILL || run.status == 0));
    check_state(index, before, articles);
  }
  CHECK(index.build(500).status == 0);
  CHECK(answer(index.index()).articles == 500);
}

TEST_CASE("a build that meets an error at any call says so and leaves the state before",
          "[faults]") {
  const std::string kind = GENERATE(as<std::string>(), "ENOSPC", "EIO", "EMFILE");
  const FaultyIndex index;
  for (const std::size_t call : calls_of(index, 20)) {
    INFO(kind << " from call " << call);
    const State before = answer(index.index());
    const Run run = index.build(400, {.kind = kind, .at = call});
    INFO(run.message);
    CHECK((run.status == 2 || run.status == 0));
    CHECK((run.status == 0) == run.message.empty());
    check_state(index, before, 400);
  }
  CHECK(index.build(500).status == 0);
  CHECK(answer(index.index()).articles == 500);
}

TEST_CASE("a build without memory from any allocation on leaves the state before or after",
          "[faults]") {
  const FaultyIndex index;
  for (std::size_t allocation = 1; allocation < 400'000; allocation = allocation * 2 + 1) {
    INFO("allocation " << allocation);
    const State before = answer(index.index());
    const Run run = index.build(400, {.kind = "bad_alloc", .at = allocation});
    INFO(run.message);
    // libstdc++ ends the program where it is without memory while it reads a folder.
    CHECK((run.status == 2 || run.status == 0 || run.status == 128 + SIGABRT));
    check_state(index, before, 400);
  }
}

}  // namespace dateline::faults
