// SPDX-License-Identifier: GPL-2.0-or-later
// The lines of a file of queries, with their numbers; lines can be put back.
#pragma once

#include <cstddef>
#include <deque>
#include <istream>
#include <optional>
#include <string>

namespace dateline::query {

struct BatchLine {
  std::string text;  // without its end, and without a byte order mark
  std::size_t number = 0;
};

class BatchLines {
 public:
  explicit BatchLines(std::istream& in) : in_(in) {}

  std::optional<BatchLine> next();
  // The next call of next() gives `line` once more.
  void put_back(BatchLine line) { again_.push_front(std::move(line)); }

 private:
  std::istream& in_;
  std::deque<BatchLine> again_;
  std::size_t number_ = 0;
};

// True for a line with nothing in it but blanks.
bool is_blank(std::string_view line);

}  // namespace dateline::query
