// SPDX-License-Identifier: GPL-2.0-or-later
// The error of a query that says nothing sound, and where it is wrong.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dateline::query {

// A query that cannot be understood or is not allowed. what() names the culprit and the remedy.
class QueryError : public std::runtime_error {
 public:
  QueryError(std::string reason, std::size_t offset, std::size_t length);

  std::size_t offset() const { return offset_; }  // bytes in the query; of the culprit
  std::size_t length() const { return length_; }

 private:
  std::size_t offset_;
  std::size_t length_;
};

// The query's line, or what of a long one stands around the culprit, with the culprit marked by
// carets under it; printable:
//   "Islamic State
//   ^
std::string point_at(std::string_view query, const QueryError& error);

}  // namespace dateline::query
