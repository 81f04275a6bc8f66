// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/readings.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "indexer/schema.h"
#include "synonyms/key_form.h"
#include "synonyms/name_finder.h"
#include "synonyms/unlisted_spelling.h"

namespace dateline::query {
namespace {

using schema::NameUse;
using synonyms::KeyCandidates;
using Kind = Leaf::Reading::Kind;

constexpr std::size_t most_readings = 16;  // of one word; the rest is no answer but noise

}  // namespace

bool Readings::occurs(std::string_view id) const {
  for (const NameUse use : {NameUse::listed, NameUse::surname, NameUse::key}) {
    if (index_.database.term_exists(schema::name_term(schema::prefix::name, id, use))) return true;
  }
  return false;
}

// Written like a name in some article, or in no article at all.
bool Readings::is_like_a_name(const std::string& word) const {
  return index_.database.term_exists(schema::term(schema::prefix::unlisted, word)) ||
         !index_.database.term_exists(word);
}

void Readings::find(Leaf& leaf) const {
  if (names_ == NameReading::off || leaf.kind != Leaf::Kind::word || leaf.literal) return;
  if (!leaf.exact) add_persons(leaf);
  if (names_ == NameReading::exact) return;
  const auto senses = synonyms::find_senses(leaf.text, index_.names);
  add_borne_out(leaf, senses);
  if (!senses.empty()) return;  // listed, though not with this case
  if (index_.keys.is_ordinary(leaf.text)) return;
  if (!is_like_a_name(leaf.text)) return;
  if (auto name = find_name(leaf.text)) leaf.readings.push_back(std::move(*name));
  if (!leaf.exact) add_words(leaf);
}

// Among the names that the index has, in some country or known everywhere.
std::optional<synonyms::KeyMatch> Readings::match(std::string_view folded_words,
                                                  const Countries& countries) const {
  synonyms::UnlistedSpelling spelling(index_.keys, folded_words);
  std::vector<KeyCandidates> lists{spelling.candidates(std::nullopt)};
  for (const std::uint32_t country : countries) lists.push_back(spelling.candidates(country));
  std::vector<const KeyCandidates*> present;
  for (KeyCandidates& list : lists) {
    std::erase_if(list.best, [&](const synonyms::KeyCandidate& candidate) {
      return !occurs(index_.names.name(candidate.name).id);
    });
    present.push_back(&list);
  }
  auto match = index_.keys.decide(present, true);
  const double bound = names_ == NameReading::loose ? synonyms::loose_from : synonyms::certain_from;
  if (match && match->evidence.certainty() < bound) match.reset();
  return match;
}

std::optional<Leaf::Reading> Readings::find_name(std::string_view folded_words) const {
  const auto found = match(folded_words, index_.keys.countries());
  if (!found) return std::nullopt;
  return Leaf::Reading{.kind = Kind::name, .text = std::string(index_.names.name(found->name).id)};
}

// A person word for word at both ends: of words that are in other names, or in a dictionary as
// names, the whole alone proves nothing.
std::optional<Leaf::Reading> Readings::find_person(std::string_view folded_words) const {
  const auto found = match(folded_words, {});
  if (!found) return std::nullopt;
  const auto name = index_.names.name(found->name);
  const auto listed = index_.names.spellings(found->name)[found->spelling];
  const bool alike = synonyms::likeness_at_ends(index_.keys.model(), folded_words, listed) >=
                     synonyms::one_name_likeness;
  if (name.kind != synonyms::NameKind::person || !alike) return std::nullopt;
  return Leaf::Reading{.kind = Kind::name, .text = std::string(name.id)};
}

std::optional<Leaf::Reading> Readings::find_together(const std::vector<std::string>& words) const {
  const auto& keys = index_.keys;
  const std::string joined = join_words(words);
  if (std::ranges::all_of(words, [&](const auto& word) { return keys.is_ordinary(word); })) {
    const bool names = std::ranges::all_of(words, [&](const auto& w) { return keys.is_proper(w); });
    return names ? find_person(joined) : std::nullopt;
  }
  auto name = find_name(joined);
  const bool of_one_word = name && std::ranges::any_of(words, [&](const std::string& word) {
                             const auto alone = find_name(word);
                             return alone && alone->text == name->text;
                           });
  return of_one_word ? std::nullopt : name;
}

// A query for the word is one for the word, and for the places that articles bear out.
void Readings::add_borne_out(Leaf& leaf, const std::vector<std::uint32_t>& senses) const {
  for (const std::uint32_t sense : senses) {
    const auto name = index_.names.name(sense);
    const std::string id(name.id);
    if (!name.contextual || leaf.readings.size() >= most_readings || !occurs(id)) continue;
    leaf.readings.push_back({.kind = Kind::name, .text = id});
  }
}

void Readings::add_persons(Leaf& leaf) const {
  for (const std::uint32_t person : index_.keys.persons(leaf.text)) {
    const std::string id(index_.names.name(person).id);
    if (leaf.readings.size() < most_readings && occurs(id)) {
      leaf.readings.push_back({.kind = Kind::person, .text = id});
    }
  }
}

// Unlisted words of the index that write the same name, the likeliest first.
void Readings::add_words(Leaf& leaf) const {
  const auto form = synonyms::key_form(leaf.text);
  if (!form) return;
  const auto& model = index_.keys.model();
  if (!index_.keys.has_model()) return;
  const auto own = model.word(form->script, model.encode(*form));
  std::set<std::pair<std::int32_t, std::string>> alike;  // score below 0, word
  for (const auto& key : synonyms::skeleton_keys(synonyms::skeleton(*form))) {
    const std::string term = schema::term(schema::prefix::skeleton, key);
    for (const auto& word : index_.forms(term)) {
      const auto other_form = synonyms::key_form(word);
      if (word == leaf.text || !other_form) continue;
      const auto other = model.word(other_form->script, model.encode(*other_form));
      if (!synonyms::are_one_name(model, own, other)) continue;
      alike.emplace(-model.score(own, other), word);
    }
  }
  for (const auto& [score, word] : alike) {
    if (leaf.readings.size() >= most_readings) return;
    leaf.readings.push_back({.kind = Kind::word, .text = word});
  }
}

std::string Readings::note(const Leaf& leaf, std::string_view typed) const {
  std::string persons;
  std::string names;
  std::string words;
  for (const auto& reading : leaf.readings) {
    std::string& list = reading.kind == Kind::person ? persons
                        : reading.kind == Kind::name ? names
                                                     : words;
    list += (list.empty() ? "" : ", ") +
            (reading.kind == Kind::word ? reading.text : index_.label(reading.text));
  }
  const std::string quoted = "'" + std::string(typed) + "' ";
  if (!persons.empty()) return quoted + "is also met as the surname of " + persons;
  if (names.empty() && words.empty()) return {};
  return quoted + "is in no table; by its letters it is also met as " +
         (names.empty() ? "" : "the name " + names) +
         (names.empty() || words.empty() ? "" : " and as ") + words +
         " (--names exact leaves that out)";
}

}  // namespace dateline::query
