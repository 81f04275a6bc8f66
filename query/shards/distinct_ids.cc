// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/shards/distinct_ids.h"

#include <algorithm>
#include <utility>

#include "indexer/layout/schema.h"

namespace dateline::query {
namespace {

// The ids of all shards, ascending; one that stands in several comes once for each.
class MergedIds {
 public:
  explicit MergedIds(const std::vector<Shard>& shards) {
    const std::string prefix(schema::prefix::id);
    for (std::size_t i = 0; i < shards.size(); ++i) {
      const auto& database = shards[i].database;
      push({i, database.allterms_begin(prefix), database.allterms_end(prefix)});
    }
  }

  bool has_next() const { return !heap_.empty(); }

  struct Id {
    std::string term;
    std::size_t shard = 0;
  };
  // REQUIRES has_next().
  Id next() {
    std::ranges::pop_heap(heap_, is_behind);
    List list = std::move(heap_.back());
    heap_.pop_back();
    const Id id{list.term, list.shard};
    ++list.at;
    push(std::move(list));
    return id;
  }

 private:
  struct List {
    std::size_t shard = 0;
    Xapian::TermIterator at;
    Xapian::TermIterator end;
    std::string term{};
  };

  // Of equal ones that of the first shard stands on top.
  static bool is_behind(const List& a, const List& b) {
    return a.term != b.term ? a.term > b.term : a.shard > b.shard;
  }

  void push(List list) {
    if (list.at == list.end) return;
    list.term = *list.at;
    heap_.push_back(std::move(list));
    std::ranges::push_heap(heap_, is_behind);
  }

  std::vector<List> heap_;
};

}  // namespace

SharedIds find_shared_ids(const std::vector<Shard>& shards) {
  SharedIds shared;
  MergedIds ids(shards);
  MergedIds::Id last;
  bool is_counted = false;  // the last one
  while (ids.has_next()) {
    MergedIds::Id id = ids.next();
    const bool is_again = id.term == last.term;
    if (is_again && !is_counted) ++shared.count;
    if (is_again && !shared.first) {
      shared.first = {id.term.substr(schema::prefix::id.size()), last.shard, id.shard};
    }
    is_counted = is_again;
    last = std::move(id);
  }
  return shared;
}

}  // namespace dateline::query
