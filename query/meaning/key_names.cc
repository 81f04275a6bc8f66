// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/meaning/key_names.h"

#include "synonyms/spelling/unlisted_spelling.h"

namespace dateline::query {

using synonyms::KeyCandidates;
using synonyms::KeyMatch;

std::optional<KeyMatch> KeyNames::match(std::string_view folded_words) const {
  return match_in(folded_words, index_.keys.countries());
}

std::optional<KeyMatch> KeyNames::match_in(std::string_view folded_words,
                                           const std::vector<std::uint32_t>& countries) const {
  synonyms::UnlistedSpelling spelling(index_.keys, folded_words);
  const KeyCandidates everywhere = spelling.candidates(std::nullopt, &index_.present);
  std::vector<KeyCandidates> lists;
  for (const std::uint32_t country : countries) {
    lists.push_back(spelling.candidates(country, &index_.present));
  }
  std::vector<const KeyCandidates*> near;
  for (const KeyCandidates& list : lists) near.push_back(&list);
  const double bound = names_ == NameReading::loose ? synonyms::loose_from : synonyms::certain_from;
  return synonyms::more_certain(index_.keys.decide(near, true), bound,
                                index_.keys.decide({&everywhere}, false), bound);
}

std::optional<KeyMatch> KeyNames::match_person(std::string_view folded_words) const {
  const auto found = match_in(folded_words, {});
  if (!found || index_.names.name(found->name).kind != synonyms::NameKind::person) return {};
  const double alike =
      synonyms::likeness_at_ends(index_.keys.model(), folded_words, spelling_of(*found));
  return alike >= synonyms::one_name_likeness ? found : std::nullopt;
}

std::string_view KeyNames::spelling_of(const KeyMatch& match) const {
  return index_.names.spellings(match.name)[match.spelling];
}

std::vector<std::string> KeyNames::ids_of(const KeyMatch& match) const {
  std::vector<std::string> ids{std::string(index_.names.name(match.name).id)};
  if (match.twin) ids.emplace_back(index_.names.name(*match.twin).id);
  return ids;
}

}  // namespace dateline::query
