// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/oracle_places.h"

#include <algorithm>

namespace dateline::test {

using query::Node;
using query::Reach;
using Place = OraclePlaces::Place;

namespace {

// The most of them of which no two share a word: with the first one or without it.
std::size_t most_apart(const std::vector<Place>& places) {
  std::vector<std::size_t> most(places.size() + 1);
  for (std::size_t i = places.size(); i-- > 0;) {
    std::size_t next = i + 1;
    while (next < places.size() && places[next].text == places[i].text &&
           places[next].first <= places[i].last) {
      ++next;
    }
    most[i] = std::max(most[i + 1], 1 + most[next]);
  }
  return most.front();
}

bool overlap(const Place& a, const Place& b) {
  return a.text == b.text && a.first <= b.last && b.first <= a.last;
}

}  // namespace

std::set<Place> OraclePlaces::find(const Node& node) const {
  switch (node.kind) {
    case Node::Kind::phrase:
      return find_phrase(node);
    case Node::Kind::near:
    case Node::Kind::in_order:
      return find_near(node);
    case Node::Kind::not_near:
      return find_not_near(node);
    case Node::Kind::first: {
      auto places = find(node.children[0]);
      std::erase_if(
          places, [&](const Place& place) { return place.text == 0 || place.last >= node.count; });
      return places;
    }
    case Node::Kind::at_least: {
      const auto places = find(node.children[0]);
      const bool enough = most_apart({places.begin(), places.end()}) >= node.count;
      return enough ? places : std::set<Place>{};
    }
    default:
      return find_any(node);
  }
}

std::set<Place> OraclePlaces::find_phrase(const Node& phrase) const {
  std::set<Place> places;
  for (std::size_t text = 0; text < (phrase.in_title ? 1U : 2U); ++text) {
    const OracleText& read = texts_[text];
    for (std::size_t first = 0; first < read.words.size(); ++first) {
      for (const std::size_t end : words_.ends(phrase.leaves, read, first)) {
        places.insert({text, first, end - 1});
      }
    }
  }
  return places;
}

std::set<Place> OraclePlaces::find_any(const Node& node) const {
  std::set<Place> places;
  for (const Node& child : node.children) places.merge(find(child));
  return places;
}

std::set<Place> OraclePlaces::find_near(const Node& node) const {
  std::vector<std::set<Place>> operands;
  for (const Node& child : node.children) operands.push_back(find(child));
  std::vector<Place> chosen;
  std::set<Place> found;
  choose(node, operands, chosen, found);
  return found;
}

void OraclePlaces::choose(const Node& node, const std::vector<std::set<Place>>& operands,
                          std::vector<Place>& chosen, std::set<Place>& found) const {
  if (chosen.size() == operands.size()) {
    if (!are_near(node, chosen)) return;
    Place whole = chosen.front();
    for (const Place& place : chosen) {
      whole.first = std::min(whole.first, place.first);
      whole.last = std::max(whole.last, place.last);
    }
    found.insert(whole);
    return;
  }
  for (const Place& place : operands[chosen.size()]) {
    chosen.push_back(place);
    choose(node, operands, chosen, found);
    chosen.pop_back();
  }
}

bool OraclePlaces::are_near(const Node& node, std::vector<Place> chosen) const {
  if (node.kind == Node::Kind::near) std::ranges::sort(chosen);
  for (std::size_t i = 1; i < chosen.size(); ++i) {
    const Place& a = chosen[i - 1];
    const Place& b = chosen[i];
    if (a.text != b.text || b.first <= a.last || !is_within(node.reach, a, b)) return false;
  }
  return true;
}

// `b` stands behind `a`.
bool OraclePlaces::is_within(const Reach& reach, const Place& a, const Place& b) const {
  if (reach.unit == Reach::Unit::words) return b.first - a.last - 1 <= reach.words;
  auto all = units(reach.unit, a);
  all.merge(units(reach.unit, b));
  return all.size() == 1;
}

// The numbers of the sentences, or paragraphs, in which its words stand.
std::set<std::size_t> OraclePlaces::units(Reach::Unit unit, const Place& place) const {
  std::set<std::size_t> numbers;
  for (std::size_t i = place.first; i <= place.last; ++i) {
    const auto& token = texts_[place.text].get().words.tokens[i];
    numbers.insert(unit == Reach::Unit::sentence ? token.sentence : token.paragraph);
  }
  return numbers;
}

bool OraclePlaces::are_in_one(Reach::Unit unit, const Place& a, const Place& b) const {
  const auto of_a = units(unit, a);
  const auto of_b = units(unit, b);
  return std::ranges::any_of(of_a, [&](std::size_t number) { return of_b.contains(number); });
}

std::set<Place> OraclePlaces::find_not_near(const Node& node) const {
  const auto unwanted = find(node.children[1]);
  const auto is_near = [&](const Place& a, const Place& b) {
    if (a.text != b.text) return false;
    if (overlap(a, b)) return true;
    if (node.reach.unit != Reach::Unit::words) return are_in_one(node.reach.unit, a, b);
    return is_within(node.reach, std::min(a, b), std::max(a, b));
  };
  auto places = find(node.children[0]);
  std::erase_if(places, [&](const Place& place) {
    return std::ranges::any_of(unwanted, [&](const Place& other) { return is_near(place, other); });
  });
  return places;
}

}  // namespace dateline::test
