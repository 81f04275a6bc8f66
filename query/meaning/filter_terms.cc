// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/meaning/filter_terms.h"

#include <optional>

#include "indexer/layout/schema.h"
#include "query/language/near_places.h"
#include "query/language/query_error.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/places/stated_place.h"
#include "synonyms/table/suggestion.h"
#include "synonyms/words/fold.h"

namespace dateline::query {
namespace {

using Terms = std::vector<std::string>;

class FilterReader {
 public:
  FilterReader(const Node& node, const OpenIndex& index, std::vector<std::string>& notes)
      : node_(node), index_(index), notes_(notes) {}

  Terms run() {
    if (const auto prefix = prefix_of(node_.field); node_.value == "none" && !prefix.empty()) {
      return one(schema::missing_term(prefix));
    }
    switch (node_.field) {
      case Field::outlet:
        return labelled(schema::prefix::outlet, "outlet");
      case Field::owner:
        return labelled(schema::prefix::owner, "owner");
      case Field::language:
        return labelled(schema::prefix::language, "language");
      case Field::agency:
        return agency();
      case Field::flag:
        return labelled(schema::prefix::flag, "flag");
      case Field::place:
        return place(schema::prefix::place);
      case Field::filed:
        return place(schema::prefix::filed);
      case Field::name:
        return name();
      case Field::date:
        return date();
      case Field::id:
        return one(schema::term(schema::prefix::id, node_.value));
      case Field::near:
        return near();
    }
    return {};
  }

  std::uint32_t known_place(std::string_view prefix) const {
    return known_place(node_.value, prefix);
  }

 private:
  std::uint32_t known_place(std::string_view typed, std::string_view prefix) const {
    std::vector<std::uint32_t> senses;
    if (const auto name = index_.names.find_id(typed)) senses.push_back(*name);
    if (senses.empty()) senses = synonyms::find_senses(typed, index_.names);
    if (senses.empty()) fail_unknown_place(typed, prefix);
    const auto place = std::ranges::find_if(senses, [&](std::uint32_t sense) {
      return synonyms::is_place(index_.names.name(sense).kind);
    });
    if (place == senses.end()) {
      const auto kind = index_.names.name(senses.front()).kind;
      fail("'" + std::string(typed) + "' is a " + std::string(to_string(kind)) +
           ", not a place; search it as a word or with name:");
    }
    note_others(typed, *place, senses);
    return *place;
  }

  // A filter is for one place; that the index has another of the name must not go unsaid.
  void note_others(std::string_view typed, std::uint32_t place,
                   const std::vector<std::uint32_t>& senses) const {
    std::string others;
    for (const std::uint32_t other : senses) {
      const auto name = index_.names.name(other);
      if (other == place || !index_.present[other] || !synonyms::is_place(name.kind)) continue;
      others += (others.empty() ? "" : ", ") + index_.label(name.id);
    }
    if (others.empty()) return;
    const std::string field = std::string(to_string(node_.field)) + ":";
    notes_.push_back(field + std::string(typed) + " is " +
                     index_.label(index_.names.name(place).id) +
                     "; articles of this index also name " + others + ": ask for " + field +
                     " and the id for one of those");
  }

  // Of a field that an article may lack.
  static std::string_view prefix_of(Field field) {
    switch (field) {
      case Field::outlet:
        return schema::prefix::outlet;
      case Field::owner:
        return schema::prefix::owner;
      case Field::language:
        return schema::prefix::language;
      case Field::agency:
        return schema::prefix::agency;
      case Field::place:
        return schema::prefix::place;
      case Field::filed:
        return schema::prefix::filed;
      case Field::flag:
        return schema::prefix::flag;
      case Field::date:
      case Field::name:
      case Field::id:
      case Field::near:
        break;
    }
    return {};
  }

  [[noreturn]] void fail(const std::string& reason) const {
    throw QueryError(reason, node_.span.offset, node_.span.length);
  }

  Terms one(const std::string& term) const {
    if (!index_.database.term_exists(term)) {
      notes_.push_back("no article has " + std::string(to_string(node_.field)) + ":" + node_.value);
      return {};
    }
    return {term};
  }

  // A value that only the articles themselves define.
  Terms labelled(std::string_view prefix, const std::string& what) const {
    const std::string term = schema::term(prefix, synonyms::fold(node_.value));
    if (index_.database.term_exists(term)) return {term};
    std::vector<std::string> known;
    for (const auto& label : index_.labels) {
      if (index_.database.term_exists(schema::term(prefix, synonyms::fold(label)))) {
        known.push_back(label);
      }
    }
    fail("no article has the " + what + " '" + node_.value + "'" +
         synonyms::did_you_mean(node_.value, known) + known_values(known));
  }

