// SPDX-License-Identifier: GPL-2.0-or-later
// An index in a folder of its own, written by index_writing under faults, and what it answers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tests/support/test_index.h"

namespace dateline::faults {

// How an index is written, and what befalls the run; see fault_library.cc.
struct Fault {
  // Or update; or tables: an update of the first corpus with a table that has one name more,
  // another one for each number of articles.
  std::string verb = "build";
  std::string kind;     // DATELINE_FAULT
  std::size_t at = 0;   // DATELINE_FAULT_AT
  std::string ignored;  // DATELINE_FAULT_IGNORE
  std::string log;      // DATELINE_FAULT_LOG
};

struct Run {
  int status = 0;  // exit status, or 128 + the signal that ended it
  std::string message;
};

// What a reader gets. A corpus of n articles has some that no other corpus has, so a mixture of two
// is told from either.
struct State {
  std::size_t articles = 0;
  std::size_t own = 0;  // those that only a corpus of so many has
  unsigned generation = 0;
  bool operator==(const State&) const = default;
};

// The state of an index; throws what a search throws.
State answer(const std::string& index);

// A folder with an index of 300 articles, built once, and larger corpora.
class FaultyIndex {
 public:
  // The index is in the folder, or at `index` where that is given.
  explicit FaultyIndex(std::string index = "");

  const std::string& index() const { return index_; }
  std::string path(std::string_view name) const { return folder_.path(name); }

  // The state that a corpus of so many articles makes of the one before.
  static State next(const State& before, std::size_t articles, const std::string& verb);

  // Writes the index from a corpus of so many articles.
  Run write(std::size_t articles, const Fault& fault = {}) const;

 private:
  test::ScratchFolder folder_;
  std::string index_;
};

}  // namespace dateline::faults
