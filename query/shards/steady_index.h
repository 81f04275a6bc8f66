// SPDX-License-Identifier: GPL-2.0-or-later
// An open index that answers on while updates go on beneath it and shards are lost.
//
//   SteadyIndex index(choice);
//   const auto report = index.answer([&](const OpenIndex& open) { return explain(open, id); });
#pragma once

#include <functional>
#include <optional>
#include <type_traits>

#include "query/shards/open_index.h"

namespace dateline::query {

// One thread at a time.
class SteadyIndex {
 public:
  // Throws as open_index.
  explicit SteadyIndex(const IndexChoice& choice) : choice_(choice), index_(open_index(choice)) {}

  // Runs one whole answer, again on the state of now where it was overtaken or a shard was lost
  // that the choice allows to be missing. Throws what `work` throws, and schema::IndexError for
  // Xapian's errors, which do not derive from std::exception.
  template <class Work>
  auto answer(Work work) {
    std::optional<std::invoke_result_t<Work, const OpenIndex&>> answer;
    run([&](const OpenIndex& index) { answer.emplace(work(index)); });
    return std::move(*answer);
  }

 private:
  void run(const std::function<void(const OpenIndex&)>& work);
  void reopen() { index_ = open_index(choice_, index_.missing); }
  void leave_out(const Xapian::NetworkError& error);

  IndexChoice choice_;
  OpenIndex index_;
};

}  // namespace dateline::query
