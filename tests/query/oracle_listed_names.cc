// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/oracle_listed_names.h"

#include <algorithm>
#include <utility>

#include "synonyms/recognition/other_bearers.h"
#include "synonyms/spelling/unlisted_spelling.h"

namespace dateline::test {

using query::NameReading;
using synonyms::Mention;
using synonyms::NameKind;
using synonyms::Recognition;

OracleListedNames::OracleListedNames(const std::vector<const OracleText*>& texts,
                                     const synonyms::NameTable& names,
                                     const synonyms::NameKeys& keys)
    : names_(names), keys_(keys) {
  for (const OracleText* text : texts) {
    for (const Mention& mention : text->names.mentions) {
      if (mention.adjective || mention.recognition == Recognition::loose_key) continue;
      met_.insert(mention.name);
    }
  }
}

double OracleListedNames::likeness_of_given_names(const std::string& typed,
                                                  const std::string& person) const {
  const auto name = names_.find_id(person);
  if (!name || names_.name(*name).kind != NameKind::person) return 0;
  if (!keys_.has_model() || !has(person)) return 0;
  double best = 0;
  for (const auto spelling : names_.spellings(*name)) {
    const auto end = spelling.rfind(' ');
    if (end == spelling.npos) continue;
    best = std::max(best, synonyms::likeness(keys_.model(), typed, spelling.substr(0, end)));
  }
  return best;
}

std::vector<bool> OracleListedNames::present() const {
  std::vector<bool> present(names_.size());
  for (const std::uint32_t name : met_) present[name] = true;
  return present;
}

std::optional<synonyms::KeyMatch> OracleListedNames::match_by_key(
    const std::string& words, const std::vector<std::uint32_t>& countries,
    NameReading reading) const {
  const auto present = this->present();
  synonyms::UnlistedSpelling spelling(keys_, words);
  const auto everywhere = spelling.candidates(std::nullopt, &present);
  std::vector<synonyms::KeyCandidates> lists;
  for (const auto country : countries) lists.push_back(spelling.candidates(country, &present));
  std::vector<const synonyms::KeyCandidates*> candidates;
  for (const auto& list : lists) candidates.push_back(&list);
  const double bound =
      reading == NameReading::loose ? synonyms::loose_from : synonyms::certain_from;
  std::optional<synonyms::KeyMatch> best;
  for (const auto& match : {keys_.decide(candidates, true), keys_.decide({&everywhere}, false)}) {
    if (!match || match->evidence.certainty() < bound) continue;
    if (!best || match->evidence.certainty() > best->evidence.certainty()) best = match;
  }
  return best;
}

std::vector<std::string> OracleListedNames::names_like(const std::string& words,
                                                       NameReading reading) const {
  std::vector<std::string> ids;
  const auto match = match_by_key(words, keys_.countries(), reading);
  if (match) ids.emplace_back(names_.name(match->name).id);
  if (match && match->twin) ids.emplace_back(names_.name(*match->twin).id);
  return ids;
}

std::vector<std::string> OracleListedNames::persons_of(const std::string& surname) const {
  std::vector<std::string> ids;
  if (!keys_.has_model()) return ids;
  for (std::uint32_t name = 0; name < names_.size(); ++name) {
    if (names_.name(name).kind != NameKind::person || !has(names_.name(name).id)) continue;
    const auto own = synonyms::surnames(names_, name);
    if (std::ranges::count(own, surname) > 0) ids.emplace_back(names_.name(name).id);
  }
  return ids;
}

std::vector<std::string> OracleListedNames::persons_like(const std::string& word,
                                                         NameReading reading) const {
  if (!keys_.has_model() || !keys_.persons(word).empty()) return {};
  const double like =
      reading == NameReading::loose ? synonyms::one_name_likeness : synonyms::surname_likeness;
  std::vector<std::string> ids;
  for (const auto person : keys_.persons_like(word, present(), like)) {
    ids.emplace_back(names_.name(person).id);
  }
  return ids;
}

bool OracleListedNames::has(std::string_view id) const {
  const auto name = names_.find_id(id);
  return name && met_.contains(*name);
}

}  // namespace dateline::test
