// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include "indexer/layout/columns_builder.h"
#include "query/answer/facet_count.h"
#include "query/meaning/filter_terms.h"

namespace dateline::query {
namespace {

using Rows = std::span<const std::uint32_t>;  // of a file of columns
using Kind = FacetRequest::Kind;
using Level = FacetRequest::Level;
using schema::Column;
using schema::ColumnFile;
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

constexpr std::uint32_t nowhere = 0xFFFFFFFF;

struct Place {
  std::uint32_t name = 0;
  std::uint32_t count = 0;
  std::uint32_t outer = nowhere;  // what it lies within, by its number among all
};
using Places = std::vector<Place>;

// Places below what they lie within.
class PlaceTree {
 public:
  explicit PlaceTree(const Places& places) : begins_(places.size() + 2) {
    for (const Place& place : places) ++begins_[parent(place) + 1];
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    auto next = begins_;
    children_.resize(places.size());
    for (std::uint32_t i = 0; i < places.size(); ++i) children_[next[parent(places[i])]++] = i;
  }

  // The numbers of the places within one, or of the outermost.
  std::vector<std::uint32_t> outermost() const { return within(begins_.size() - 2); }
  std::vector<std::uint32_t> within(std::size_t place) const {
    return {children_.begin() + begins_[place], children_.begin() + begins_[place + 1]};
  }

 private:
  std::size_t parent(const Place& place) const {
    return place.outer == nowhere ? begins_.size() - 2 : place.outer;
  }

  std::vector<std::uint32_t> begins_;  // in children_, of each place, and at the end of none
  std::vector<std::uint32_t> children_;
};

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
    const Places places = listed();
    const Cut cut = append(facet.values, places, PlaceTree(places), {.limit = limit});
    facet.other = cut.count;
    facet.others = cut.values;
    return facet;
  }

 private:
  struct Cut {
    std::size_t count = 0;
    std::size_t values = 0;
  };
  // Which places of a tree are listed, and how deep inside others.
  struct Extent {
    std::size_t limit = 0;
    std::uint32_t within = nowhere;
    std::size_t depth = 0;
  };
  // By the numbers of places in one file of columns.
  struct FileCounts {
    ColumnFile file;
    std::vector<std::uint32_t> counts;
  };
  enum class Answer : std::uint8_t { unknown, no, yes };

  bool lists_all() const { return request().level == Level::all && !within_; }

  std::size_t count(const FileRows& articles) override {
    FileCounts& in = counts_of(articles.file);
    if (!lists_all() || request().kind != Kind::place) return count_listed(in, articles.rows);
    return articles.are_all() ? count_file(in) : count_every(in, articles.rows);
  }

  FileCounts& counts_of(const ColumnFile& file) {
    const auto known = std::ranges::find(files_, file.owner,
                                         [](const FileCounts& each) { return each.file.owner; });
    if (known != files_.end()) return *known;
    const std::size_t places = file.column(Column::place_names).size();
    return files_.emplace_back(file, std::vector<std::uint32_t>(places));
  }

