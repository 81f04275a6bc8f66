// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/shards/open_shard.h"

#include <cstdlib>
#include <string_view>
#include <utility>

#include "indexer/layout/schema.h"

namespace dateline::query {
namespace {

std::string metadata(const Shard& shard, std::string_view key) {
  return shard.database.get_metadata(std::string(key));
}

void check_version(const Shard& shard) {
  const std::string version = metadata(shard, schema::metadata::version);
  if (version == schema::version) return;
  throw schema::IndexError(shard.address.name(),
                           "written in format " + (version.empty() ? "?" : version) +
                               ", this program reads format " + std::string(schema::version) +
                               "; build the index again with dateline-index build");
}

void open_local(Shard& shard) {
  shard.generation = schema::current_generation(shard.address.path);
  const std::string folder = folder_of(shard);
  shard.hold = schema::GenerationHold(folder);
  shard.database = Xapian::Database(folder);
  check_version(shard);
  shard.columns = schema::FacetColumns(folder, metadata(shard, schema::metadata::columns));
}

void open_remote(Shard& shard, std::chrono::milliseconds timeout) {
  const auto milliseconds = static_cast<useconds_t>(timeout.count());
  shard.database =
      Xapian::Remote::open(shard.address.host, shard.address.port, milliseconds, milliseconds);
  check_version(shard);
  shard.generation = static_cast<unsigned>(
      std::strtoul(metadata(shard, schema::metadata::generation).c_str(), nullptr, 10));
}

}  // namespace

Shard open_shard(const ShardAddress& address, std::chrono::milliseconds timeout) {
  Shard shard{.address = address};
  if (address.is_remote()) {
    open_remote(shard, timeout);
  } else {
    open_local(shard);
  }
  shard.index_id = metadata(shard, schema::metadata::index_id);
  return shard;
}

std::string folder_of(const Shard& shard) {
  return shard.address.path + "/" + schema::generation_name(shard.generation);
}

std::string names_hash_of(const Shard& shard) {
  return metadata(shard, schema::metadata::names_hash);
}

std::vector<std::string> labels_of(const Shard& shard) {
  return schema::decode_labels(metadata(shard, schema::metadata::labels));
}

std::string names_present_in(const Shard& shard) {
  return metadata(shard, schema::metadata::names_present);
}

Years years_of(const Shard& shard) { return parse_years(metadata(shard, schema::metadata::years)); }

// Xapian gives the address as context of most errors, but not where a connection is closed.
const Shard* find_culprit(const OpenIndex& index, const Xapian::NetworkError& error) {
  for (const Shard& shard : index.shards) {
    const auto& [path, host, port] = shard.address;
    const std::string context = "remote:tcp(" + host + ":" + std::to_string(port) + ")";
    if (shard.address.is_remote() && error.get_context() == context) return &shard;
  }
  for (const Shard& shard : index.shards) {
    if (!shard.address.is_remote()) continue;
    try {
      Xapian::Database(shard.database).keep_alive();
    } catch (const Xapian::NetworkError&) {
      return &shard;
    }
  }
  return nullptr;
}

std::string reason_of(const Xapian::NetworkError& error) {
  const char* detail = error.get_error_string();
  return error.get_msg() + (detail == nullptr ? "" : " (" + std::string(detail) + ")");
}

}  // namespace dateline::query
