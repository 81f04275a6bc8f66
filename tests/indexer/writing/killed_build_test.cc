// SPDX-License-Identifier: GPL-2.0-or-later
// Kills builds at random moments: the index answers with the state before or after, never between.
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "query/answer/searcher.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

using std::chrono::microseconds;

// Articles enough for three parts and a merge of them, all of which have the word `generation`.
std::string corpus_of(std::size_t articles) {
  std::string lines;
  for (std::size_t i = 0; i < articles; ++i) {
    const std::string number = std::to_string(i);
    lines += "{\"id\":\"" + number + "\",\"title\":\"Report " + number +
             "\",\"text\":\"Shells fell on Mosul in generation " + number + "\"}\n";
  }
  return lines;
}

void kill_this_process(int) { ::kill(::getpid(), SIGKILL); }

// Ends this process `after` from now, without a chance to tidy up.
void arm(microseconds after) {
  ::signal(SIGALRM, kill_this_process);
  itimerval timer{};
  timer.it_value.tv_sec = after.count() / 1'000'000;
  timer.it_value.tv_usec = std::max<long>(after.count() % 1'000'000, 1);
  ::setitimer(ITIMER_REAL, &timer, nullptr);
}

// True if the build was done before it was killed.
bool build_and_kill(const indexer::IndexOptions& options, microseconds after) {
  const pid_t process = ::fork();
  if (process == 0) {
    arm(after);
    try {
      test::build_index(options);
      ::_exit(0);
    } catch (...) {
      ::_exit(1);
    }
  }
  int status = 0;
  ::waitpid(process, &status, 0);
  CHECK((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
  return WIFEXITED(status);
}

struct State {
  std::size_t articles = 0;
  unsigned generation = 0;
  bool operator==(const State&) const = default;
};

State answer(const std::string& index) {
  const query::Searcher searcher(index);
  const auto page = searcher.search({.query = "generation shells", .limit = 3});
  return {page.total, page.provenance.generation};
}

}  // namespace

TEST_CASE("the old generation answers when a build is killed", "[indexer]") {
  const test::ScratchFolder folder;
  indexer::IndexOptions options{.index = folder.path("index"),
                                .corpus = {folder.write("reports.jsonl", corpus_of(1100))},
                                .tables = {folder.write("names.tsv", test::small_table())}};
  const auto begin = std::chrono::steady_clock::now();
  test::build_index(options);
  const auto whole =
      std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - begin);
  State state = answer(options.index);
  CHECK(state == State{1100, 1});
  std::mt19937 random(23);
  std::uniform_int_distribution<long> moment(0, whole.count() * 6 / 5);
  for (std::size_t i = 1; i <= 20; ++i) {
    folder.write("reports.jsonl", corpus_of(1100 + i));
    const bool done = build_and_kill(options, microseconds(moment(random)));
    const State now = answer(options.index);
    const State next{1100 + i, state.generation + 1};
    CHECK((now == next || (!done && now == state)));
    state = now;
  }
  test::build_index(options);
  CHECK(answer(options.index) == State{1120, state.generation + 1});
}

}  // namespace dateline
