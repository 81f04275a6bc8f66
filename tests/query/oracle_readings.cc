// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/oracle_readings.h"

#include <algorithm>
#include <utility>

#include "synonyms/key_form.h"
#include "synonyms/name_finder.h"

namespace dateline::test {

using query::Leaf;
using query::NameReading;
using query::Node;
using synonyms::Mention;
using synonyms::NameKind;
using synonyms::Recognition;

OracleReadings::OracleReadings(std::vector<const OracleText*> texts,
                               const synonyms::NameTable& names, const synonyms::NameKeys& keys)
    : texts_(std::move(texts)), names_(names), keys_(keys) {
  for (const OracleText* text : texts_) add_met(*text);
}

void OracleReadings::add(Node& root, NameReading reading) const {
  if (reading == NameReading::off) return;
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
      for (const auto& id : persons_of(leaf.text)) leaf.readings.push_back({Kind::person, id});
    }
    if (reading == NameReading::exact) continue;
    const auto senses = synonyms::find_senses(leaf.text, names_);
    for (const std::uint32_t sense : senses) {
      const auto name = names_.name(sense);
      if (!name.contextual || !has_name(name.id)) continue;
      leaf.readings.push_back({Kind::name, std::string(name.id)});
    }
    if (!senses.empty() || !is_like_a_name(leaf.text) || keys_.is_ordinary(leaf.text)) continue;
    if (const auto name = name_by_key(leaf.text, reading)) leaf.readings.push_back(*name);
    if (leaf.exact) continue;
    for (const auto& word : words_like(leaf.text)) leaf.readings.push_back({Kind::word, word});
  }
  for (Node& child : node.children) add_readings(child, reading);
  if (node.kind == Node::Kind::all_of && reading != NameReading::exact) join_words(node, reading);
}

// Two to four bare words side by side may be an unlisted spelling of one name: the longest such
// group of them is met as that name, or as its words.
void OracleReadings::join_words(Node& all, NameReading reading) const {
  const auto is_bare = [](const Node& node) {
    return node.kind == Node::Kind::phrase && node.leaves.size() == 1 &&
           node.leaves[0].kind == Leaf::Kind::word && !node.leaves[0].exact;
  };
  std::vector<Node> joined;
  for (std::size_t first = 0; first < all.children.size();) {
    std::size_t taken = 1;
    for (std::size_t count = 4; count > 1 && taken == 1; --count) {
      if (first + count > all.children.size()) continue;
      std::vector<std::string> words;
      bool fits = true;
      for (std::size_t i = first; i < first + count && fits; ++i) {
        const Node& node = all.children[i];
        fits = is_bare(node) && node.in_title == all.children[first].in_title;
        if (fits) words.push_back(node.leaves[0].text);
      }
      const auto name = fits ? name_of_words(words, reading) : std::nullopt;
      if (!name) continue;
      Node apart{.kind = Node::Kind::all_of};
      for (std::size_t i = first; i < first + count; ++i) apart.children.push_back(all.children[i]);
      // A word that no text has, but for its reading.
      Node as_name{.kind = Node::Kind::phrase,
                   .leaves = {{.text = " ", .exact = true, .readings = {*name}}},
                   .in_title = all.children[first].in_title};
      joined.push_back({.kind = Node::Kind::any_of, .children = {apart, as_name}});
      taken = count;
    }
    if (taken == 1) joined.push_back(all.children[first]);
    first += taken;
  }
  all.children = std::move(joined);
}

// Words that are no names are none together, and a word that is the name alone needs no other.
std::optional<Leaf::Reading> OracleReadings::name_of_words(const std::vector<std::string>& words,
                                                           NameReading reading) const {
  std::string joined;
  bool ordinary = true;
  bool proper = true;
  for (const auto& word : words) {
    joined += (joined.empty() ? "" : " ") + word;
    ordinary = ordinary && keys_.is_ordinary(word);
    proper = proper && keys_.is_proper(word);
  }
  if (ordinary) return proper ? person_by_key(joined, reading) : std::nullopt;
  const auto name = name_by_key(joined, reading);
  for (const auto& word : words) {
    const auto alone = name ? name_by_key(word, reading) : std::nullopt;
    if (alone && alone->text == name->text) return std::nullopt;
  }
  return name;
}

