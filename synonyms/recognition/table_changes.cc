// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/recognition/table_changes.h"

#include <algorithm>
#include <iterator>

#include "synonyms/places/us_states.h"
#include "synonyms/recognition/article_places.h"
#include "synonyms/spelling/key_form.h"

namespace dateline::synonyms {
namespace {

// Names that the code knows by their ids, wherever they are or are not named.
bool is_known_to_code(std::string_view id) {
  return id == ambiguous_place ||
         std::ranges::count(state_abbreviations, id, &StateAbbreviations::id) > 0;
}

bool has_abbreviated_state(const NameTable& table, std::uint32_t country) {
  return std::ranges::any_of(state_abbreviations, [&](const StateAbbreviations& state) {
    const auto name = table.find_id(state.id);
    return name && table.country(*name) == country;
  });
}

std::vector<std::string> keys_of(std::string_view words) {
  const auto form = key_form(words);
  if (!form) return {};
  const std::string classes = skeleton(*form);
  auto keys = skeleton_keys(classes);
  keys.push_back(classes);
  return keys;
}

}  // namespace

TableChanges::TableChanges(const TableVersion& before, const TableVersion& now)
    : before_(before), version_now_(now) {
  touch_all_ = !now.keys.is_learnt_like(before.keys);
  number_names();
  compare_names();
  compare_words();
}

void TableChanges::number_names() {
  for (std::uint32_t name = 0; name < before_.names.size(); ++name) {
    now_.push_back(version_now_.names.find_id(before_.names.name(name).id));
    renumber_ = renumber_ || (now_.back() && *now_.back() != name);
  }
}

void TableChanges::compare_names() {
  std::vector<bool> known(version_now_.names.size());
  for (std::uint32_t name = 0; name < now_.size(); ++name) {
    const auto now = now_[name];
    if (now) known[*now] = true;
    const bool respelled =
        !now || before_.names.spellings(name) != version_now_.names.spellings(*now);
    // Which surnames a person has, its spellings tell.
    const bool person = before_.names.name(name).kind == NameKind::person;
    changed_.push_back(!now || (respelled && person) || !same_entry(name, *now));
    respelled_.push_back(respelled);
    if (!changed_.back() && !respelled) continue;
    note_change(before_.names, name);
    if (now) note_change(version_now_.names, *now);
    touch_all_ = touch_all_ || (changed_.back() && is_known_to_code(before_.names.name(name).id));
  }
  for (std::uint32_t name = 0; name < known.size(); ++name) {
    if (known[name]) continue;
    note_change(version_now_.names, name);
    touch_all_ = touch_all_ || is_known_to_code(version_now_.names.name(name).id);
  }
}

void TableChanges::note_change(const NameTable& table, std::uint32_t name) {
  add_forms(table, name);
  add_country(table, name);
  const Name entry = table.name(name);
  if (entry.latitude && entry.longitude) spots_.push_back({*entry.latitude, *entry.longitude});
}

void TableChanges::add_forms(const NameTable& table, std::uint32_t name) {
  const std::string_view label = table.name(name).label;
  for (const std::string_view spelling : table.spellings(name)) {
    for (auto& key : keys_of(spelling)) skeletons_.insert(std::move(key));
  }
  // What texts write of a label that tells apart: Tripoli (Libya).
  for (auto& key : keys_of(folded_words(label.substr(0, label.find(" ("))))) {
    skeletons_.insert(std::move(key));
  }
}

void TableChanges::add_country(const NameTable& table, std::uint32_t name) {
  if (countries_.empty()) countries_.emplace_back();  // what is known everywhere
  const auto country = table.country(name);
  if (!country) return;
  const auto id = table.name(*country).id;
  const Country found{.before = before_.names.find_id(id),
                      .now = version_now_.names.find_id(id),
                      .abbreviated = has_abbreviated_state(table, *country)};
  const bool known = std::ranges::any_of(countries_, [&](const Country& other) {
    return other.before == found.before && other.now == found.now;
  });
  if (!known) countries_.push_back(found);
}

bool TableChanges::same_entry(std::uint32_t before, std::uint32_t now) const {
  const Name a = before_.names.name(before);
  const Name b = version_now_.names.name(now);
  return a.label == b.label && a.kind == b.kind && a.contextual == b.contextual &&
         a.population == b.population && a.latitude == b.latitude && a.longitude == b.longitude &&
         same_chain(before, now);
}

// What contains it is the same, as far as its own articles depend on that.
bool TableChanges::same_chain(std::uint32_t before, std::uint32_t now) const {
  const auto a = before_.names.ancestors(before);
  const auto b = version_now_.names.ancestors(now);
  return std::ranges::equal(a, b, [&](std::uint32_t one, std::uint32_t other) {
    const Name was = before_.names.name(one);
    const Name is = version_now_.names.name(other);
    return was.id == is.id && was.kind == is.kind;
  });
}

void TableChanges::compare_words() {
  const auto before = before_.keys.ordinary_words();
  const auto now = version_now_.keys.ordinary_words();
  std::ranges::set_symmetric_difference(before, now, std::back_inserter(words_));
  std::ranges::set_symmetric_difference(before_.keys.given_names(), version_now_.keys.given_names(),
                                        std::back_inserter(words_));
  std::ranges::sort(words_);
}

bool TableChanges::same_sense(std::uint32_t before, std::uint32_t now) const {
  return now_[before] == now && !changed_[before];
}

bool TableChanges::same_senses(std::span<const std::uint32_t> before,
                               std::span<const std::uint32_t> now) const {
  return std::ranges::equal(before, now,
                            [&](auto one, auto other) { return same_sense(one, other); });
}

bool TableChanges::same_mention(const Mention& before, const Mention& now) const {
  return before.first == now.first && before.count == now.count && before.rule == now.rule &&
         before.adjective == now.adjective && before.nested == now.nested &&
         same_sense(before.name, now.name) &&
         before_.names.is_contextual(before.name, before.surface) ==
             version_now_.names.is_contextual(now.name, now.surface) &&
         before_.names.words_of(before.surface) == version_now_.names.words_of(now.surface) &&
         same_senses(before_.names.senses(before.surface), version_now_.names.senses(now.surface));
}

bool TableChanges::same_mentions(const std::vector<Mention>& before,
                                 const std::vector<Mention>& now) const {
  return std::ranges::equal(before, now, [&](const Mention& one, const Mention& other) {
    return same_mention(one, other);
  });
}

bool TableChanges::same_candidates(const KeyCandidates& before, const KeyCandidates& now) const {
  return std::ranges::equal(before.best, now.best, [&](const auto& one, const auto& other) {
    return same_sense(one.name, other.name) && !respelled_[one.name] &&
           one.spelling == other.spelling && one.score == other.score &&
           one.second == other.second && one.own_script == other.own_script &&
           one.told_apart == other.told_apart;
  });
}

bool TableChanges::touch_field(std::string_view written) const {
  if (!same_senses(find_senses(written, before_.names), find_senses(written, version_now_.names))) {
    return true;
  }
  TokenStream words = tokenize(written);
  lift_capitals(words);
  return !same_mentions(find_names(words, before_.names).mentions,
                        find_names(words, version_now_.names).mentions);
}

bool TableChanges::touch_place(const StatedPlace& stated) const {
  const auto before = before_.names.find_id(stated.id);
  const auto now = version_now_.names.find_id(stated.id);
  if (before || now) return !before || !now || !same_sense(*before, *now);
  if (touch_field(stated.name)) return true;
  if (!stated.latitude || !stated.longitude) return false;
  constexpr double far = 11;  // kilometres; farther off a place is not found by coordinates alone
  return std::ranges::any_of(spots_, [&](const Spot& spot) {
    return kilometres(*stated.latitude, *stated.longitude, spot.latitude, spot.longitude) < far;
  });
}

}  // namespace dateline::synonyms
