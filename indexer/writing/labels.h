// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers the outlets, agencies, languages and flags of an index.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline::indexer {

// Numbers labels in the order in which they are met. Labels that fold to the same letters share a
// number, and the first one is shown. Any number of threads may use it at once.
class Labels {
 public:
  Labels() = default;
  explicit Labels(const std::vector<std::string>& known);

  std::uint32_t number_of(std::string_view label);
  std::vector<std::string> list() const;

  // Numbers the labels of a batch when all batches before it have had their turn, so that the
  // numbers do not depend on which thread is faster. Batches count from 0; each needs its turn.
  // False, at once, after stop().
  bool take_turn(std::size_t batch, const std::vector<std::string>& labels);
  void stop();

 private:
  std::uint32_t add(std::string_view label);

  mutable std::mutex mutex_;
  std::condition_variable turn_changed_;
  std::size_t turn_ = 0;
  bool stopped_ = false;
  std::vector<std::string> list_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // by the folded label
};

}  // namespace dateline::indexer