  // All of them where they are few, else the way to see them.
  std::string known_values(const std::vector<std::string>& known) const {
    constexpr std::size_t few = 12;
    if (known.empty()) return "; the index has none";
    if (known.size() > few) {
      return "; --facets " + std::string(to_string(node_.field)) + " lists all " +
             std::to_string(known.size());
    }
    std::string out = "; the index has ";
    for (std::size_t i = 0; i < known.size(); ++i) out += (i == 0 ? "" : ", ") + known[i];
    return out;
  }

  std::optional<std::uint32_t> known_name() const {
    if (const auto name = index_.names.find_id(node_.value)) return name;
    return synonyms::find_name(node_.value, index_.names);
  }

  Terms agency() const {
    const auto known = known_name();
    if (known && index_.names.name(*known).kind == synonyms::NameKind::agency) {
      return one(schema::term(schema::prefix::agency, index_.names.name(*known).id));
    }
    return labelled(schema::prefix::agency, "agency");
  }

  Terms place(std::string_view prefix) const {
    return one(schema::term(prefix, index_.names.name(known_place(prefix)).id));
  }

  // A place that the articles name is meant rather than one of the thousands that they do not.
  [[noreturn]] void fail_unknown_place(std::string_view typed, std::string_view prefix) const {
    std::vector<std::string> all;
    std::vector<std::string> met;
    for (std::uint32_t i = 0; i < index_.names.size(); ++i) {
      const auto name = index_.names.name(i);
      if (!synonyms::is_place(name.kind)) continue;
      all.emplace_back(name.label);
      if (index_.database.term_exists(schema::term(prefix, name.id))) met.push_back(all.back());
    }
    const std::string nearest = synonyms::did_you_mean(typed, met);
    fail("the table knows no place '" + std::string(typed) + "'" +
         (nearest.empty() ? synonyms::did_you_mean(typed, all) : nearest));
  }

  // Every town, camp and base within the circle that some article names; countries and regions lie
  // nowhere in particular.
  Terms near() const {
    auto circle = parse_circle(node_.value);
    if (!circle) fail(why_no_circle(node_.value));
    if (!circle->place.empty()) find_centre(*circle);
    Terms terms;
    const std::string prefix(schema::prefix::named_place);
    for (auto term = index_.database.allterms_begin(prefix);
         term != index_.database.allterms_end(prefix); ++term) {
      const auto place = index_.names.find_id(std::string_view(*term).substr(prefix.size()));
      if (place && is_within(*place, *circle)) terms.push_back(*term);
    }
    if (terms.empty()) notes_.push_back("no article names a place in near:" + node_.value);
    return terms;
  }

  void find_centre(Circle& circle) const {
    const auto name = index_.names.name(known_place(circle.place, schema::prefix::named_place));
    if (!name.latitude) fail("the table does not tell where '" + std::string(name.label) + "' is");
    circle.latitude = *name.latitude;
    circle.longitude = *name.longitude;
  }

  bool is_within(std::uint32_t place, const Circle& circle) const {
    using synonyms::NameKind;
    const auto name = index_.names.name(place);
    const bool is_spot =
        name.kind == NameKind::town || name.kind == NameKind::site || name.kind == NameKind::base;
    return is_spot && name.latitude &&
           synonyms::kilometres(circle.latitude, circle.longitude, *name.latitude,
                                *name.longitude) <= circle.kilometres;
  }

  Terms name() const {
    const auto known = known_name();
    if (!known) fail("the table knows no name '" + node_.value + "'; search it as a word");
    return one(schema::name_term(schema::prefix::name, index_.names.name(*known).id,
                                 schema::NameUse::listed));
  }

  Terms date() const {
    auto terms = find_date_terms(node_.value, index_.years);
    if (!terms && ends_before_it_begins()) {
      fail("the range '" + node_.value + "' ends before it begins");
    }
    if (!terms) {
      fail("'" + node_.value +
           "' is no date; write 2025, 2025-Q3, 2025-09, 2025-W40, 2025-09-30, a range "
           "2025-09..2025-10, ..2024 or 2024.., or none");
    }
    return *terms;
  }

  bool ends_before_it_begins() const {
    const std::size_t dots = node_.value.find("..");
    return dots != std::string::npos && find_range(node_.value.substr(0, dots)) &&
           find_range(node_.value.substr(dots + 2));
  }

  const Node& node_;
  const OpenIndex& index_;
  std::vector<std::string>& notes_;
};

}  // namespace

std::vector<std::string> find_filter_terms(const Node& node, const OpenIndex& index,
                                           std::vector<std::string>& notes) {
  return FilterReader(node, index, notes).run();
}

std::uint32_t find_place(const Node& node, const OpenIndex& index) {
  std::vector<std::string> notes;
  return FilterReader(node, index, notes)
      .known_place(node.field == Field::filed ? schema::prefix::filed : schema::prefix::place);
}

}  // namespace dateline::query