  static std::size_t count_every(FileCounts& in, Rows rows) {
    constexpr std::size_t ahead = 8;  // rows lie far apart; a guess, but better than none
    std::size_t with = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i + 2 * ahead < rows.size()) in.file.fetch_places_end(rows[i + 2 * ahead]);
      if (i + ahead < rows.size()) in.file.fetch_places(rows[i + ahead]);
      const auto places = schema::FacetRow(in.file, rows[i]).places();
      places.for_each([&counts = in.counts](std::uint32_t place) { ++count_at(counts, place); });
      if (!places.empty()) ++with;
    }
    return with;
  }

  static std::size_t count_file(FileCounts& in) {
    const auto& articles = in.file.column(Column::place_articles);
    for (std::size_t place = 0; place < in.counts.size(); ++place) {
      in.counts[place] += articles[place];
    }
    std::size_t with = 0;
    std::uint32_t before = 0;
    in.file.column(Column::places_end).for_each([&](std::uint32_t end) {
      with += end > before ? 1 : 0;
      before = end;
    });
    return with;
  }

  // The same where an article may have places and yet none that is listed.
  std::size_t count_listed(FileCounts& in, Rows rows) {
    std::vector<Answer> known(in.counts.size());
    std::size_t with = 0;
    for (const std::uint32_t number : rows) {
      const schema::FacetRow row(in.file, number);
      bool any = false;
      const auto add = [&](std::uint32_t place) {
        ++count_at(in.counts, place);
        any = any || is_listed(in.file, place, known);
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

  std::vector<std::uint64_t> values_of(const FacetArticle& article) const override {
    const auto row = article.rows.columns.row(article.article);
    std::vector<std::uint32_t> names;
    if (request().kind == Kind::place) {
      names = row.place_names();
    } else if (const auto filed = row.filed_name()) {
      names = schema::with_surroundings({*filed}, names_);
    }
    std::erase_if(names, [&](std::uint32_t name) { return !is_listed(name); });
    return {names.begin(), names.end()};
  }

  // Whether a place, or one around a dateline, is listed; the answers are remembered.
  bool is_listed(const ColumnFile& file, std::uint32_t place, std::vector<Answer>& known) const {
    if (known[place] == Answer::unknown) {
      const std::uint32_t name = name_of(file, place);
      bool listed = is_listed(name);
      if (request().kind == Kind::filed) {
        for_each_around(name, [&](std::uint32_t outer) { listed = listed || is_listed(outer); });
      }
      known[place] = listed ? Answer::yes : Answer::no;
    }
    return known[place] == Answer::yes;
  }

  std::uint32_t name_of(const ColumnFile& file, std::uint32_t place) const {
    const std::uint32_t name = file.column(Column::place_names)[place];
    if (name < names_.size()) return name;
    throw schema::IndexError(index().path, "its facet columns are damaged; build it again");
  }

  bool is_listed(std::uint32_t name) const {
    if (!is_of_level(names_.name(name).kind, request().level)) return false;
    bool inside = !within_;
    for_each_around(name, [&](std::uint32_t outer) { inside = inside || outer == within_; });
    return inside;
  }

  template <class Visit>
  void for_each_around(std::uint32_t name, const Visit& visit) const {
    for (auto at = names_.name(name).within; at; at = names_.name(*at).within) visit(*at);
  }

  // Each once, all that one lies within among them.
  Places counted() const {
    if (files_.size() == 1 && request().kind == Kind::place) return counted_in(files_.front());
    Places places;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;  // by name
    const auto add = [&](std::uint32_t name, std::uint32_t count) {
      const auto next = static_cast<std::uint32_t>(places.size());
      const auto [number, is_new] = numbers.emplace(name, next);
      if (is_new) places.push_back({.name = name});
      places[number->second].count += count;
    };
    for (const FileCounts& in : files_) {
      for (const Place& place : counted_in(in)) {
        add(place.name, place.count);
        if (request().kind == Kind::place) continue;
        // An article has but one dateline.
        for_each_around(place.name, [&](std::uint32_t outer) { add(outer, place.count); });
      }
    }
    for (Place& place : places) {
      const auto outer = names_.name(place.name).within;
      if (outer) place.outer = numbers.at(*outer);
    }
    return places;
  }

  Places counted_in(const FileCounts& in) const {
    Places places;
    std::vector<std::uint32_t> numbers(in.counts.size(), nowhere);
    for (std::uint32_t i = 0; i < in.counts.size(); ++i) {
      if (in.counts[i] == 0) continue;
      numbers[i] = static_cast<std::uint32_t>(places.size());
      const std::uint32_t within = in.file.column(Column::place_within)[i];
      places.push_back({name_of(in.file, i), in.counts[i], within == 0 ? nowhere : within - 1});
    }
    for (Place& place : places) {
      place.outer = place.outer < numbers.size() ? numbers[place.outer] : nowhere;
    }
    return places;
  }

  // The same where what is not listed has no count. Places of one level stand side by side.
  Places listed() const {
    Places places = counted();
    for (Place& place : places) place.count -= static_cast<std::uint32_t>(surplus(place.name));
    if (lists_all()) return places;
    for (Place& place : places) {
      if (!within_ || names_.name(place.name).within == within_) place.outer = nowhere;
      if (!is_listed(place.name)) place.count = 0;
    }
    return places;
  }

  // The places by count, each followed by those inside it.
  Cut append(std::vector<FacetValue>& values, const Places& places, const PlaceTree& tree,
             Extent extent) const {
    auto numbers = extent.within == nowhere ? tree.outermost() : tree.within(extent.within);
    std::erase_if(numbers, [&](std::uint32_t number) { return places[number].count == 0; });
    const std::size_t kept = std::min(extent.limit, numbers.size());
    std::ranges::partial_sort(numbers, numbers.begin() + static_cast<std::ptrdiff_t>(kept),
                              [&](auto a, auto b) { return is_before(places[a], places[b]); });
    Cut cut{.values = numbers.size() - kept};
    for (std::size_t i = kept; i < numbers.size(); ++i) cut.count += places[numbers[i]].count;
    numbers.resize(kept);
    for (const std::uint32_t number : numbers) {
      const std::size_t own = values.size();
      values.push_back(value_of(places[number], extent.depth));
      const Cut rest = append(values, places, tree, {extent.limit, number, extent.depth + 1});
      values[own].other = rest.count;
      values[own].others = rest.values;
    }
    return cut;
  }

  // By count, then by label; namesakes as they stand in the table.
  bool is_before(const Place& a, const Place& b) const {
    if (a.count != b.count) return a.count > b.count;
    const auto order = names_.name(a.name).label.compare(names_.name(b.name).label);
    return order != 0 ? order < 0 : a.name < b.name;
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
