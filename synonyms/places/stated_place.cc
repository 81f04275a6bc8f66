// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/places/stated_place.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "synonyms/finder/name_finder.h"

namespace dateline::synonyms {
namespace {

// The nearest to a point of some places.
class Nearest {
 public:
  Nearest(double latitude, double longitude, const NameTable& table)
      : latitude_(latitude), longitude_(longitude), table_(table) {}

  void consider(std::uint32_t place) {
    const Name name = table_.name(place);
    if (!is_place(name.kind) || !name.latitude) return;
    const double far = kilometres(latitude_, longitude_, *name.latitude, *name.longitude);
    if (far >= distance_) return;
    distance_ = far;
    place_ = place;
  }

  std::optional<std::uint32_t> within(double distance) const {
    return distance_ < distance ? place_ : std::nullopt;
  }

 private:
  double latitude_;
  double longitude_;
  const NameTable& table_;
  double distance_ = std::numeric_limits<double>::infinity();
  std::optional<std::uint32_t> place_;
};

constexpr double same_name = 300;  // kilometres; centres of a region are set here and there
constexpr double same_spot = 10;

std::optional<std::uint32_t> nearest_spot(const StatedPlace& stated, const NameTable& table) {
  Nearest nearest(*stated.latitude, *stated.longitude, table);
  for (std::uint32_t place = 0; place < table.size(); ++place) {
    const NameKind kind = table.name(place).kind;
    const bool is_spot = kind == NameKind::town || kind == NameKind::site || kind == NameKind::base;
    if (is_spot) nearest.consider(place);
  }
  return nearest.within(same_spot);
}

}  // namespace

double kilometres(double latitude, double longitude, double other_latitude,
                  double other_longitude) {
  constexpr double degree = std::numbers::pi / 180;
  constexpr double radius = 6371;
  const double north = std::sin((other_latitude - latitude) * degree / 2);
  const double east = std::sin((other_longitude - longitude) * degree / 2);
  const double a =
      north * north + std::cos(latitude * degree) * std::cos(other_latitude * degree) * east * east;
  return 2 * radius * std::asin(std::min(1.0, std::sqrt(a)));
}

std::optional<std::uint32_t> find_place(const StatedPlace& stated, const NameTable& table) {
  const auto known = table.find_id(stated.id);
  if (known && is_place(table.name(*known).kind)) return known;
  const auto senses = find_senses(stated.name, table);
  if (stated.latitude && stated.longitude) {
    Nearest nearest(*stated.latitude, *stated.longitude, table);
    for (const std::uint32_t sense : senses) nearest.consider(sense);
    if (const auto place = nearest.within(same_name)) return place;
    return nearest_spot(stated, table);
  }
  const auto place = std::ranges::find_if(
      senses, [&](std::uint32_t sense) { return is_place(table.name(sense).kind); });
  return place == senses.end() ? std::nullopt : std::optional(*place);
}

}  // namespace dateline::synonyms
