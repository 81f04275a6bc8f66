// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/bounded_queue.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>
#include <vector>

namespace dateline {

using indexer::BoundedQueue;

TEST_CASE("a queue gives items in order and ends when it is closed", "[indexer]") {
  BoundedQueue<int> queue(3);
  CHECK(queue.push(1));
  CHECK(queue.push(2));
  queue.close();
  CHECK_FALSE(queue.push(3));
  CHECK(queue.pop() == 1);
  CHECK(queue.pop() == 2);
  CHECK_FALSE(queue.pop());
}

TEST_CASE("an abandoned queue drops what it has and lets go who waits", "[indexer]") {
  BoundedQueue<int> queue(1);
  queue.push(1);
  std::atomic<bool> taken = true;
  std::thread waiting([&] { taken = queue.push(2); });
  queue.abandon();
  waiting.join();
  CHECK_FALSE(taken);
  CHECK_FALSE(queue.pop());
}

TEST_CASE("a queue never holds more than its capacity, and loses nothing", "[indexer]") {
  constexpr int items = 2000;
  BoundedQueue<int> queue(2);
  std::atomic<int> handed = 0;
  std::atomic<int> most = 0;
  std::atomic<long> sum = 0;
  std::vector<std::thread> takers;
  for (int i = 0; i < 3; ++i) {
    takers.emplace_back([&] {
      while (const auto item = queue.pop()) {
        --handed;
        sum += *item;
      }
    });
  }
  for (int i = 1; i <= items; ++i) {
    ++handed;
    queue.push(i);
    most = std::max<int>(most, handed);
  }
  queue.close();
  for (auto& taker : takers) taker.join();
  CHECK(sum == static_cast<long>(items) * (items + 1) / 2);
  CHECK(most <= 2 + 3);  // two in the queue, one in the hands of each taker
}

}  // namespace dateline
