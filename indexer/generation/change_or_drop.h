// SPDX-License-Identifier: GPL-2.0-or-later
// Changes of a database, or none.
//
// What is pending when a database is destroyed Xapian commits. After an exception, of memory that
// ran out above all, that may be half a document or half a commit, and it crashes there.
#pragma once

#include <xapian.h>

namespace dateline::indexer {

// Runs `work`, which changes the database and may commit. If it throws, what is pending is dropped
// with the database: inside a transaction the destructor cancels.
template <class Work>
void change_or_drop(Xapian::WritableDatabase& database, Work work) {
  try {
    work();
  } catch (...) {
    try {
      database.begin_transaction(false);
    } catch (...) {  // there is one
    }
    throw;
  }
}

}  // namespace dateline::indexer
