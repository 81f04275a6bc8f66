// SPDX-License-Identifier: GPL-2.0-or-later
// Opens one shard, here or on another machine, and reads what its metadata tells.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "query/shards/open_index.h"

namespace dateline::query {

// Throws schema::IndexError where there is no index or one of another version,
// Xapian::NetworkError where a remote one does not answer in time, and what else goes wrong where
// an update has overtaken the opening.
Shard open_shard(const ShardAddress& address, std::chrono::milliseconds timeout);

// The folder of a local shard's generation.
std::string folder_of(const Shard& shard);

std::string names_hash_of(const Shard& shard);
std::vector<std::string> labels_of(const Shard& shard);
Years years_of(const Shard& shard);
// schema::is_present tells which.
std::string names_present_in(const Shard& shard);

}  // namespace dateline::query
