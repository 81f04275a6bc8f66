// SPDX-License-Identifier: GPL-2.0-or-later
// The value of near: a point, or a place by name, and a radius around it.
//
//   36.19,44.01,50km    degrees north and east, kilometres
//   Erbil,50km          a town, camp or base of the table
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::query {

struct Circle {
  std::string_view place;  // as typed, or empty
  double latitude = 0;     // degrees; of no meaning where there is a place
  double longitude = 0;
  double kilometres = 0;
};

// Nullopt if the value is none: no radius, one of 0 or beyond half of the earth's girth, degrees
// that are none, two numbers without a third.
std::optional<Circle> parse_circle(std::string_view value);

// Why a value is none, with the remedy: "'Erbil,50' is no circle; ...".
std::string why_no_circle(std::string_view value);

}  // namespace dateline::query
