// SPDX-License-Identifier: GPL-2.0-or-later
// The values of one slot, read in the order in which the documents stand.
#pragma once

#include <xapian.h>

#include <string>

namespace dateline::schema {

// Holds on to the database. One thread at a time.
class ValueReader {
 public:
  ValueReader(const Xapian::Database& database, Xapian::valueno slot)
      : at_(database.valuestream_begin(slot)), end_(database.valuestream_end(slot)) {}

  // Empty if the document has none. Documents are asked for in ascending order.
  std::string value_of(Xapian::docid document) {
    if (at_ != end_) at_.skip_to(document);
    return at_ != end_ && at_.get_docid() == document ? *at_ : "";
  }

 private:
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
};

}  // namespace dateline::schema
