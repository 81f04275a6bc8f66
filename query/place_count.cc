// SPDX-License-Identifier: GPL-2.0-or-later
// An article that names a place names everything around it, each once. So every place is counted
// with what contains it, and an article is remembered where it has counted.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "query/facet_count.h"
#include "query/filter_terms.h"

namespace dateline::query {
namespace {

using Kind = FacetRequest::Kind;
using Level = FacetRequest::Level;
using synonyms::NameKind;

bool is_of_level(NameKind kind, Level level) {
  switch (level) {
    case Level::all:
      return true;
    case Level::country:
      return kind == NameKind::country;
    case Level::region:
      return kind == NameKind::region;
    case Level::place:
      break;
  }
  return kind != NameKind::country && kind != NameKind::region;
}

class PlaceCount final : public FacetCount {
 public:
  PlaceCount(const FacetRequest& request, const OpenIndex& index)
      : FacetCount(request, index), names_(index.names), numbers_(names_.size(), nowhere) {
    if (!request.within.empty()) {
      within_ = meet(find_place({.field = field_of(request.kind), .value = request.within}, index));
    }
  }

  Facet facet(std::size_t limit) const override {
    Facet facet = make();
    facet.many_valued = request().kind == Kind::place;
    Places outermost;
    Inside inside;
    for (std::uint32_t met = 0; met < places_.size(); ++met) {
      if (places_[met].count == 0 || !places_[met].listed) continue;
      const std::uint32_t outer = request().level == Level::all ? places_[met].outer : nowhere;
      (outer == within_ ? outermost : inside[outer]).push_back(met);
    }
    const Cut cut = append(facet.values, inside, std::move(outermost), {.limit = limit});
    facet.other = cut.count;
    facet.others = cut.values;
    return facet;
  }

 private:
  using Places = std::vector<std::uint32_t>;
  using Inside = std::unordered_map<std::uint32_t, Places>;
  struct Cut {
    std::size_t count = 0;
    std::size_t values = 0;
  };
  struct Extent {
    std::size_t limit = 0;
    std::size_t depth = 0;
  };

  // A place that articles name, or one around it. They are numbered as they are met: a search meets
  // few of all places, and what it counts stays near the processor.
  struct Counted {
    std::uint32_t name = 0;  // in the table
    std::uint32_t count = 0;
    std::uint32_t last_article = 0;
    std::uint32_t outer = nowhere;
    bool listed = false;
  };
  static constexpr std::uint32_t nowhere = 0xFFFFFFFF;

  std::size_t count(const FacetRows& rows, std::span<const std::uint32_t> articles) override {
    const bool filed = request().kind == Kind::filed;
    std::size_t with = 0;
    for (const std::uint32_t article : articles) {
      const auto row = rows.columns.row(article);
      ++article_;
      bool any = false;
      if (filed) {
        const auto place = row.filed();
        any = place && add(*place);
      } else {
        for (const std::uint32_t place : row.places()) any |= add(place);
      }
      if (any) ++with;
    }
    return with;
  }

  // True if the place, or one around it, is listed and new for the article.
  bool add(std::uint32_t name) {
    const std::uint32_t place = meet(name);
    if (within_ != nowhere && !is_within(place)) return false;
    bool any = false;
    for (auto at = place; at != nowhere && at != within_;) {
      Counted& counted = places_[at];
      // What lies around it has counted for this article as well.
      if (std::exchange(counted.last_article, article_) == article_) return any;
      ++counted.count;
      any |= counted.listed;
      at = counted.outer;
    }
    return any;
  }

  bool is_within(std::uint32_t place) const {
    auto at = places_[place].outer;
    while (at != nowhere && at != within_) at = places_[at].outer;
    return at == within_;
  }

  std::uint32_t meet(std::uint32_t name) {
    if (name >= numbers_.size()) {
      throw schema::IndexError(index().path, "its facet columns are damaged; build it again");
    }
    return numbers_[name] != nowhere ? numbers_[name] : number(name);
  }

  // What lies around it first.
  std::uint32_t number(std::uint32_t name) {
    const auto place = names_.name(name);
    const std::uint32_t outer = place.within ? meet(*place.within) : nowhere;
    numbers_[name] = static_cast<std::uint32_t>(places_.size());
    places_.push_back(
        {.name = name, .outer = outer, .listed = is_of_level(place.kind, request().level)});
    return numbers_[name];
  }

  // The places by count, each followed by those inside it.
  Cut append(std::vector<FacetValue>& values, const Inside& inside, Places places,
             Extent extent) const {
    std::ranges::sort(places, [&](std::uint32_t a, std::uint32_t b) { return is_before(a, b); });
    Cut cut;
    for (std::size_t i = extent.limit; i < places.size(); ++i) {
      cut.count += places_[places[i]].count;
      ++cut.values;
    }
    if (places.size() > extent.limit) places.resize(extent.limit);
    for (const auto place : places) {
      const std::size_t own = values.size();
      values.push_back(value_of(place, extent.depth));
      const auto inner = inside.find(place);
      if (inner == inside.end()) continue;
      const Cut rest = append(values, inside, inner->second, {extent.limit, extent.depth + 1});
      values[own].other = rest.count;
      values[own].others = rest.values;
    }
    return cut;
  }

  // By count, then by label; namesakes as they stand in the table.
  bool is_before(std::uint32_t a, std::uint32_t b) const {
    if (places_[a].count != places_[b].count) return places_[a].count > places_[b].count;
    const auto order = name_of(a).label.compare(name_of(b).label);
    return order != 0 ? order < 0 : places_[a].name < places_[b].name;
  }

  FacetValue value_of(std::uint32_t place, std::size_t depth) const {
    const auto name = name_of(place);
    return {.value = std::string(name.id),
            .label = std::string(name.label),
            .kind = std::string(to_string(name.kind)),
            .within = name.within ? std::string(names_.name(*name.within).id) : "",
            .depth = depth,
            .count = places_[place].count};
  }

  synonyms::Name name_of(std::uint32_t place) const { return names_.name(places_[place].name); }

  const synonyms::NameTable& names_;
  std::vector<std::uint32_t> numbers_;  // of every name in the table, its place among those met
  std::vector<Counted> places_;         // those met
  std::uint32_t within_ = nowhere;
  std::uint32_t article_ = 0;  // the one that is counted: how many it makes
};

}  // namespace

std::unique_ptr<FacetCount> make_place_count(const FacetRequest& request, const OpenIndex& index) {
  return std::make_unique<PlaceCount>(request, index);
}

}  // namespace dateline::query
