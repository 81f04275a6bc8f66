// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>
#include <string_view>
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
      : FacetCount(request, index), names_(index.names) {
    if (!request.within.empty()) {
      within_ = find_place({.field = field_of(request.kind), .value = request.within}, index);
    }
  }

  Facet facet(std::size_t limit) const override {
    Facet facet = make();
    facet.many_valued = request().kind == Kind::place;
    Places outermost;
    Inside inside;
    for (const auto& [number, count] : counts()) {
      const auto name = names_.name(number);
      if (!is_listed(name)) continue;
      const bool nested = request().level == Level::all && name.within != within_;
      (nested ? inside[*name.within] : outermost).push_back({number, count, name.label});
    }
    const Cut cut = append(facet.values, inside, std::move(outermost), {.limit = limit});
    facet.other = cut.count;
    facet.others = cut.values;
    return facet;
  }

 private:
  struct Place {
    std::uint32_t name = 0;
    std::uint32_t count = 0;
    std::string_view label;
  };
  using Places = std::vector<Place>;
  using Counts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  using Inside = std::unordered_map<std::uint32_t, Places>;
  struct Cut {
    std::size_t count = 0;
    std::size_t values = 0;
  };
  struct Extent {
    std::size_t limit = 0;
    std::size_t depth = 0;
  };
  // By the numbers of places in one file of columns.
  struct FileCounts {
    schema::ColumnFile file;
    std::vector<std::uint32_t> counts;
  };

  std::size_t count(const FacetRows& rows, std::span<const std::uint32_t> articles) override {
    std::size_t with = 0;
    for (const auto& file : rows.columns.files()) {
      const auto first = std::ranges::lower_bound(articles, file.first);
      const auto last = std::ranges::lower_bound(articles, file.first + file.rows);
      with += count(counts_of(file), std::span(first, last));
    }
    return with;
  }

  FileCounts& counts_of(const schema::ColumnFile& file) {
    const auto known = std::ranges::find(
        files_, file.owner, [](const FileCounts& each) { return each.file.owner; });
    if (known != files_.end()) return *known;
    const std::size_t places = file.column(schema::Column::place_names).size();
    return files_.emplace_back(file, std::vector<std::uint32_t>(places));
  }

  // How many of the articles, of one file, have a place that is listed.
  std::size_t count(FileCounts& in, std::span<const std::uint32_t> articles) {
    const bool all = request().level == Level::all && !within_;
    std::vector<Answer> listed(all ? 0 : in.counts.size());
    std::size_t with = 0;
    for (const std::uint32_t article : articles) {
      const schema::FacetRow row(in.file, article - in.file.first);
      bool any = false;
      const auto add = [&](std::uint32_t place) {
        ++count_at(in.counts, place);
        any = any || all || is_listed(in.file, place, listed);
      };
      if (request().kind == Kind::place) {
        row.places().for_each(add);
      } else if (const auto place = row.filed()) {
        add(*place);
      }
      if (any) ++with;
    }
    return with;
  }

  enum class Answer : std::uint8_t { unknown, no, yes };

  // Whether a place, or one around a dateline, is listed; the answers are remembered.
  bool is_listed(const schema::ColumnFile& file, std::uint32_t place,
                 std::vector<Answer>& known) const {
    if (known[place] == Answer::unknown) {
      const auto name = names_.name(name_of(file, place));
      bool listed = is_listed(name);
      if (request().kind == Kind::filed) {
        for_each_around(name, [&](std::uint32_t outer) {
          listed = listed || is_listed(names_.name(outer));
        });
      }
      known[place] = listed ? Answer::yes : Answer::no;
    }
    return known[place] == Answer::yes;
  }

  std::uint32_t name_of(const schema::ColumnFile& file, std::uint32_t place) const {
    const std::uint32_t name = file.column(schema::Column::place_names)[place];
    if (name < names_.size()) return name;
    throw schema::IndexError(index().path, "its facet columns are damaged; build it again");
  }

  bool is_listed(const synonyms::Name& name) const {
    if (!is_of_level(name.kind, request().level)) return false;
    if (!within_) return true;
    bool inside = false;
    for_each_around(name, [&](std::uint32_t outer) { inside = inside || outer == within_; });
    return inside;
  }

  template <class Visit>
  void for_each_around(const synonyms::Name& name, const Visit& visit) const {
    for (auto at = name.within; at; at = names_.name(*at).within) visit(*at);
  }

  // By names, each once. What lies around the places that articles name was counted with them; an
  // article has but one dateline.
  Counts counts() const {
    Counts all;
    for (const auto& [file, counts] : files_) {
      for (std::uint32_t place = 0; place < counts.size(); ++place) {
        if (counts[place] > 0) all.emplace_back(name_of(file, place), counts[place]);
      }
    }
    const bool around = request().kind == Kind::filed;
    if (files_.size() < 2 && !around) return all;
    std::unordered_map<std::uint32_t, std::uint32_t> sums;
    for (const auto& [name, count] : all) {
      sums[name] += count;
      if (!around) continue;
      for_each_around(names_.name(name), [&](std::uint32_t outer) { sums[outer] += count; });
    }
    return {sums.begin(), sums.end()};
  }

  // The places by count, each followed by those inside it.
  Cut append(std::vector<FacetValue>& values, const Inside& inside, Places places,
             Extent extent) const {
    const std::size_t kept = std::min(extent.limit, places.size());
    std::ranges::partial_sort(places, places.begin() + static_cast<std::ptrdiff_t>(kept),
                              is_before);
    Cut cut{.values = places.size() - kept};
    for (std::size_t i = kept; i < places.size(); ++i) cut.count += places[i].count;
    places.resize(kept);
    for (const Place& place : places) {
      const std::size_t own = values.size();
      values.push_back(value_of(place, extent.depth));
      const auto inner = inside.find(place.name);
      if (inner == inside.end()) continue;
      const Cut rest = append(values, inside, inner->second, {extent.limit, extent.depth + 1});
      values[own].other = rest.count;
      values[own].others = rest.values;
    }
    return cut;
  }

  // By count, then by label; namesakes as they stand in the table.
  static bool is_before(const Place& a, const Place& b) {
    if (a.count != b.count) return a.count > b.count;
    return a.label != b.label ? a.label < b.label : a.name < b.name;
  }

  FacetValue value_of(const Place& place, std::size_t depth) const {
    const auto name = names_.name(place.name);
    return {.value = std::string(name.id),
            .label = std::string(name.label),
            .kind = std::string(to_string(name.kind)),
            .within = name.within ? std::string(names_.name(*name.within).id) : "",
            .depth = depth,
            .count = place.count};
  }

  const synonyms::NameTable& names_;
  std::optional<std::uint32_t> within_;
  std::vector<FileCounts> files_;
};

}  // namespace

std::unique_ptr<FacetCount> make_place_count(const FacetRequest& request, const OpenIndex& index) {
  return std::make_unique<PlaceCount>(request, index);
}

}  // namespace dateline::query
