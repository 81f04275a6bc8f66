// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/shards/open_index.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "indexer/layout/schema.h"
#include "query/shards/distinct_ids.h"
#include "query/shards/open_shard.h"

namespace dateline::query {
namespace {

using schema::IndexError;

bool is_missing(const std::vector<MissingShard>& missing, const ShardAddress& address) {
  return std::ranges::find(missing, address, &MissingShard::address) != missing.end();
}

void join_names_present(OpenIndex& index) {
  index.present.resize(index.names.size());
  for (const Shard& shard : index.shards) {
    const std::string bits = names_present_in(shard);
    for (std::uint32_t name = 0; name < index.present.size(); ++name) {
      if (schema::is_present(bits, name)) index.present[name] = true;
    }
  }
}

std::vector<Shard> open_shards(const ShardList& list, const IndexChoice& choice,
                               std::vector<MissingShard>& missing) {
  std::vector<Shard> shards;
  for (const ShardAddress& address : list.shards) {
    if (is_missing(missing, address)) continue;
    try {
      shards.push_back(open_shard(address, choice.timeout));
    } catch (const Xapian::NetworkError& error) {
      if (!choice.may_be_partial) fail_unanswered(address, reason_of(error));
      missing.push_back({address, reason_of(error)});
    }
  }
  if (shards.empty()) fail_unanswered(missing.front().address, missing.front().reason);
  return shards;
}

void check_names(const std::vector<Shard>& shards) {
  const std::string hash = names_hash_of(shards.front());
  for (const Shard& shard : shards) {
    if (names_hash_of(shard) == hash) continue;
    throw IndexError(shard.address.name(), "was built with another name table than " +
                                               shards.front().address.name() +
                                               "; build both with the same tables");
  }
}

void check_copies(const std::vector<Shard>& shards) {
  std::map<std::string, std::string> seen;
  for (const Shard& shard : shards) {
    const auto [other, is_new] = seen.emplace(shard.index_id, shard.address.name());
    if (is_new) continue;
    throw IndexError(shard.address.name(),
                     "is the same index as " + other->second + "; its articles would count twice");
  }
}

void check_distinct(const std::vector<Shard>& shards) {
  const auto shared = find_shared_ids(shards);
  if (shared.count == 0) return;
  const auto& [id, one, other] = *shared.first;
  throw IndexError(shards[other].address.name(),
                   "articles that stand in another shard too: " + std::to_string(shared.count) +
                       ", the first '" + id + "' in " + shards[one].address.name() +
                       "; they would count twice. Remove them from one of the two, or make one "
                       "index with dateline-index merge");
}

// Numbers the labels of all shards anew, those of the first one as they are.
void join_labels(OpenIndex& index) {
  std::map<std::string, std::uint32_t> numbers;
  for (Shard& shard : index.shards) {
    for (auto& label : labels_of(shard)) {
      const auto next = static_cast<std::uint32_t>(index.labels.size());
      const auto [number, is_new] = numbers.emplace(label, next);
      shard.numbers.push_back(number->second);
      if (is_new) index.labels.push_back(std::move(label));
    }
  }
}

void join_years(OpenIndex& index) {
  for (const Shard& shard : index.shards) {
    const Years years = years_of(shard);
    if (years.last < years.first) continue;  // no dated article
    const bool is_first = index.years.last < index.years.first;
    index.years.first = is_first ? years.first : std::min(index.years.first, years.first);
    index.years.last = is_first ? years.last : std::max(index.years.last, years.last);
  }
}

void open_names(OpenIndex& index, const ShardList& list) {
  const auto local = std::ranges::find_if(
      index.shards, [](const Shard& shard) { return !shard.address.is_remote(); });
  const bool is_local = local != index.shards.end();
  const std::string folder = is_local ? folder_of(*local) : list.tables;
  const std::string hash = names_hash_of(index.shards.front());
  const auto open = [&] {
    index.names = synonyms::NameTable::open(schema::names_path(folder));
    index.keys = synonyms::NameKeys::open(schema::keys_path(folder), index.names);
    return index.names.hash() == hash;
  };
  if (is_local) {
    if (!open()) {
      throw IndexError(index.path,
                       "its name table is not the one it was built with; build it again");
    }
    return;
  }
  try {
    if (open()) return;
  } catch (const std::runtime_error&) {  // the message below says what is wanted
  }
  throw IndexError(index.path,
                   "no shard is local, and this program's own name table is not the one that they "
                   "were built with; name a folder with their names.table and names.keys in a "
                   "line 'tables FOLDER' of the file of shards");
}

void join_shards(OpenIndex& index, const ShardList& list) {
  check_names(index.shards);
  check_copies(index.shards);
  for (const Shard& shard : index.shards) index.database.add_database(shard.database);
  join_labels(index);
  if (!list.is_distinct) check_distinct(index.shards);
}

void join(OpenIndex& index, const ShardList& list) {
  if (index.shards.size() == 1) {
    index.database = index.shards.front().database;
    index.labels = labels_of(index.shards.front());
  } else {
    join_shards(index, list);
  }
  join_years(index);
  open_names(index, list);
  join_names_present(index);
}

OpenIndex open_once(const IndexChoice& choice, const ShardList& list,
                    std::vector<MissingShard> missing) {
  OpenIndex index{.path = choice.name()};
  index.shards = open_shards(list, choice, missing);
  try {
    join(index, list);
  } catch (const Xapian::NetworkError& error) {
    const Shard* lost = find_culprit(index, error);
    if (lost == nullptr) throw IndexError(index.path, reason_of(error));
    if (!choice.may_be_partial) fail_unanswered(lost->address, reason_of(error));
    missing.push_back({lost->address, reason_of(error)});
    return open_once(choice, list, std::move(missing));
  }
  index.missing = std::move(missing);
  return index;
}

}  // namespace

void fail_unanswered(const ShardAddress& address, const std::string& reason) {
  throw IndexError(address.name(),
                   "the remote shard does not answer: " + reason +
                       "; where a partial answer will do, --partial leaves it out and says so");
}

bool OpenIndex::has_remote() const {
  return std::ranges::any_of(shards, [](const Shard& shard) { return shard.address.is_remote(); });
}

const schema::FacetColumns* OpenIndex::columns_of(const Xapian::Database& shard_database) const {
  const auto is_it = [&](const Shard& shard) {
    return !shard.address.is_remote() &&
           (shards.size() == 1 || shard.database.get_uuid() == shard_database.get_uuid());
  };
  const auto found = std::ranges::find_if(shards, is_it);
  return found == shards.end() ? nullptr : &found->columns;
}

std::string OpenIndex::label(std::string_view id) const {
  const auto name = names.find_id(id);
  const bool number = id.find(':') != id.npos;
  if (!name || !number) return std::string(id);
  return std::string(names.name(*name).label) + " (" + std::string(id) + ")";
}

std::vector<std::string> OpenIndex::forms(const std::string& key) const {
  if (shards.size() == 1) return schema::decode_labels(shards.front().database.get_metadata(key));
  std::set<std::string> all;
  for (const Shard& shard : shards) {
    for (auto& form : schema::decode_labels(shard.database.get_metadata(key))) {
      all.insert(std::move(form));
    }
  }
  return {all.begin(), all.end()};
}

OpenIndex open_index(const IndexChoice& choice, std::vector<MissingShard> missing) {
  // A generation may be removed between the look at CURRENT and the opening; then CURRENT has moved
  // on. An update may be faster than the opening a few times.
  constexpr int most_tries = 5;
  const ShardList list = list_shards(choice);
  for (int tries = 1;; ++tries) {
    try {
      return open_once(choice, list, missing);
    } catch (const IndexError&) {
      throw;
    } catch (const Xapian::Error& error) {
      if (tries == most_tries) throw IndexError(choice.name(), error.get_description());
    } catch (const std::runtime_error& error) {  // the name table, with the remedy
      if (tries == most_tries) throw IndexError(choice.name(), error.what());
    }
  }
}

}  // namespace dateline::query
