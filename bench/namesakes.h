// SPDX-License-Identifier: GPL-2.0-or-later
// Which names are no other to a reader: those that are written alike, and what stands twice in the
// tables. To take the one for the other is no matter of spelling.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "bench/gazetteer.h"
#include "synonyms/table/name_rows.h"

namespace dateline::bench {

class Namesakes {
 public:
  // From whole tables, and all spellings that a gazetteer has for their places.
  Namesakes(const std::vector<synonyms::NameRow>& tables, const std::vector<Place>& places);

  // Whether two names, by the ids of their rows, share a spelling (weak ones and labels without
  // their bracket count), or are places no more than ten kilometres apart.
  bool are_namesakes(const std::string& a, const std::string& b) const;

 private:
  struct Known {
    std::vector<std::uint64_t> words;  // hashes of the folded spellings, ascending
    std::optional<double> latitude;
    std::optional<double> longitude;
  };
  std::unordered_map<std::string, Known> names_;
};

}  // namespace dateline::bench
