// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/provenance.h"

#include <algorithm>
#include <vector>

namespace dateline::query {
namespace {

std::string join(const std::vector<std::string>& parts, const std::string& separator) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : separator) + part;
  return text;
}

Provenance::Shard describe(const Shard& shard) {
  return {.name = shard.address.name(),
          .index_id = shard.index_id,
          .generation = shard.generation,
          .database = shard.database.get_uuid()};
}

// One order, however the shards were named.
std::string id_of(const OpenIndex& index) {
  std::vector<std::string> ids;
  for (const Shard& shard : index.shards) ids.push_back(shard.index_id);
  std::ranges::sort(ids);
  for (const auto& missing : index.missing) ids.push_back("missing:" + missing.address.name());
  return join(ids, "+");
}

}  // namespace

Provenance provenance_of(const OpenIndex& index) {
  Provenance provenance{.index_id = id_of(index),
                        .generation = 0,
                        .names_hash = index.names.hash(),
                        .tool = DATELINE_VERSION};
  const Shard& first = index.shards.front();
  const bool is_set = index.shards.size() + index.missing.size() > 1 || first.address.is_remote();
  if (!is_set) provenance.generation = first.generation;
  for (const Shard& shard : index.shards) {
    if (is_set) provenance.shards.push_back(describe(shard));
  }
  std::ranges::sort(provenance.shards, {}, &Provenance::Shard::index_id);
  for (const auto& missing : index.missing) provenance.missing.push_back(missing.address.name());
  return provenance;
}

std::string Provenance::generations() const {
  if (shards.empty()) return std::to_string(generation);
  std::vector<std::string> parts;
  for (const Shard& shard : shards) parts.push_back(std::to_string(shard.generation));
  return join(parts, "+");
}

std::string note_of_missing(const OpenIndex& index) {
  if (index.missing.empty()) return {};
  std::vector<std::string> reasons;
  for (const auto& [address, reason] : index.missing) {
    reasons.push_back(address.name() + " (" + reason + ")");
  }
  return "a partial answer, without what is in " + join(reasons, ", ");
}

}  // namespace dateline::query
