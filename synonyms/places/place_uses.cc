// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/places/place_uses.h"

#include "synonyms/places/government_words.h"
#include "synonyms/places/person_words.h"
#include "synonyms/places/place_words.h"
#include "synonyms/spelling/key_form.h"
#include "synonyms/words/capitals.h"
#include "synonyms/words/word_lists.h"

namespace dateline::synonyms {
namespace {

using namespace place_words;
using word_lists::contains;

// People of more than this are seldom called by a town's name.
constexpr std::uint64_t well_known = 500'000;

// Arabic joins "and" to the word behind it.
std::string_view without_conjunction(std::string_view word) {
  for (const std::string_view conjunction : {"و", "ف"}) {
    if (word.starts_with(conjunction)) word.remove_prefix(conjunction.size());
  }
  return word;
}

}  // namespace

bool is_common_given_name(std::string_view before) {
  return has(given_names, before) || has(more_given_names, before);
}

bool may_be_surname(const NameKeys& keys, std::string_view word) {
  return !keys.is_ordinary(word) || (keys.is_proper(word) && !keys.persons(word).empty());
}

bool is_given_name_before(const NameKeys& keys, std::string_view place, std::string_view behind) {
  if (behind.empty() || !has(given_places, place)) return false;
  return !keys.is_ordinary(behind) || keys.is_proper(behind) || has(trades, behind) ||
         !keys.persons(behind).empty();
}

PlaceUse PlaceUses::read(const Mention& mention) const {
  if (is_language(mention)) return PlaceUse::language;
  if (is_person(mention)) return PlaceUse::person;
  if (is_organisation(mention)) return PlaceUse::organisation;
  if (is_longer(mention)) return PlaceUse::longer_name;
  if (is_street(mention)) return PlaceUse::street;
  if (is_government(mention)) return PlaceUse::government;
  return PlaceUse::named;
}

bool PlaceUses::is_language(const Mention& mention) const {
  if (!mention.adjective || mention.count > 1) return false;
  if (!has(languages, around_.word(mention.first))) return false;
  const std::string_view behind = around_.behind(mention);
  if (has(behind_languages, behind)) return true;
  // In English waters, but: in English, in English and Spanish.
  const bool ends = behind.empty() || behind == "and" || behind == "or" || behind == "at" ||
                    behind == "to" || behind == "on" || behind == "with";
  const std::string_view before = around_.before(mention);
  if (!ends) return false;
  if (has(before_languages, before)) return true;
  return (before == "and" || before == "or") && mention.first > 1 &&
         has(languages, around_.word(mention.first - 2));
}

bool PlaceUses::is_person(const Mention& mention) const {
  const bool article = mention.count == 2 && is_key_article(around_.word(mention.first));
  if (mention.adjective || (mention.count > 1 && !article)) return false;
  return is_behind_given_name(mention) || is_given_name(mention) || is_speaker(mention);
}

bool PlaceUses::is_behind_given_name(const Mention& mention) const {
  const std::uint32_t article = is_key_article(around_.before(mention)) ? 1 : 0;
  const std::string_view before = around_.before(mention, 1 + article);
  if (before.empty() || around_.token(mention.first - article).gap == Gap::hyphen) return false;
  const std::uint32_t position = mention.first - article - 1;
  if (has(definite_titles, before)) return true;
  if (!around_.has_capital(position)) return false;
  if (has(no_given_names, before)) return false;
  if (has(titles, before) || is_common_given_name(before)) return true;
  // Bill E. Salisbury
  const bool initial = around_.token(position).word_case == WordCase::capital;
  if (initial && is_common_given_name(around_.before(mention, 2 + article))) return true;
  return may_be_given_name(position, mention);
}

// A word that is no word of a language, in front of a town: Uday al-Khadran. Of a known place it
// must be one of persons' names.
bool PlaceUses::may_be_given_name(std::uint32_t position, const Mention& place) const {
  const std::string_view word = around_.word(position);
  if (around_.is_named(position) || word.size() < 4 || has(no_given_names, word)) return false;
  if (keys_.is_proper(word)) return true;
  const Token& token = around_.token(position);
  const bool latin = static_cast<unsigned char>(word.front()) < 0x80;
  const bool tells = has_small_letter(token) && !token.in_title_case && latin;
  if (!tells || keys_.is_ordinary(word)) return false;
  const Name name = around_.name_of(place);
  return name.kind == NameKind::town && name.population.value_or(0) < well_known;
}

// Vladimir Kolesnikov, Chad Walker, Paris Hilton; but: the Paris Bourse, in Paris Fabius said,
// Jordan Natural Resources Authority.
bool PlaceUses::is_given_name(const Mention& mention) const {
  const std::uint32_t next = mention.first + mention.count;
  const std::string_view behind = around_.behind(mention);
  const std::string_view word = around_.word(mention.first);
  const bool given =
      has(given_places, word) || (keys_.is_given_name(word) && may_be_surname(keys_, behind) &&
                                  around_.name_of(mention).kind == NameKind::town);
  if (behind.empty() || !given) return false;
  const std::string_view before = around_.before(mention);
  if (before == "the" || contains(word_lists::locatives, before)) return false;
  const Token& token = around_.token(next);
  if (token.gap == Gap::hyphen || !has_small_letter(token) || token.in_title_case) return false;
  if (around_.is_possessive(mention.first)) return false;
  const bool goes_on = !around_.behind(mention, 2).empty() && around_.has_capital(next + 1);
  return around_.has_capital(next) && !goes_on && around_.place_at(next) == nullptr &&
         !has(behind_places, behind) && !has(institutions, behind);
}

bool PlaceUses::is_surely_person(const Mention& mention) const {
  if (mention.adjective || mention.count > 1) return false;
  const std::string_view behind = around_.behind(mention);
  if (is_given_name(mention) && is_given_name_before(keys_, around_.word(mention.first), behind)) {
    return true;
  }
  const std::string_view before = around_.before(mention);
  if (!is_common_given_name(before) || has(unsure_given_names, before)) return false;
  if (around_.token(mention.first).gap == Gap::hyphen || around_.is_named(mention.first - 1)) {
    return false;
  }
  const Token& given = around_.token(mention.first - 1);
  return !around_.is_possessive(mention.first - 1) && has_small_letter(given) &&
         given.word_case != WordCase::lower && !given.in_title_case;
}

// "Too expensive," Gao said. A capital that says something is a government.
bool PlaceUses::is_speaker(const Mention& mention) const {
  if (!has(speaking, around_.behind(mention)) || !around_.before(mention).empty()) return false;
  const Name name = around_.name_of(mention);
  return name.kind == NameKind::town && name.population.value_or(0) < well_known &&
         !is_capital_of_country(name.id);
}

bool PlaceUses::is_organisation(const Mention& mention) const {
  if (ends_in_firm(mention)) return true;
  if (mention.adjective) return false;
  if (has(organisations_before, around_.before(mention))) return true;
  const std::uint32_t next = mention.first + mention.count;
  if (has(institutions, around_.behind(mention)) && around_.has_capital(next) &&
      !around_.token(next).in_capitals && !around_.token(next).in_title_case) {
    return true;
  }
  return around_.before(mention) == "of" && has(institutions_of, around_.before(mention, 2)) &&
         around_.has_capital(mention.first - 2);
}

// American Brands Inc, Chicago Mercantile Exchange.
bool PlaceUses::ends_in_firm(const Mention& mention) const {
  constexpr std::uint32_t reach = 4;
  const std::uint32_t next = mention.first + mention.count;
  for (std::uint32_t i = 0; i < reach; ++i) {
    const std::string_view word = around_.behind(mention, i + 1);
    if (word.empty()) return false;
    const Token& token = around_.token(next + i);
    if (token.in_capitals || token.in_title_case || !has_small_letter(token)) return false;
    if (!around_.has_capital(next + i)) return false;
    if (has(firms, word)) return true;
  }
  return false;
}

bool PlaceUses::is_street(const Mention& mention) const {
  if (has(streets_before, around_.before(mention))) return true;
  return has(streets, around_.behind(mention)) &&
         around_.has_capital(mention.first + mention.count);
}

bool PlaceUses::is_longer(const Mention& mention) const {
  if (mention.adjective) return false;
  const std::string_view before = around_.before(mention);
  if (has(place_heads, before) && around_.has_capital(mention.first - 1) &&
      !around_.token(mention.first - 1).in_capitals &&
      !around_.token(mention.first - 1).sentence_initial) {
    return true;
  }
  if (before == "of" && has(waters, around_.before(mention, 2))) return true;
  const std::uint32_t next = mention.first + mention.count;
  return has(place_ends, around_.behind(mention)) && around_.has_capital(next) &&
         !around_.token(next).in_capitals;
}

bool PlaceUses::is_capital(const Mention* mention) const {
  return mention != nullptr && !mention->adjective &&
         is_capital_of_country(around_.name_of(*mention).id);
}

// A capital that does what only a government does, or is dealt with as one.
bool PlaceUses::is_government(const Mention& mention) const {
  return is_capital(&mention) && (acts(mention) || takes_sides(mention) || is_party(mention));
}

// Moscow has denied; أعلنت موسكو
bool PlaceUses::acts(const Mention& mention) const {
  const std::string_view before = around_.before(mention);
  if (has(government_verbs_before, without_conjunction(before))) return true;
  const bool inside = has(prepositions, before) || contains(word_lists::locatives, before);
  if (inside && before != "between") return false;
  const bool helped = has(auxiliaries, around_.behind(mention));
  return has(government_verbs, around_.behind(mention, helped ? 2 : 1));
}

// Anti-Damascus, Moscow-backed.
bool PlaceUses::takes_sides(const Mention& mention) const {
  const std::string_view before = around_.before(mention);
  if ((before == "anti" || before == "pro") && around_.token(mention.first).gap == Gap::hyphen) {
    return true;
  }
  const std::string_view behind = around_.behind(mention);
  return has(behind_patrons, behind) &&
         around_.token(mention.first + mention.count).gap == Gap::hyphen;
}

// Ties with Managua; brokered by Moscow and Washington.
bool PlaceUses::is_party(const Mention& mention) const {
  const Mention* first = &mention;
  bool paired = around_.behind(mention) == "and" &&
                is_capital(around_.place_at(mention.first + mention.count + 1));
  if (around_.before(mention) == "and" && mention.first > 1) {
    const Mention* other = around_.place_ending_at(mention.first - 2);
    paired = is_capital(other);
    if (paired) first = other;
  }
  const std::string_view before = around_.before(*first);
  if (paired && before == "by") return true;
  return (before == "with" || before == "between" || before == "to") &&
         has(relations, around_.before(*first, 2));
}

}  // namespace dateline::synonyms
