// SPDX-License-Identifier: GPL-2.0-or-later
// An index in a folder of its own, written by index_writing under faults, and what it answers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tests/support/test_index.h"

namespace dateline::faults {

// What befalls a run; see fault_library.cc.
struct Fault {
  std::string kind;     // DATELINE_FAULT
  std::size_t at = 0;   // DATELINE_FAULT_AT
  std::string ignored;  // DATELINE_FAULT_IGNORE
  std::string log;      // DATELINE_FAULT_LOG
};

struct Run {
  int status = 0;  // exit status, or 128 + the signal that ended it
  std::string message;
};

// What a reader gets: the articles of the newest corpus, told by a word that each has.
struct State {
  std::size_t articles = 0;
  unsigned generation = 0;
  bool operator==(const State&) const = default;
};

// The state of an index; throws what a search throws.
State answer(const std::string& index);

// A folder with an index of 300 articles, built once, and corpora to replace it.
class FaultyIndex {
 public:
  // The index is in the folder, or at `index` where that is given.
  explicit FaultyIndex(std::string index = "");

  const std::string& index() const { return index_; }
  std::string path(std::string_view name) const { return folder_.path(name); }

  // Builds the index from a corpus of so many articles.
  Run build(std::size_t articles, const Fault& fault = {}) const;

 private:
  test::ScratchFolder folder_;
  std::string index_;
};

}  // namespace dateline::faults
