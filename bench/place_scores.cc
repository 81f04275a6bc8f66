// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/place_scores.h"

#include <algorithm>
#include <iomanip>

#include "synonyms/finder/name_finder.h"
#include "synonyms/places/stated_place.h"

namespace dateline::bench {
namespace {

using synonyms::Mention;
using synonyms::NameKind;
using synonyms::PlaceUse;

constexpr double near = 161;  // kilometres, a hundred miles

double share(std::size_t part, std::size_t of) {
  return of == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(of);
}

template <class T>
void compare_exactly(const std::set<T>& gold, const std::set<T>& counted, Tally& tally) {
  std::vector<T> both;
  std::ranges::set_intersection(gold, counted, std::back_inserter(both));
  tally.gold += gold.size();
  tally.counted += counted.size();
  tally.found += both.size();
  tally.right += both.size();
}

}  // namespace

double Tally::precision() const { return share(right, counted); }
double Tally::recall() const { return share(found, gold); }

double Tally::f1() const {
  const double sum = precision() + recall();
  return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

bool PlaceScores::is_same(const Found& gold, std::uint32_t place) const {
  const auto name = table_.name(place);
  if (name.id == gold.id) return true;
  if (gold.is_country || name.kind == NameKind::country || !name.latitude) return false;
  return synonyms::kilometres(gold.latitude, gold.longitude, *name.latitude, *name.longitude) <
         near;
}

void PlaceScores::compare(const std::set<Found>& gold, const std::set<std::uint32_t>& counted,
                          Tally& tally) {
  tally.gold += gold.size();
  tally.counted += counted.size();
  for (const Found& each : gold) {
    tally.found += std::ranges::any_of(counted, [&](auto place) { return is_same(each, place); });
  }
  for (const std::uint32_t place : counted) {
    tally.right +=
        std::ranges::any_of(gold, [&](const Found& each) { return is_same(each, place); });
  }
}

void PlaceScores::note(const std::string& kind, const GoldArticle& gold, const std::string& what) {
  auto& [count, lines] = errors_[kind];
  ++count;
  if (lines.size() < examples_) lines.push_back(gold.id + ": " + what);
}

std::set<std::string> PlaceScores::countries_of(const Counted& counted) const {
  std::set<std::string> ids;
  for (const auto& [place, times] : counted.places.times) {
    if (const auto country = table_.country(place)) ids.emplace(table_.name(*country).id);
  }
  return ids;
}

std::string PlaceScores::why_missed(const Toponym& toponym, const Counted& counted) const {
  const auto& tokens = counted.text_words.tokens;
  const auto covers = [&](const Mention& mention) {
    return tokens[mention.first].begin < toponym.end &&
           tokens[mention.first + mention.count - 1].end > toponym.begin;
  };
  bool nested = false;
  for (const Mention& mention : counted.names.text.mentions) {
    if (!covers(mention)) continue;
    if (mention.nested || !synonyms::is_place(table_.name(mention.name).kind)) {
      nested = true;
      continue;
    }
    if (mention.use == PlaceUse::ambiguous) return "missed: left ambiguous";
    if (mention.use != PlaceUse::named) return "missed: taken for a government or a longer name";
    return "missed: another sense";
  }
  if (nested) return "missed: part of a longer name";
  if (std::ranges::any_of(counted.names.text.undecided, covers)) return "missed: case rule";
  return "missed: not in the table";
}

void PlaceScores::add_toponyms(const GoldArticle& gold, const Counted& counted) {
  std::set<Found> places;
  std::set<std::string> countries;
  std::map<std::string, const Toponym*> first;
  for (const Toponym& each : gold.toponyms) {
    if (each.id.empty()) continue;
    const bool is_country = each.id == each.country;
    places.insert({each.id, is_country, each.latitude, each.longitude});
    first.try_emplace(each.id, &each);
    if (!each.country.empty()) countries.insert(each.country);
  }
  const auto overlaps = [&](const Mention& mention, const Toponym& toponym) {
    const auto& tokens = counted.text_words.tokens;
    return tokens[mention.first].begin < toponym.end &&
           tokens[mention.first + mention.count - 1].end > toponym.begin;
  };
  std::set<std::uint32_t> kept;
  for (const auto& [place, times] : counted.places.times) {
    bool at_gold = false;
    bool at_unsure = false;
    std::string where;
    for (const Mention& mention : counted.names.text.mentions) {
      if (mention.name != place) continue;
      if (where.empty()) {
        const auto& tokens = counted.text_words.tokens;
        const std::size_t begin = tokens[mention.first].begin;
        const std::size_t from = begin > 40 ? begin - 40 : 0;
        where = gold.text.substr(from, tokens[mention.first + mention.count - 1].end + 40 - from);
        std::ranges::replace(where, '\n', ' ');
      }
      for (const Toponym& toponym : gold.toponyms) {
        if (overlaps(mention, toponym)) (toponym.id.empty() ? at_unsure : at_gold) = true;
      }
    }
    if (at_unsure && !at_gold) continue;  // no one could tell
    kept.insert(place);
    const bool right =
        std::ranges::any_of(places, [&](const Found& each) { return is_same(each, place); });
    if (right) continue;
    note(at_gold ? "false: another sense" : "false: no place there", gold,
         std::string(table_.name(place).label) + " in: " + where);
  }
  for (const Found& each : places) {
    if (std::ranges::any_of(kept, [&](auto place) { return is_same(each, place); })) continue;
    const Toponym& toponym = *first[each.id];
    note(why_missed(toponym, counted), gold,
         gold.text.substr(toponym.begin, toponym.end - toponym.begin) + " " + toponym.kind);
  }
  compare(places, kept, places_);
  std::set<std::string> kept_countries;
  for (const std::uint32_t place : kept) {
    if (const auto country = table_.country(place)) {
      kept_countries.emplace(table_.name(*country).id);
    }
  }
  compare_exactly(countries, kept_countries, countries_);
}

void PlaceScores::add_places(const GoldArticle& gold, const Counted& counted) {
  std::set<Found> places;
  std::set<std::string> countries;
  for (const Toponym& each : gold.places) {
    places.insert({each.id, each.id == each.country, each.latitude, each.longitude});
    if (!each.country.empty()) countries.insert(each.country);
  }
  std::set<std::uint32_t> all;
  for (const auto& [place, times] : counted.places.times) {
    all.insert(place);
    const bool right =
        std::ranges::any_of(places, [&](const Found& each) { return is_same(each, place); });
    if (!right) note("false", gold, std::string(table_.name(place).label));
  }
  for (const Found& each : places) {
    const bool found = std::ranges::any_of(all, [&](auto place) { return is_same(each, place); });
    if (found) continue;
    const auto known = table_.find_id(each.id);
    note(known ? "missed" : "missed: not in the table", gold,
         known ? std::string(table_.name(*known).label) : each.id);
  }
  compare(places, all, places_);
  compare_exactly(countries, countries_of(counted), countries_);
}

// An item is about fewer countries than it names: what is named beside them is no error.
void PlaceScores::add_topics(const GoldArticle& gold, const Counted& counted) {
  std::set<std::string> topics;
  for (const std::string& name : gold.countries) {
    if (const auto country = synonyms::find_name(name, table_)) {
      topics.emplace(table_.name(*country).id);
    }
  }
  const auto found = countries_of(counted);
  for (const std::string& topic : topics) {
    ++countries_.gold;
    countries_.found += found.contains(topic);
    if (!found.contains(topic)) note("topic not counted", gold, topic);
  }
  std::map<std::string, std::size_t> times;
  for (const auto& [place, count] : counted.places.times) {
    if (const auto country = table_.country(place)) {
      times[std::string(table_.name(*country).id)] += count;
    }
  }
  if (topics.empty() || times.empty()) return;
  ++topical_;
  const auto most =
      std::ranges::max_element(times, {}, [](const auto& each) { return each.second; });
  leading_ += topics.contains(most->first);
}

void PlaceScores::add_region(const GoldArticle& gold, const Counted& counted) {
  // The governorate, which may be listed by its town's name alone.
  auto senses = synonyms::find_senses(gold.region, table_);
  for (std::size_t i = 0, towns = senses.size(); i < towns; ++i) {
    for (const std::uint32_t outer : table_.ancestors(senses[i])) {
      if (table_.name(outer).kind == NameKind::region) senses.push_back(outer);
    }
  }
  bool found = false;
  for (const auto& [place, times] : counted.places.times) {
    auto around = table_.ancestors(place);
    around.push_back(place);
    found = found || std::ranges::any_of(around, [&](std::uint32_t each) {
              return std::ranges::count(senses, each) > 0;
            });
  }
  ++places_.gold;
  places_.found += found;
  if (!found) note("governorate not counted", gold, gold.region);
}

void PlaceScores::add(const GoldArticle& gold, const Counted& counted) {
  ++articles_;
  if (!gold.region.empty()) return add_region(gold, counted);
  if (!gold.countries.empty()) return add_topics(gold, counted);
  if (!gold.places.empty()) return add_places(gold, counted);
  add_toponyms(gold, counted);
}

void PlaceScores::print(std::ostream& out) const {
  const auto line = [&](const char* what, const Tally& tally) {
    if (tally.gold == 0) return;
    out << "  " << what << std::fixed << std::setprecision(1);
    if (tally.counted > 0) out << "  precision " << tally.precision();
    out << "  recall " << tally.recall();
    if (tally.counted > 0) out << "  F1 " << tally.f1();
    out << "  (" << tally.gold << " noted";
    if (tally.counted > 0) out << ", " << tally.counted << " counted";
    out << ")\n";
  };
  out << "  articles " << articles_ << "\n";
  line("places   ", places_);
  line("countries", countries_);
  if (topical_ > 0) {
    out << "  most named country is a topic " << share(leading_, topical_) << "\n";
  }
  for (const auto& [kind, error] : errors_) {
    out << "  " << std::setw(5) << error.first << "  " << kind << "\n";
    for (const std::string& example : error.second) out << "           " << example << "\n";
  }
}

}  // namespace dateline::bench
