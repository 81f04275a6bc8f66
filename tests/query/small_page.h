// SPDX-License-Identifier: GPL-2.0-or-later
// An answer made by hand, and what the writers print of one.
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "query/answer/result_page.h"
#include "query/output/result_writer.h"

namespace dateline::test {

query::Hit small_hit();
// That hit, one of which little is known, and a facet of places.
query::ResultPage small_page();

template <class Write>
std::string in_text(Write write, const query::WriterOptions& options = {}) {
  std::ostringstream out;
  write(*query::make_text_writer(out, options));
  return out.str();
}

template <class Write>
std::string in_jsonl(Write write, const query::WriterOptions& options = {}) {
  std::ostringstream out;
  write(*query::make_jsonl_writer(out, options));
  return out.str();
}

// The objects of a stream, each line parsed.
class Objects {
 public:
  explicit Objects(const std::string& lines);
  const simdjson::dom::element& operator[](std::size_t i) const { return list_.at(i); }
  std::size_t size() const { return list_.size(); }

 private:
  std::vector<std::unique_ptr<simdjson::dom::parser>> parsers_;
  std::vector<simdjson::dom::element> list_;
};

std::string text_at(const simdjson::dom::element& object, const char* pointer);
std::uint64_t number_at(const simdjson::dom::element& object, const char* pointer);

}  // namespace dateline::test
