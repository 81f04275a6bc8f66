// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the queries of a batch, one after the other, whatever the form of the file:
//   text   a line is a query; "id<TAB>query" names it; empty lines and lines with # are passed over
//   csv    a header with a column "query", comma or tab between the cells (RFC 4180); lines with #
//          may stand before it
//   jsonl  an object a line with a member "query"
//   trec   topics: <top> with <num> and <title>, or <topic number="..."> with <query> or <title>
// Columns and members beside "query": id, limit, from, to, outlet, owner, place, near, filed,
// agency, lang, and note, which is passed over. A cell has several values with ; between them, a
// member an array.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/answer/result_page.h"
#include "query/output/result_writer.h"

namespace dateline::query {

struct BatchQuery {
  BatchEntry entry;
  std::string query;
  std::vector<Filter> filters;            // of its own; they stand in for others of their field
  std::optional<std::size_t> limit;       // of hits
  std::optional<std::string> unreadable;  // why the record is none; all else may be missing then
};

enum class BatchFormat { automatic, text, csv, jsonl, trec };

// One thread at a time.
class BatchReader {
 public:
  virtual ~BatchReader() = default;
  virtual std::optional<BatchQuery> next() = 0;
};

// A batch that cannot be read at all, such as one whose header has a column that means nothing.
class BatchError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The form is told by the first line that says something, which one with # does not, unless
// `format` names it. It is text in UTF-8: UTF-16 is refused, and a query with a NUL in it is
// unreadable. `in` must outlive the reader. Throws BatchError.
std::unique_ptr<BatchReader> open_batch(std::istream& in,
                                        BatchFormat format = BatchFormat::automatic);

}  // namespace dateline::query
