// SPDX-License-Identifier: GPL-2.0-or-later
// The gazetteer that spellings are learnt from and measured on: a table of places with their
// spellings in all scripts (columns id, canonical, kind, cc, admin1, lat, lon, population,
// alternates, tier, ...). Not part of the project.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "synonyms/spelling/key_form.h"

namespace dateline::bench {

struct Place {
  std::string id;
  std::string kind;     // country, admin1, admin2, city, ...
  std::string country;  // two letters
  double latitude = 0;
  double longitude = 0;
  std::uint64_t population = 0;
  int tier = 0;                          // 1 in the news, 2 other
  std::vector<std::string> spellings;    // as written, the canonical one first
  std::vector<synonyms::KeyForm> forms;  // of those that have one
};

// Reads tab-separated lines behind a header.
std::vector<Place> read_gazetteer(std::istream& in);

// What a place is used for, by its id: seven of ten to learn weights, two to set thresholds, one to
// measure. No place of the last two is seen by what is measured on it.
enum class Part { training, tuning, test };
Part part_of(std::string_view id);

}  // namespace dateline::bench