// The best candidate among the names that occur, if it is certain enough.
std::optional<synonyms::KeyMatch> OracleReadings::match_by_key(
    const std::string& words, const std::vector<std::uint32_t>& countries,
    NameReading reading) const {
  std::vector<synonyms::KeyCandidates> lists{keys_.candidates(words, std::nullopt)};
  for (const auto country : countries) lists.push_back(keys_.candidates(words, country));
  std::vector<const synonyms::KeyCandidates*> present;
  for (auto& list : lists) {
    std::erase_if(list.best,
                  [&](const auto& candidate) { return !has_name(names_.name(candidate.name).id); });
    present.push_back(&list);
  }
  const auto match = keys_.decide(present, true);
  const bool certain =
      match && match->evidence.certainty() >=
                   (reading == NameReading::loose ? synonyms::loose_from : synonyms::certain_from);
  return certain ? match : std::nullopt;
}

std::optional<Leaf::Reading> OracleReadings::name_by_key(const std::string& words,
                                                         NameReading reading) const {
  const auto match = match_by_key(words, keys_.countries(), reading);
  if (!match) return std::nullopt;
  return Leaf::Reading{.kind = Leaf::Reading::Kind::name,
                       .text = std::string(names_.name(match->name).id)};
}

// Words that other names have are a person's where the first and the last are like hers.
std::optional<Leaf::Reading> OracleReadings::person_by_key(const std::string& words,
                                                           NameReading reading) const {
  const auto match = match_by_key(words, {}, reading);
  if (!match || names_.name(match->name).kind != NameKind::person) return std::nullopt;
  const auto listed = names_.spellings(match->name)[match->spelling];
  const double alike = synonyms::likeness_at_ends(keys_.model(), words, listed);
  if (alike < synonyms::one_name_likeness) return std::nullopt;
  return Leaf::Reading{.kind = Leaf::Reading::Kind::name,
                       .text = std::string(names_.name(match->name).id)};
}

std::vector<std::string> OracleReadings::persons_of(const std::string& surname) const {
  std::vector<std::string> ids;
  if (!keys_.has_model()) return ids;
  for (std::uint32_t name = 0; name < names_.size(); ++name) {
    if (names_.name(name).kind != NameKind::person || !has_name(names_.name(name).id)) continue;
    const auto own = synonyms::surnames(names_, name);
    if (std::ranges::count(own, surname) > 0) ids.emplace_back(names_.name(name).id);
  }
  return ids;
}

// The unlisted words of all articles that write the same name and share a skeleton key.
std::vector<std::string> OracleReadings::words_like(const std::string& word) const {
  std::vector<std::string> alike;
  const auto own = synonyms::key_form(word);
  if (!own || !keys_.has_model()) return alike;
  const auto& model = keys_.model();
  const auto read = [&](const synonyms::KeyForm& form) {
    return model.word(form.script, model.encode(form));
  };
  const auto keys = synonyms::skeleton_keys(synonyms::skeleton(*own));
  std::set<std::string> seen{word};
  for (const OracleText* text : texts_) {
    for (const auto position : text->names.unlisted) {
      const std::string other(text->words.word(position));
      const auto form = synonyms::key_form(other);
      if (!form || !seen.insert(other).second) continue;
      if (std::ranges::count(keys, synonyms::skeleton(*form)) == 0) continue;
      if (synonyms::are_one_name(model, read(*own), read(*form))) alike.push_back(other);
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

// In full, by surname or by a certain key.
bool OracleReadings::has_name(std::string_view id) const {
  const auto name = names_.find_id(id);
  return name && met_.contains(*name);
}

void OracleReadings::add_met(const OracleText& text) {
  for (const Mention& mention : text.names.mentions) {
    if (mention.adjective || mention.recognition == Recognition::loose_key) continue;
    met_.insert(mention.name);
  }
}

}  // namespace dateline::test
