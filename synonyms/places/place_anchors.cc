// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/places/place_anchors.h"

#include <algorithm>
#include <cmath>

#include "synonyms/places/stated_place.h"

namespace dateline::synonyms {
namespace {

// The first-level region of a place, itself if it is one.
std::optional<std::uint32_t> region_of(std::uint32_t place, const NameTable& table) {
  if (table.name(place).kind == NameKind::region) return place;
  for (const std::uint32_t outer : table.ancestors(place)) {
    if (table.name(outer).kind == NameKind::region) return outer;
  }
  return std::nullopt;
}

}  // namespace

double kilometres_apart(const Name& one, const Name& other) {
  constexpr double unknown = 1e5;
  if (!one.latitude || !other.latitude) return unknown;
  return kilometres(*one.latitude, *one.longitude, *other.latitude, *other.longitude);
}

void PlaceAnchors::add(std::uint32_t place, std::uint32_t surface) {
  list_.push_back(
      {place, surface, table_.name(place), table_.country(place), region_of(place, table_)});
}

void PlaceAnchors::weigh(std::uint32_t candidate, std::uint32_t surface,
                         PlaceEvidence& evidence) const {
  const Name name = table_.name(candidate);
  const auto country = table_.country(candidate);
  const auto region = region_of(candidate, table_);
  double all = 0;
  double same_country = 0;
  double same_region = 0;
  for (const Anchor& anchor : list_) {
    if (anchor.surface == surface || !anchor.country) continue;
    ++all;
    same_country += anchor.country == country;
    same_region += region && anchor.region == region;
    if (anchor.name.kind == NameKind::country || anchor.name.kind == NameKind::region) continue;
    evidence.near = std::max(evidence.near, std::exp(-kilometres_apart(name, anchor.name) / 80));
  }
  if (all == 0) return;
  evidence.in_country = same_country / all;
  evidence.in_region = same_region / all;
}

}  // namespace dateline::synonyms
