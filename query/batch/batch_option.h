// SPDX-License-Identifier: GPL-2.0-or-later
// What a column or member of a batch says of its query.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/batch/batch_reader.h"

namespace dateline::query {

// All names of columns and members, "query" first.
const std::vector<std::string>& batch_option_names();

// Collects the options of one record.
class BatchOptions {
 public:
  // `name` is one of batch_option_names(); an empty list of values, or of empty ones, says nothing.
  void set(std::string_view name, const std::vector<std::string>& values);
  // The query with its options; unreadable where one of them was wrong, or where there is neither
  // a query nor a filter. A filter alone asks for all that passes it.
  BatchQuery take(BatchEntry entry);

 private:
  void set_limit(const std::string& value);

  BatchQuery query_;
  std::string id_, from_, to_;
};

}  // namespace dateline::query
