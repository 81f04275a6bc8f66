// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/match/leaf_terms.h"

#include <array>

#include "indexer/layout/schema.h"

namespace dateline::query {
namespace {

using schema::NameUse;

class Terms {
 public:
  Terms(bool in_title, NameReading names, const OpenIndex& index)
      : in_title_(in_title), names_(names), index_(index) {}

  void add_own(const Leaf& leaf) {
    namespace prefix = schema::prefix;
    switch (leaf.kind) {
      case Leaf::Kind::name:
        list_.push_back(
            {.term = name_term(leaf.text, leaf.adjective ? NameUse::adjective : NameUse::listed),
             .is_name = true});
        return;
      case Leaf::Kind::capitals:
        list_.push_back({.term = schema::term(prefix::capitals, leaf.text)});
        return;
      case Leaf::Kind::word:
      case Leaf::Kind::prefix:
        list_.push_back({.term = word_term(leaf.text)});
    }
  }

  // Every way in which a name is met, but its listed spellings where they are there already.
  void add_name(const std::string& id, bool listed, Meeting at_best) {
    if (listed) add(name_term(id, NameUse::listed), at_best);
    add(name_term(id, NameUse::surname), at_best == Meeting::listed ? Meeting::surname : at_best);
    if (names_ != NameReading::exact) add(name_term(id, NameUse::key), Meeting::key);
    if (names_ == NameReading::loose) add(name_term(id, NameUse::loose_key), Meeting::key);
  }

  void add_adjective(const std::string& id) {
    add(name_term(id, NameUse::adjective), Meeting::listed);
  }

  void add_reading(const Leaf::Reading& reading) {
    switch (reading.kind) {
      case Leaf::Reading::Kind::person:
        return add_name(reading.text, true, Meeting::surname);
      case Leaf::Reading::Kind::name:
        return add_name(reading.text, true, Meeting::key);
      case Leaf::Reading::Kind::word:
        return add_word(reading.text, Meeting::key, reading.behind_article);
    }
  }

  void add_word(const std::string& word, Meeting meeting, bool behind_article = false) {
    if (!index_.database.term_exists(word_term(word))) return;
    list_.push_back(
        {.term = word_term(word), .meeting = meeting, .behind_article = behind_article});
  }

  std::vector<LeafTerm> take() { return std::move(list_); }

 private:
  std::string word_term(const std::string& word) const {
    return schema::term(in_title_ ? schema::prefix::title : "", word);
  }

  std::string name_term(const std::string& id, NameUse use) const {
    return schema::name_term(in_title_ ? schema::prefix::title_name : schema::prefix::name, id,
                             use);
  }

  void add(const std::string& term, Meeting meeting) {
    if (!index_.database.term_exists(term)) return;
    list_.push_back({.term = term, .is_name = true, .meeting = meeting});
  }

  bool in_title_;
  NameReading names_;
  const OpenIndex& index_;
  std::vector<LeafTerm> list_;
};

}  // namespace

std::string_view to_string(Meeting meeting) {
  constexpr std::array<std::string_view, 3> names = {"listed", "by-surname", "by-key"};
  return names[static_cast<std::size_t>(meeting)];
}

std::vector<LeafTerm> leaf_terms(const Leaf& leaf, bool in_title, NameReading names,
                                 const OpenIndex& index) {
  Terms terms(in_title, names, index);
  terms.add_own(leaf);
  if (leaf.kind == Leaf::Kind::name && !leaf.adjective) {
    terms.add_name(leaf.text, false, Meeting::listed);
    for (const auto& id : leaf.homonyms) terms.add_name(id, true, Meeting::listed);
  } else if (leaf.kind == Leaf::Kind::name) {
    for (const auto& id : leaf.homonyms) terms.add_adjective(id);
  }
  for (const auto& word : leaf.as_words) terms.add_word(word, Meeting::listed);
  for (const auto& reading : leaf.readings) {
    if (reading.leaves == 1) terms.add_reading(reading);
  }
  return terms.take();
}

std::vector<LeafTerm> name_terms(const std::vector<std::string>& ids, Leaf::Reading::Kind kind,
                                 bool in_title, NameReading names, const OpenIndex& index) {
  Terms terms(in_title, names, index);
  for (const auto& id : ids) terms.add_reading({.kind = kind, .text = id});
  return terms.take();
}

std::vector<std::string> word_forms(const std::string& word, const OpenIndex& index) {
  std::vector<std::string> forms;
  if (index.database.term_exists(word)) forms.push_back(word);
  const auto key = schema::stem_key(word);
  if (!key) return forms;
  for (auto& form : index.forms(*key)) {
    if (form != word) forms.push_back(std::move(form));
  }
  return forms;
}

}  // namespace dateline::query
