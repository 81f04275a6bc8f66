// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/record_items.h"

#include <algorithm>
#include <array>
#include <span>

namespace dateline::corpus {
namespace {

constexpr auto wrappers =
    std::to_array<std::string_view>({"data", "articles", "results", "items", "documents", "hits"});

bool is_wrapper(const Value& value) {
  return value.type == ValueType::list &&
         std::find(wrappers.begin(), wrappers.end(), value.path) != wrappers.end();
}

// Counts the items of the outermost lists of one object anew, since `item` counted those of the
// list around it.
class ItemCounter {
 public:
  std::size_t item_of(const Value& value) {
    const bool is_inside = !list_.empty() && value.path.starts_with(list_) &&
                           (value.path.size() == list_.size() || value.path[list_.size()] == '.');
    if (is_inside) {
      const bool is_next = value.path.size() == list_.size() && value.type != ValueType::list;
      return is_next ? ++item_ : item_;
    }
    list_ = value.type == ValueType::list ? value.path : std::string_view();
    item_ = 0;
    return 0;
  }

 private:
  std::string_view list_;
  std::size_t item_ = 0;
};

Record build_item(const Record& wrapper, std::span<const Value> object) {
  Record record;
  record.start(wrapper.line());
  record.set_date_source(wrapper.date_source());
  for (const auto& flag : wrapper.flags()) record.add_flag(flag);
  ItemCounter counter;
  const auto prefix = object.front().path.size() + 1;
  for (auto value : object.subspan(1)) {
    if (value.path.size() <= prefix) continue;
    value.path.remove_prefix(prefix);
    value.item = counter.item_of(value);
    record.add(value);
  }
  return record;
}

}  // namespace

std::vector<Record> unwrap(const Record& record) {
  std::vector<Record> items;
  const auto values = record.values();
  const auto list = std::find_if(values.begin(), values.end(), is_wrapper);
  if (list == values.end()) return items;
  auto begin = list + 1;
  while (begin != values.end() && begin->path == list->path && begin->type == ValueType::object) {
    const auto end = std::find_if(begin + 1, values.end(), [&](const Value& value) {
      return value.item != begin->item || !value.path.starts_with(list->path);
    });
    items.push_back(build_item(record, {begin, end}));
    begin = end;
  }
  return items;
}

}  // namespace dateline::corpus
