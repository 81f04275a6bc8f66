// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/labels.h"

#include <catch2/catch.hpp>
#include <thread>

namespace dateline {

using indexer::Labels;
using List = std::vector<std::string>;

TEST_CASE("labels that fold alike share a number, and the first is shown", "[indexer]") {
  Labels labels(List{"Levant Monitor"});
  CHECK(labels.number_of("LEVANT MONITOR") == 0);
  CHECK(labels.number_of("Nile Valley Post") == 1);
  CHECK(labels.number_of("Levant-Monitor") == 0);
  CHECK(labels.list() == List{"Levant Monitor", "Nile Valley Post"});
}

TEST_CASE("batches number their labels in their order, whichever thread comes first", "[indexer]") {
  for (int round = 0; round < 20; ++round) {
    Labels labels;
    std::vector<std::thread> threads;
    for (std::size_t batch = 6; batch-- > 0;) {
      threads.emplace_back([&labels, batch] {
        labels.take_turn(batch, {"shared", "of batch " + std::to_string(batch)});
      });
    }
    for (auto& thread : threads) thread.join();
    CHECK(labels.list() == List{"shared", "of batch 0", "of batch 1", "of batch 2", "of batch 3",
                                "of batch 4", "of batch 5"});
  }
}

TEST_CASE("who waits for a turn goes on when all is stopped", "[indexer]") {
  Labels labels;
  bool taken = true;
  std::thread waiting([&] { taken = labels.take_turn(3, {"late"}); });
  labels.stop();
  waiting.join();
  CHECK_FALSE(taken);
  CHECK(labels.list().empty());
}

}  // namespace dateline
