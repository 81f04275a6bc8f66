// SPDX-License-Identifier: GPL-2.0-or-later
// Hands work from one thread to others, in order, and never holds more than so many pieces: who is
// faster waits.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

namespace dateline::indexer {

// Any number of threads may use it at once.
template <class Item>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

  // Waits for room. False if the queue is closed; the item is then dropped.
  bool push(Item item) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || items_.size() < capacity_; });
    if (closed_) return false;
    items_.push_back(std::move(item));
    filled_.notify_one();
    return true;
  }

  // Waits for an item; nullopt once the queue is closed and empty.
  std::optional<Item> pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [&] { return closed_ || !items_.empty(); });
    if (items_.empty()) return std::nullopt;
    Item item = std::move(items_.front());
    items_.pop_front();
    room_.notify_one();
    return item;
  }

  // Takes no more items; those that it has are still handed out.
  void close() { end(false); }
  // Drops what it has, too.
  void abandon() { end(true); }

 private:
  void end(bool drop) {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    if (drop) items_.clear();
    filled_.notify_all();
    room_.notify_all();
  }

  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::condition_variable room_;
  std::deque<Item> items_;
  bool closed_ = false;
};

}  // namespace dateline::indexer
