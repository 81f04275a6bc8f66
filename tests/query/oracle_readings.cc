// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/oracle_readings.h"

#include <algorithm>
#include <utility>

#include "query/language/surnames_of_others.h"
#include "query/meaning/joined_names.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/recognition/other_bearers.h"
#include "synonyms/spelling/key_form.h"
#include "synonyms/spelling/unlisted_spelling.h"

namespace dateline::test {

using query::Leaf;
using query::NameReading;
using query::Node;
using synonyms::NameKind;

OracleReadings::OracleReadings(std::vector<const OracleText*> texts,
                               const synonyms::NameTable& names, const synonyms::NameKeys& keys)
    : texts_(std::move(texts)),
      names_(names),
      keys_(keys),
      listed_(texts_, names, keys),
      full_names_(texts_, keys) {}

void OracleReadings::add(Node& root, NameReading reading) const {
  if (reading == NameReading::off) return;
  query::read_as_words(root, names_, keys_);
  if (reading != NameReading::exact) join(root, reading);
  read_unknown_words_as_names(root);
  add_readings(root, reading);
}

bool OracleReadings::occurs(const Leaf& leaf) const {
  const OracleWords words(names_, NameReading::all);
  return std::ranges::any_of(
      texts_, [&](const OracleText* text) { return words.stands_in({leaf}, *text); });
}

// A bare word that no article has, while it spells a name but for its capitals, is that name.
void OracleReadings::read_unknown_words_as_names(Node& node) const {
  for (Node& child : node.children) read_unknown_words_as_names(child);
  if (node.leaves.size() != 1) return;
  Leaf& leaf = node.leaves.front();
  if (leaf.kind != Leaf::Kind::word || leaf.exact || occurs(leaf)) return;
  const auto senses = synonyms::find_senses(leaf.text, names_);
  if (senses.empty()) return;
  leaf.kind = Leaf::Kind::name;
  leaf.typed = leaf.text;
  leaf.text = std::string(names_.name(senses[0]).id);
  for (std::size_t i = 1; i < senses.size(); ++i) {
    leaf.homonyms.emplace_back(names_.name(senses[i]).id);
  }
}

// What a word may be beside itself. In quotes a word is no surname and no other unlisted word.
void OracleReadings::add_readings(Node& node, NameReading reading) const {
  using Kind = Leaf::Reading::Kind;
  for (Leaf& leaf : node.leaves) {
    if (leaf.kind != Leaf::Kind::word || leaf.literal) continue;
    if (!leaf.exact) {
      for (const auto& id : listed_.persons_of(leaf.text))
        leaf.readings.push_back({Kind::person, id});
    }
    if (reading == NameReading::exact) continue;
    const auto senses = synonyms::find_senses(leaf.text, names_);
    for (const std::uint32_t sense : senses) {
      const auto name = names_.name(sense);
      if (!name.contextual || !listed_.has(name.id)) continue;
      leaf.readings.push_back({Kind::name, std::string(name.id)});
    }
    if (!senses.empty() || !is_like_a_name(leaf.text) || keys_.is_ordinary(leaf.text)) continue;
    for (const auto& id : listed_.names_like(leaf.text, reading))
      leaf.readings.push_back({Kind::name, id});
    if (leaf.exact) continue;
    for (const auto& id : listed_.persons_like(leaf.text, reading)) {
      leaf.readings.push_back({Kind::person, id});
    }
    for (const auto& word : words_like(leaf.text)) leaf.readings.push_back({Kind::word, word});
  }
  for (Node& child : node.children) add_readings(child, reading);
}

// Two to four words or names side by side, a word among them, may be an unlisted spelling of one
// name. Of windows that share a leaf and are one name the longest counts that has no more words
// than the listed spelling, of others the longest; then the most certain, the first, the shortest.
std::vector<OracleReadings::Window> OracleReadings::find_windows(
    const std::vector<Leaf>& leaves, const std::set<std::size_t>& inside,
    NameReading reading) const {
  std::vector<Window> windows;
  for (std::size_t first = 0; first < leaves.size(); ++first) {
    for (std::size_t count = 2; count <= 4 && first + count <= leaves.size(); ++count) {
      std::vector<Leaf> some;
      bool fits = true;
      bool has_word = false;
      for (std::size_t i = first; i < first + count; ++i) {
        const Leaf& leaf = leaves[i];
        const bool word = leaf.kind == Leaf::Kind::word && !leaf.literal;
        fits = fits && (word || (leaf.kind == Leaf::Kind::name && !leaf.adjective));
        fits = fits && (i == first || !leaf.parted);
        has_word = has_word || word;
        some.push_back(leaf);
      }
      fits = fits && !inside.contains(first) && !inside.contains(first + count);
      auto window = fits && has_word ? read_window(some, reading) : std::nullopt;
      if (!window) continue;
      window->first = first;
      window->count = count;
      windows.push_back(*window);
    }
  }
  const auto overlap = [](const Window& a, const Window& b) {
    return a.first < b.first + b.count && b.first < a.first + a.count;
  };
  const auto is_surer = [](const Window& a, const Window& b) {
    if (a.whole != b.whole) return a.whole > b.whole;
    if (a.certainty != b.certainty) return a.certainty > b.certainty;
    return a.first != b.first ? a.first < b.first : a.count < b.count;
  };
  const auto is_longer = [&](const Window& a, const Window& b) {
    return a.count != b.count ? a.count > b.count : is_surer(a, b);
  };
  // Takes the best, drops its rivals, and goes on with the rest.
  const auto choose = [&](auto is_better, auto is_rival) {
    std::vector<Window> kept;
    while (!windows.empty()) {
      const Window best = *std::ranges::min_element(windows, is_better);
      kept.push_back(best);
      std::erase_if(windows, [&](const Window& other) {
        const bool itself = other.first == best.first && other.count == best.count;
        return itself || (overlap(other, best) && is_rival(other, best));
      });
    }
    windows = std::move(kept);
  };
  choose(is_surer, [](const Window& a, const Window& b) { return a.ids[0] == b.ids[0]; });
  choose(is_longer, [](const Window&, const Window&) { return true; });
  return windows;
}

void OracleReadings::join_leaves(Node& phrase, NameReading reading) const {
  for (const Window& window : find_windows(phrase.leaves, {}, reading)) {
    for (const auto& id : window.ids) {
      phrase.leaves[window.first].readings.push_back({Leaf::Reading::Kind::name, id, window.count});
    }
  }
}

void OracleReadings::join(Node& node, NameReading reading) const {
  for (Node& child : node.children) join(child, reading);
  if (node.leaves.size() > 1) {
    join_leaves(node, reading);
    for (const auto& [first, count] : full_names_.find(node.leaves, true)) {
      full_names_.spell(node.leaves, first, count);
    }
  }
  if (node.kind == Node::Kind::all_of) join_words(node, reading);
}

// Bare words that are one name are met as that name, or as its words.
void OracleReadings::join_words(Node& all, NameReading reading) const {
  const auto is_bare = [](const Node& node) {
    if (node.kind != Node::Kind::phrase) return false;
    return node.hyphenated || (node.leaves.size() == 1 && !node.leaves[0].exact);
  };
  std::vector<Node> joined;
  for (std::size_t begin = 0; begin < all.children.size();) {
    std::vector<Leaf> run;
    std::set<std::size_t> inside;  // leaves that a hyphen joins to the one before
    std::vector<std::size_t> first_leaves;
    std::size_t end = begin;
    for (; end < all.children.size(); ++end) {
      const Node& node = all.children[end];
      if (!is_bare(node) || node.in_title != all.children[begin].in_title) break;
      first_leaves.push_back(run.size());
      for (std::size_t i = 1; i < node.leaves.size(); ++i) inside.insert(run.size() + i);
      run.insert(run.end(), node.leaves.begin(), node.leaves.end());
    }
    first_leaves.push_back(run.size());
    end = std::max(end, begin + 1);
    const auto windows = find_windows(run, inside, reading);
    const auto full = full_names_.find(run, false);
    for (std::size_t i = begin; i < end;) {
      const std::size_t leaf = first_leaves[i - begin];
      const auto window = std::ranges::find(windows, leaf, &Window::first);
      const auto name = std::ranges::find(full, leaf, &std::pair<std::size_t, std::size_t>::first);
      if (window == windows.end() && name != full.end() && !inside.contains(leaf + name->second)) {
        const bool is_free = std::ranges::none_of(windows, [&](const Window& other) {
          return other.first > leaf && other.first < leaf + name->second;
        });
        Node words{.kind = Node::Kind::all_of};
        std::size_t next = i;
        for (; first_leaves[next - begin] < leaf + name->second; ++next) {
          words.children.push_back(all.children[next]);
        }
        if (is_free && words.children.size() > 1) {
          Node phrase{.kind = Node::Kind::phrase, .in_title = all.children[i].in_title};
          phrase.leaves.assign(run.begin() + static_cast<std::ptrdiff_t>(leaf),
                               run.begin() + static_cast<std::ptrdiff_t>(leaf + name->second));
          for (Leaf& each : phrase.leaves) each.exact = true;
          full_names_.spell(phrase.leaves, 0, name->second);
          joined.push_back({.kind = Node::Kind::any_of, .children = {words, phrase}});
          i = next;
          continue;
        }
      }
      Node apart{.kind = Node::Kind::all_of};
      if (window != windows.end()) {
        for (std::size_t j = i; first_leaves[j - begin] < leaf + window->count; ++j) {
          apart.children.push_back(all.children[j]);
        }
      }
      if (apart.children.size() < 2) {
        joined.push_back(all.children[i++]);
        continue;
      }
      // A word that no text has, but for its reading.
      Node as_name{.kind = Node::Kind::phrase,
                   .leaves = {{.text = " ", .exact = true}},
                   .in_title = all.children[i].in_title};
      i += apart.children.size();
      for (const auto& id : window->ids) {
        as_name.leaves[0].readings.push_back({Leaf::Reading::Kind::name, id});
      }
      joined.push_back({.kind = Node::Kind::any_of, .children = {apart, as_name}});
    }
    begin = end;
  }
  all.children = std::move(joined);
}

// Words that are no names are none together; words that other names have, or stand beside a listed
// name, are a person's where the first and the last are like hers, or beside a listed name another
// name of as many words of which the same is true; a listed surname is the person's
// behind a given name like hers; and beside a word that is the name alone the others must have a
// part in it.
std::optional<OracleReadings::Window> OracleReadings::read_window(const std::vector<Leaf>& leaves,
                                                                  NameReading reading) const {
  std::string typed;
  std::string in_front;  // of the last leaf
  bool ordinary = true;
  bool proper = true;
  std::size_t listed_names = 0;
  for (const Leaf& leaf : leaves) {
    in_front = typed;
    typed += (typed.empty() ? "" : " ") + (leaf.kind == Leaf::Kind::name ? leaf.typed : leaf.text);
    if (leaf.kind == Leaf::Kind::name) {
      ++listed_names;
      continue;
    }
    ordinary = ordinary && keys_.is_ordinary(leaf.text);
    proper = proper && keys_.is_proper(leaf.text);
  }
  if (ordinary && !proper) return std::nullopt;
  if (listed_names == 1 && leaves.back().kind == Leaf::Kind::name) {
    const double alike = listed_.likeness_of_given_names(in_front, leaves.back().text);
    if (alike >= (ordinary ? synonyms::one_name_likeness : synonyms::given_name_likeness)) {
      return Window{.ids = {leaves.back().text}, .whole = leaves.size(), .certainty = alike};
    }
  }
  const auto match = listed_.match_by_key(
      typed, ordinary ? std::vector<std::uint32_t>{} : keys_.countries(), reading);
  if (!match) return std::nullopt;
  const auto name = names_.name(match->name);
  const auto listed = names_.spellings(match->name)[match->spelling];
  const bool person = name.kind == NameKind::person;
  const double alike = synonyms::likeness_at_ends(keys_.model(), typed, listed);
  if (person && !synonyms::may_be_person(keys_.model(), typed, names_, match->name)) {
    return std::nullopt;
  }
  if (ordinary && (!person || alike < synonyms::one_name_likeness)) return std::nullopt;
  const bool whole = synonyms::has_as_many_words(listed, typed);
  const bool holds_name =
      whole && alike >= (person ? synonyms::given_name_likeness : synonyms::one_name_likeness);
  if (listed_names > 0 && !holds_name) return std::nullopt;
  for (const Leaf& leaf : leaves) {
    if (leaf.kind == Leaf::Kind::name) {
      if (leaf.text != name.id && std::ranges::count(leaf.homonyms, name.id) == 0) continue;
      return std::nullopt;
    }
    const auto alone = listed_.match_by_key(leaf.text, keys_.countries(), reading);
    if (!alone || alone->name != match->name) continue;
    if (listed_names > 0 || !whole) return std::nullopt;
  }
  Window window{.ids = {std::string(name.id)},
                .whole = whole ? leaves.size() : 0,
                .certainty = match->evidence.certainty()};
  if (match->twin) window.ids.emplace_back(names_.name(*match->twin).id);
  return window;
}

// The unlisted words of all articles that, with or without a suffix, write the same name and have
// nearly the same skeleton.
std::vector<std::string> OracleReadings::words_like(const std::string& word) const {
  std::vector<std::string> alike;
  const auto own = synonyms::key_form(word);
  if (!own || !keys_.has_model()) return alike;
  const auto& model = keys_.model();
  const auto read = [&](const synonyms::KeyForm& form) {
    return model.word(form.script, model.encode(form));
  };
  const auto keys = synonyms::near_skeletons(synonyms::skeleton(*own));
  std::set<std::string> seen{word};
  for (const OracleText* text : texts_) {
    for (const auto position : text->names.unlisted) {
      const std::string other(text->words.word(position));
      if (!seen.insert(other).second) continue;
      bool near = false;
      bool one_name = false;
      for (const auto& written : with_stems(other)) {
        // The index keeps shorter words, too, for the parts of a name.
        const auto part = synonyms::key_form(written, synonyms::shortest_part);
        near = near || (part && std::ranges::count(keys, synonyms::skeleton(*part)) > 0);
        const auto form = synonyms::key_form(written);
        one_name = one_name || (form && synonyms::are_one_name(model, read(*own), read(*form)));
      }
      if (near && one_name) alike.push_back(other);
    }
  }
  return alike;
}

// Written like a name somewhere, or no word of any article.
bool OracleReadings::is_like_a_name(const std::string& word) const {
  bool is_word = false;
  for (const OracleText* text : texts_) {
    for (const auto position : text->names.unlisted) {
      if (text->words.word(position) == word) return true;
    }
    for (std::size_t i = 0; i < text->words.size(); ++i) {
      is_word = is_word || (text->words.word(i) == word && !text->name_only[i]);
    }
  }
  return !is_word;
}

}  // namespace dateline::test
