// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/near_places.h"

#include <charconv>
#include <cmath>

namespace dateline::query {
namespace {

constexpr double farthest = 20'038;  // kilometres, half of the equator

std::optional<double> read_number(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

constexpr std::string_view unit = "km";

// In kilometres; of "50km" also where no circle is so small or so large.
std::optional<double> read_distance(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (!text.ends_with(unit)) return std::nullopt;
  text.remove_suffix(unit.size());
  while (text.ends_with(' ')) text.remove_suffix(1);
  return read_number(text);
}

std::optional<double> read_radius(std::string_view text) {
  const auto radius = read_distance(text);
  return radius && *radius > 0 && *radius <= farthest ? radius : std::nullopt;
}

bool is_in_capitals(std::string_view text) {
  return text.ends_with("KM") || text.ends_with("Km") || text.ends_with("kM");
}

}  // namespace

std::optional<Circle> parse_circle(std::string_view value) {
  const std::size_t last = value.rfind(',');
  if (last == value.npos || last == 0) return std::nullopt;
  const auto radius = read_radius(value.substr(last + 1));
  if (!radius) return std::nullopt;
  const std::string_view centre = value.substr(0, last);
  const std::size_t comma = centre.find(',');
  const auto latitude = read_number(centre.substr(0, comma));
  if (comma == centre.npos || !latitude) {
    if (latitude) return std::nullopt;  // a number alone is no place
    return Circle{.place = centre, .kilometres = *radius};
  }
  const auto longitude = read_number(centre.substr(comma + 1));
  if (!longitude || std::abs(*latitude) > 90 || std::abs(*longitude) > 180) return std::nullopt;
  return Circle{.place = {}, .latitude = *latitude, .longitude = *longitude, .kilometres = *radius};
}

std::string why_no_circle(std::string_view value) {
  const std::string said = "'" + std::string(value) + "' is no circle; ";
  const std::size_t last = value.rfind(',');
  const auto radius = last == value.npos ? "" : value.substr(last + 1);
  if (is_in_capitals(radius)) return said + "the unit of its radius is written small: km";
  if (!radius.empty() && read_number(radius)) return said + "its radius has no unit: 50km";
  if (read_distance(radius) && !read_radius(radius)) {
    return said + "its radius is more than 0km and at most " +
           std::to_string(static_cast<int>(farthest)) + "km, half of the equator";
  }
  return said +
         "write a place or degrees north and east, and a radius: Erbil,50km or 36.19,44.01,50km";
}

}  // namespace dateline::query
