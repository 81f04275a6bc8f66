// SPDX-License-Identifier: GPL-2.0-or-later
// Why the places of one article are what they are: every decision, taken once more from the text as
// the index keeps it, by the code and the tables that it was indexed with.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/shards/open_index.h"
#include "synonyms/places/place_senses.h"

namespace dateline::query {

struct PlaceReport {
  struct Spot {
    std::size_t offset = 0;  // bytes, in the title or the text
    std::string written;
    synonyms::PlaceDecision decision;
  };
  struct Count {
    std::uint32_t place = 0;
    std::uint32_t times = 0;  // 0 for one that the input states and the text does not name
  };
  std::string id;
  std::vector<Count> counted;  // in the order of the table
  std::vector<Spot> spots;     // in the order of title and text
};

// Nullopt where no article has the id.
std::optional<PlaceReport> explain_places(const OpenIndex& index, const std::string& id);

}  // namespace dateline::query
