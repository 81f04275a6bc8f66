// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/labels.h"

#include "synonyms/words/fold.h"

namespace dateline::indexer {

Labels::Labels(const std::vector<std::string>& known) {
  for (const auto& label : known) add(label);
}

std::uint32_t Labels::number_of(std::string_view label) {
  const std::lock_guard lock(mutex_);
  return add(label);
}

std::vector<std::string> Labels::list() const {
  const std::lock_guard lock(mutex_);
  return list_;
}

bool Labels::take_turn(std::size_t batch, const std::vector<std::string>& labels) {
  std::unique_lock lock(mutex_);
  turn_changed_.wait(lock, [&] { return stopped_ || turn_ == batch; });
  if (stopped_) return false;
  for (const auto& label : labels) add(label);
  ++turn_;
  turn_changed_.notify_all();
  return true;
}

void Labels::stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  turn_changed_.notify_all();
}

std::uint32_t Labels::add(std::string_view label) {
  const auto [found, fresh] =
      numbers_.try_emplace(synonyms::fold(label), static_cast<std::uint32_t>(list_.size()));
  if (fresh) list_.emplace_back(label);
  return found->second;
}

}  // namespace dateline::indexer
