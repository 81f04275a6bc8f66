// SPDX-License-Identifier: GPL-2.0-or-later
// Whether any article stands in two shards, where every count would count it twice.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query/shards/open_index.h"

namespace dateline::query {

struct SharedIds {
  struct Example {
    std::string id;
    std::size_t one = 0;  // places among the shards
    std::size_t other = 0;
  };
  std::size_t count = 0;  // of the ids that stand in more than one shard
  std::optional<Example> first;
};

// Reads the ids of all shards side by side: a fraction of a microsecond an article here, a few over
// a wire.
SharedIds find_shared_ids(const std::vector<Shard>& shards);

}  // namespace dateline::query
