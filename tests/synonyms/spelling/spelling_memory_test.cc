// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling/spelling_memory.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

namespace dateline::synonyms {
namespace {

KeyCandidates like(std::uint32_t name) { return {.perfect = 1000, .best = {{.name = name}}}; }

}  // namespace

TEST_CASE("what was found out about a spelling is known by country", "[synonyms]") {
  SpellingMemory memory;
  CHECK_FALSE(memory.find("qamishlo", 0));
  memory.keep("qamishlo", 0, {.perfect = 900, .best = {}});
  memory.keep("qamishlo", 7, like(3));
  REQUIRE(memory.find("qamishlo", 0));
  CHECK(memory.find("qamishlo", 0)->best.empty());
  CHECK(memory.find("qamishlo", 0)->perfect == 900);
  REQUIRE(memory.find("qamishlo", 7));
  CHECK(memory.find("qamishlo", 7)->best.front().name == 3);
  CHECK_FALSE(memory.find("qamishlo", 8));
  CHECK_FALSE(memory.find("kamishly", 7));
}

TEST_CASE("what is asked for again is remembered, what is not is forgotten", "[synonyms]") {
  SpellingMemory memory;
  memory.keep("once", 0, like(1));
  memory.keep("often", 0, like(2));
  bool always = true;
  for (int i = 0; i < 500'000; ++i) {
    memory.keep("word" + std::to_string(i), 0, {});
    if (i % 1000 == 0) always = always && memory.find("often", 0).has_value();
  }
  CHECK(always);
  CHECK_FALSE(memory.find("once", 0));
  CHECK_FALSE(memory.find("word0", 0));
  CHECK(memory.find("word499999", 0));
}

TEST_CASE("what is known stays bounded where all of it is asked for between new spellings",
          "[synonyms]") {
  SpellingMemory memory;
  constexpr int round = 100'000;
  std::size_t known = 0;
  for (int rounds = 0; rounds < 6; ++rounds) {
    for (int i = 0; i < round; ++i) {
      memory.keep("word" + std::to_string(rounds * round + i), 0, {});
    }
    known = 0;
    for (int i = 0; i < (rounds + 1) * round; ++i) {
      known += memory.find("word" + std::to_string(i), 0).has_value() ? 1 : 0;
    }
  }
  CHECK(known <= 300'000);
}

TEST_CASE("threads that share a memory are told what belongs to the spelling", "[synonyms]") {
  SpellingMemory memory;
  const auto work = [&](std::size_t& wrong) {
    for (std::uint32_t i = 0; i < 20'000; ++i) {
      const std::string word = "word" + std::to_string(i % 500);
      if (const auto known = memory.find(word, i % 3)) {
        if (known->best.size() != 1 || known->best.front().name != i % 500) ++wrong;
      } else {
        memory.keep(word, i % 3, like(i % 500));
      }
    }
  };
  std::array<std::size_t, 4> wrong{};
  std::vector<std::thread> threads;
  for (auto& each : wrong) threads.emplace_back([&] { work(each); });
  for (auto& thread : threads) thread.join();
  CHECK(wrong == std::array<std::size_t, 4>{});
}

}  // namespace dateline::synonyms
