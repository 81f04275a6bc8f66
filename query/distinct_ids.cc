// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/distinct_ids.h"

#include <algorithm>

#include "indexer/schema.h"

namespace dateline::query {
namespace {

// The ids of one shard, ascending.
struct Ids {
  std::size_t shard = 0;
  Xapian::TermIterator at;
  Xapian::TermIterator end;
  std::string term{};

  // False at the end.
  bool read() {
    if (at == end) return false;
    term = *at;
    return true;
  }
};

// The least of them on top of a heap, of equal ones that of the first shard.
bool is_behind(const Ids& a, const Ids& b) {
  return a.term != b.term ? a.term > b.term : a.shard > b.shard;
}

std::string id_of(const std::string& term) { return term.substr(schema::prefix::id.size()); }

}  // namespace

SharedIds find_shared_ids(const std::vector<Shard>& shards) {
  const std::string prefix(schema::prefix::id);
  std::vector<Ids> heap;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const auto& database = shards[i].database;
    Ids ids{i, database.allterms_begin(prefix), database.allterms_end(prefix)};
    if (ids.read()) heap.push_back(std::move(ids));
  }
  std::ranges::make_heap(heap, is_behind);
  SharedIds shared;
  std::string last;
  std::size_t last_shard = 0;
  bool is_counted = false;
  while (!heap.empty()) {
    std::ranges::pop_heap(heap, is_behind);
    Ids& ids = heap.back();
    const bool again = ids.term == last;
    if (again && !is_counted) ++shared.count;
    if (again && !shared.first) shared.first = {id_of(last), last_shard, ids.shard};
    is_counted = again;
    last = ids.term;
    last_shard = ids.shard;
    ++ids.at;
    if (ids.read()) {
      std::ranges::push_heap(heap, is_behind);
    } else {
      heap.pop_back();
    }
  }
  return shared;
}

}  // namespace dateline::query
