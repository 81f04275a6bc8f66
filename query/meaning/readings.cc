// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/meaning/readings.h"

#include <utility>
#include <vector>

#include "indexer/layout/schema.h"
#include "query/meaning/words_alike.h"
#include "synonyms/finder/name_finder.h"

namespace dateline::query {
namespace {

using Kind = Leaf::Reading::Kind;
using synonyms::NameTable;

constexpr std::string_view in_no_table = "is in no table; by its letters it is also met as ";
constexpr std::string_view borne_out = ", where the article bears that out";
constexpr std::string_view remedy = " (--names exact leaves that out)";
constexpr std::size_t most_readings = 16;  // of one word; the rest is no answer but noise

}  // namespace

bool Readings::read_as_name(Leaf& word) const {
  const auto senses = synonyms::find_senses(word.text, index_.names);
  if (senses.empty()) return false;
  word.kind = Leaf::Kind::name;
  word.typed = std::move(word.text);
  word.text = std::string(index_.names.name(senses.front()).id);
  for (std::size_t i = 1; i < senses.size(); ++i) {
    word.homonyms.emplace_back(index_.names.name(senses[i]).id);
  }
  return true;
}

// Written like a name in some article, or in no article at all.
bool Readings::is_like_a_name(const std::string& word) const {
  return index_.database.term_exists(schema::term(schema::prefix::unlisted, word)) ||
         !index_.database.term_exists(word);
}

void Readings::find(Leaf& leaf) const {
  if (names_ == NameReading::off || leaf.kind != Leaf::Kind::word || leaf.literal) return;
  const auto persons = index_.keys.persons(leaf.text);
  if (!leaf.exact) add_persons(persons, leaf);
  if (names_ == NameReading::exact) return;
  const auto senses = synonyms::find_senses(leaf.text, index_.names);
  add_borne_out(leaf, senses);
  if (!senses.empty()) return;  // listed, though not with this case
  if (index_.keys.is_ordinary(leaf.text)) return;
  if (!is_like_a_name(leaf.text)) return;
  if (const auto name = keys_.match(leaf.text)) {
    for (auto& id : keys_.ids_of(*name)) leaf.readings.push_back({.text = std::move(id)});
  }
  if (leaf.exact) return;
  if (persons.empty()) {
    const double like =
        names_ == NameReading::loose ? synonyms::one_name_likeness : synonyms::surname_likeness;
    add_persons(index_.keys.persons_like(leaf.text, index_.present, like), leaf);
  }
  for (auto& word : find_words_alike(leaf.text, Likeness::one_name, index_)) {
    leaf.readings.push_back({.kind = Kind::word, .text = std::move(word)});
  }
}

// A query for the word is one for the word, and for the places that articles bear out.
void Readings::add_borne_out(Leaf& leaf, const std::vector<std::uint32_t>& senses) const {
  const auto listed = index_.names.look_up(NameTable::walk_of(leaf.text)).terminal;
  for (const std::uint32_t sense : senses) {
    const auto name = index_.names.name(sense);
    const bool contextual = name.contextual || (listed && listed->contextual);
    if (!contextual || !index_.present[sense]) continue;
    if (leaf.readings.size() >= most_readings) return;
    leaf.readings.push_back({.kind = Kind::name, .text = std::string(name.id)});
  }
}

void Readings::add_persons(const std::vector<std::uint32_t>& persons, Leaf& leaf) const {
  for (const std::uint32_t person : persons) {
    if (!index_.present[person]) continue;
    if (leaf.readings.size() >= most_readings) return;
    leaf.readings.push_back(
        {.kind = Kind::person, .text = std::string(index_.names.name(person).id)});
  }
}

std::string Readings::note(const Leaf& leaf, std::string_view typed) const {
  std::string persons;
  std::string names;
  std::string words;
  for (const auto& reading : leaf.readings) {
    const bool in_full_name = reading.kind == Kind::word && reading.behind_article;
    if (reading.leaves > 1 || in_full_name) continue;  // told as a whole
    std::string& list = reading.kind == Kind::person ? persons
                        : reading.kind == Kind::name ? names
                                                     : words;
    list += (list.empty() ? "" : ", ") +
            (reading.kind == Kind::word ? reading.text : index_.label(reading.text));
  }
  const std::string quoted = "'" + std::string(typed) + "' ";
  const bool is_surname = !persons.empty() && !index_.keys.persons(leaf.text).empty();
  if (is_surname) return quoted + "is also met as the surname of " + persons;
  const bool is_listed = !synonyms::find_senses(leaf.text, index_.names).empty();
  if (is_listed && !names.empty()) {
    return quoted + "is also met as " + names + std::string(borne_out) + std::string(remedy);
  }
  std::string met;
  const auto add = [&](const std::string& what, const std::string& list) {
    if (!list.empty()) met += (met.empty() ? "" : " and as ") + what + list;
  };
  add("the surname of ", persons);
  add("the name ", names);
  add("", words);
  return met.empty() ? "" : quoted + std::string(in_no_table) + met + std::string(remedy);
}

std::string Readings::note(const JoinedName& joined, std::string_view typed) const {
  std::string names;
  for (const auto& id : joined.ids) names += (names.empty() ? "" : ", ") + index_.label(id);
  if (joined.kind == Kind::person)
    return "'" + std::string(typed) + "' is also met as the surname of " + names;
  if (joined.borne_out) {
    return "'" + std::string(typed) + "' is also met as " + names + std::string(borne_out) +
           std::string(remedy);
  }
  return "'" + std::string(typed) + "' " + std::string(in_no_table) + "the name " + names +
         std::string(remedy);
}

}  // namespace dateline::query
