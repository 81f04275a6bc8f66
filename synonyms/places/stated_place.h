// SPDX-License-Identifier: GPL-2.0-or-later
// Which place of the table is meant by what a corpus states of one.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "synonyms/table/name_table.h"

namespace dateline::synonyms {

// A place as a corpus states it.
struct StatedPlace {
  std::string_view id;
  std::string_view name;
  std::optional<double> latitude;
  std::optional<double> longitude;
};

// The place of the table that is meant: the id's, else of the places of this name the nearest to
// the coordinates or, without them, the likeliest. Coordinates without a known name are the town,
// camp or base within 10 kilometres that is nearest; so a place that the table does not have is
// none.
std::optional<std::uint32_t> find_place(const StatedPlace& stated, const NameTable& table);

// Kilometres over the ground between two points in degrees.
double kilometres(double latitude, double longitude, double other_latitude, double other_longitude);

}  // namespace dateline::synonyms
