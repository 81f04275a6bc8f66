// SPDX-License-Identifier: GPL-2.0-or-later
// Counts how spellings held back were met, and prints a line for each group of them.
#pragma once

#include <cstddef>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "bench/held_back.h"

namespace dateline::bench {

// How one spelling was met.
struct Met {
  bool folded = false;    // another spelling of the name folds to the same words
  bool right = false;     // as its own name, folded or not
  bool wrong = false;     // as another name
  bool namesake = false;  // as a namesake (namesakes.h), and not as its own
};

class Rates {
 public:
  // Counts it among places or persons: for all, for its script and for its tier.
  void add(const Question& question, const Met& met);
  void add(const std::string& group, const Question& question, const Met& met);

  // A line a group, "unfolded" being the recall of those that no listed spelling folds to; the
  // first of a spelling that the table has the name of, the last three of those whose name was held
  // back whole:
  //   all   1954  folded  8.1  recall 80.2  unfolded 78.4  namesake  2.1  false  1.0   whole  998
  //   namesake  8.4  claimed  3.2
  void print(std::ostream& out) const;

 private:
  struct Count {
    std::size_t known = 0;
    std::size_t folded = 0;
    std::size_t right = 0;
    std::size_t wrong = 0;
    std::size_t namesake = 0;
    std::size_t whole = 0;
    std::size_t claimed = 0;
    std::size_t namesake_claimed = 0;
  };
  std::map<std::string, Count> groups_;
};

std::string_view script_name(synonyms::KeyScript script);
std::string percent(std::size_t part, std::size_t of);  // "80.2", "-" of nothing

}  // namespace dateline::bench
