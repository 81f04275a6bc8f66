// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/meaning/joined_names.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include "query/language/bare_runs.h"
#include "synonyms/recognition/other_bearers.h"
#include "synonyms/spelling/key_form.h"
#include "synonyms/spelling/unlisted_spelling.h"

namespace dateline::query {
namespace {

using synonyms::KeyMatch;
using synonyms::NameKind;

bool is_name(const Leaf* leaf) { return leaf->kind == Leaf::Kind::name; }

bool may_join(const Leaf* leaf) {
  return is_name(leaf) ? !leaf->adjective : leaf->kind == Leaf::Kind::word && !leaf->literal;
}

std::string words_of(std::span<const Leaf* const> leaves) {
  std::vector<std::string> words;
  for (const Leaf* leaf : leaves) words.push_back(typed_words(*leaf));
  return join_words(words);
}

bool overlap(const JoinedName& a, const JoinedName& b) {
  return a.first < b.first + b.count && b.first < a.first + a.count;
}

// Of those that share a leaf, and that are `rivals`, keeps the first.
template <class Found, class Rivals>
void drop_overlapping(std::vector<Found>& all, Rivals rivals) {
  std::vector<Found> kept;
  for (Found& found : all) {
    const bool free = std::ranges::none_of(kept, [&](const Found& other) {
      return overlap(found.name, other.name) && rivals(found.name, other.name);
    });
    if (free) kept.push_back(std::move(found));
  }
  all = std::move(kept);
}

}  // namespace

std::vector<JoinedName> JoinedNames::find(const std::vector<const Leaf*>& leaves) const {
  return find(leaves, std::vector<bool>(leaves.size() + 1, true));
}

std::vector<JoinedName> JoinedNames::find(const std::vector<const Leaf*>& leaves,
                                          const std::vector<bool>& bounds) const {
  if (!keys_.are_asked()) return {};
  auto found = find_windows(leaves, bounds);
  // Of one name the most that it has words for, else the most certain: a word too many or too few
  // makes it less so.
  std::ranges::stable_sort(found, std::greater(),
                           [](const Found& each) { return std::pair(each.whole, each.certainty); });
  drop_overlapping(found, [](const auto& a, const auto& b) { return a.ids[0] == b.ids[0]; });
  // Of several names the longest, in which the others are.
  std::ranges::stable_sort(found, std::greater(),
                           [](const Found& each) { return each.name.count; });
  drop_overlapping(found, [](const auto&, const auto&) { return true; });
  std::vector<JoinedName> names;
  for (Found& each : found) names.push_back(std::move(each.name));
  std::ranges::sort(names, {}, &JoinedName::first);
  return names;
}

std::vector<JoinedName> JoinedNames::find_bare(const std::vector<Node>& nodes) const {
  std::vector<JoinedName> all;
  for (const BareRun& run : bare_runs(nodes)) {
    for (JoinedName& name : find(run.leaves, run.bounds)) {
      const std::size_t last = run.node_of[name.first + name.count - 1];
      name.first = run.node_of[name.first];
      name.count = last + 1 - name.first;
      if (name.count > 1) all.push_back(std::move(name));
    }
  }
  return all;
}

std::vector<JoinedNames::Found> JoinedNames::find_windows(const std::vector<const Leaf*>& leaves,
                                                          const std::vector<bool>& bounds) const {
  constexpr std::size_t longest = 4;   // a guess: few names have more words
  constexpr std::size_t letters = 12;  // where each is a word; a guess as well
  std::vector<Found> found;
  for (std::size_t first = 0; first < leaves.size(); ++first) {
    for (std::size_t last = first; last < std::min(first + letters, leaves.size()); ++last) {
      if (!may_join(leaves[last]) || (last > first && leaves[last]->parted)) break;
      if (last == first || !bounds[first] || !bounds[last + 1]) continue;
      const Window window = std::span(leaves).subspan(first, last + 1 - first);
      add_borne_out(window, first, found);
      if (window.size() <= longest) add(window, first, found);
    }
  }
  return found;
}

// The name that the leaves of a window are, if they are one.
void JoinedNames::add(Window window, std::size_t first, std::vector<Found>& found) const {
  if (auto ids = persons(window); !ids.empty()) {
    constexpr auto person = Leaf::Reading::Kind::person;
    constexpr double certain = 10;  // than what letters tell
    found.push_back({window.size(), certain, {first, window.size(), std::move(ids), person}});
    return;
  }
  if (!may_be_a_name(window)) return;
  const auto add = [&](bool whole, double certainty, std::vector<std::string> ids) {
    found.push_back({whole ? window.size() : 0, certainty, {first, window.size(), std::move(ids)}});
  };
  const bool ordinary = is_ordinary(window);
  const auto names = std::ranges::count_if(window, is_name);
  if (names == 1 && is_name(window.back())) {
    const double alike = likeness_of_given_names(window);
    const double bound = ordinary ? synonyms::one_name_likeness : synonyms::given_name_likeness;
    if (alike >= bound) return add(true, alike, {window.back()->text});
  }
  const std::string typed = words_of(window);
  const auto match = ordinary ? keys_.match_person(typed) : keys_.match(typed);
  if (!match) return;
  const bool person = index_.names.name(match->name).kind == NameKind::person;
  const auto listed = keys_.spelling_of(*match);
  const bool whole = synonyms::has_as_many_words(listed, typed);
  if (person && !synonyms::may_be_person(index_.keys.model(), typed, index_.names, match->name)) {
    return;
  }
  // A listed name is but a part of one that has as many words.
  if (names > 0 && !(whole && is_alike_at_ends(typed, listed, person))) return;
  const bool apart = names == 0 && whole;
  if (!apart && is_alone(window, match->name)) return;
  add(whole, match->evidence.certainty(), keys_.ids_of(*match));
}

void JoinedNames::add_borne_out(Window window, std::size_t first, std::vector<Found>& found) const {
  const std::string typed = words_of(window);
  const auto listed = index_.names.look_up(synonyms::NameTable::walk_of(typed)).terminal;
  if (!listed || !listed->contextual || listed->text != typed) return;
  JoinedName name{.first = first, .count = window.size(), .borne_out = true};
  for (const std::uint32_t sense : listed->senses) {
    if (index_.present[sense]) name.ids.emplace_back(index_.names.name(sense).id);
  }
  constexpr double certain = 10;  // than what letters tell
  if (!name.ids.empty()) found.push_back({window.size(), certain, std::move(name)});
}

// Those that an article has, of whom the window is the surname behind an article.
std::vector<std::string> JoinedNames::persons(Window window) const {
  std::vector<std::string> ids;
  if (window.size() != 2 || is_name(window[0]) || is_name(window[1])) return ids;
  if (!synonyms::is_key_article(window[0]->text)) return ids;
  for (const std::uint32_t person : index_.keys.persons(window[1]->text)) {
    if (index_.present[person]) ids.emplace_back(index_.names.name(person).id);
  }
  return ids;
}

// Of what no table lists.
bool JoinedNames::is_ordinary(Window window) const {
  return std::ranges::all_of(window, [&](const Leaf* leaf) {
    return is_name(leaf) || index_.keys.is_ordinary(leaf->text);
  });
}

// Words of dictionaries are no name, but those that they have as names alone.
bool JoinedNames::may_be_a_name(Window window) const {
  if (std::ranges::all_of(window, is_name)) return false;
  return !is_ordinary(window) || std::ranges::all_of(window, [&](const Leaf* leaf) {
    return is_name(leaf) || index_.keys.is_proper(leaf->text);
  });
}

// How much the words in front of a person's surname that a table lists are like what the table has
// in front of it, in any spelling; 0 for what is no person.
double JoinedNames::likeness_of_given_names(Window window) const {
  const auto person = index_.names.find_id(window.back()->text);
  if (!person || index_.names.name(*person).kind != NameKind::person) return 0;
  if (!index_.keys.has_model() || !index_.present[*person]) return 0;
  const std::string typed = words_of(window.first(window.size() - 1));
  double best = 0;
  for (const std::string_view spelling : index_.names.spellings(*person)) {
    const std::size_t surname = spelling.rfind(' ');
    if (surname == spelling.npos) continue;
    const auto given = spelling.substr(0, surname);
    best = std::max(best, synonyms::likeness(index_.keys.model(), typed, given));
  }
  return best;
}

bool JoinedNames::is_alike_at_ends(std::string_view typed, std::string_view listed,
                                   bool person) const {
  const double alike = synonyms::likeness_at_ends(index_.keys.model(), typed, listed);
  return alike >= (person ? synonyms::given_name_likeness : synonyms::one_name_likeness);
}

// Whether one of the leaves is the name by itself.
bool JoinedNames::is_alone(Window window, std::uint32_t name) const {
  return std::ranges::any_of(window, [&](const Leaf* leaf) {
    const auto id = index_.names.name(name).id;
    if (is_name(leaf)) return leaf->text == id || std::ranges::count(leaf->homonyms, id) > 0;
    const auto alone = keys_.match(leaf->text);
    return alone && alone->name == name;
  });
}

}  // namespace dateline::query
