// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/place_context.h"

#include <algorithm>
#include <string>

#include "synonyms/article.h"
#include "synonyms/capitals.h"
#include "synonyms/name_table_layout.h"
#include "synonyms/place_words.h"
#include "synonyms/us_states.h"

namespace dateline::synonyms {
namespace {

using namespace place_words;

bool is_given_name(std::string_view word) {
  return has(given_names, word) || has(more_given_names, word);
}

// The state that a word abbreviates, and the two words of W.Va.
const StateAbbreviations* state_at(const TokenStream& words, std::uint32_t position,
                                   std::uint32_t count) {
  std::string written(words.word(position));
  if (count == 2) written += words.word(position + 1);
  const auto state = std::ranges::find_if(state_abbreviations, [&](const auto& each) {
    return !written.empty() && std::ranges::count(each.words, written) > 0;
  });
  return state == state_abbreviations.end() ? nullptr : &*state;
}

std::uint32_t surface_of_label(std::uint32_t name, const NameTable& table) {
  std::uint64_t walk = NameTable::start;
  layout::for_each_word(normal_form(folded_words(table.name(name).label)),
                        [&](auto word) { walk = NameTable::extend(walk, hash_word(word)); });
  const auto terminal = table.look_up(walk).terminal;
  return terminal ? terminal->surface : table.listed(name).front().surface;
}

bool is_capital(const Token& token) {
  return token.word_case != WordCase::none && token.word_case != WordCase::lower;
}

}  // namespace

std::string_view to_string(PlaceUse use) {
  switch (use) {
    case PlaceUse::named:
      return "named";
    case PlaceUse::filed:
      return "place of the dateline";
    case PlaceUse::government:
      return "a government";
    case PlaceUse::ambiguous:
      return "ambiguous";
    case PlaceUse::person:
      return "part of a person's name";
    case PlaceUse::organisation:
      return "part of an organisation's name";
    case PlaceUse::longer_name:
      return "part of another place's name";
    case PlaceUse::elsewhere:
      return "an unlisted place of this name";
    case PlaceUse::street:
      return "part of a street's name";
    case PlaceUse::language:
      return "a language";
  }
  return {};
}

void add_states(Field& field, const NameTable& table) {
  const auto& tokens = field.words.tokens;
  for (std::uint32_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].gap != Gap::punctuation || field.taken[i]) continue;
    if (!is_capital(tokens[i]) || !is_capital(tokens[i - 1])) continue;
    const bool parted = i + 1 < tokens.size() && tokens[i + 1].gap == Gap::stop;
    const StateAbbreviations* state = parted ? state_at(field.words, i, 2) : nullptr;
    const std::uint32_t count = state != nullptr ? 2 : 1;
    if (state == nullptr) state = state_at(field.words, i, 1);
    // Two letters may be anything where no known place stands before them.
    if (state == nullptr || (!field.taken[i - 1] && field.words.word(i).size() < 3)) continue;
    const auto name = table.find_id(state->id);
    if (!name) continue;
    field.add({.first = i,
               .count = count,
               .name = *name,
               .surface = surface_of_label(*name, table),
               .rule = CaseRule::caps,
               .settled = true});
  }
  std::ranges::stable_sort(field.found.mentions, {}, &Mention::first);
}

PlaceContexts::PlaceContexts(const TokenStream& words, const std::vector<Mention>& mentions,
                             const NameTable& table)
    : words_(words), mentions_(mentions), table_(table), at_(words.size()) {
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    if (!mentions[i].nested) at_[mentions[i].first] = i + 1;
  }
}

// The word so many words before a mention, if they stand together; empty if they do not.
std::string_view PlaceContexts::word_before(const Mention& mention, std::uint32_t distance) const {
  if (mention.first < distance) return {};
  for (std::uint32_t i = 0; i < distance; ++i) {
    if (!stands_together(words_.tokens[mention.first - i].gap)) return {};
  }
  return words_.word(mention.first - distance);
}

std::string_view PlaceContexts::word_behind(const Mention& mention) const {
  const std::uint32_t behind = mention.first + mention.count;
  if (behind >= words_.size() || !stands_together(words_.tokens[behind].gap)) return {};
  return words_.word(behind);
}

bool PlaceContexts::has_capital(std::uint32_t position) const {
  const WordCase letters = words_.tokens[position].word_case;
  return letters == WordCase::capitalised || letters == WordCase::capital ||
         letters == WordCase::mixed || letters == WordCase::capitals;
}

const Mention* PlaceContexts::place_at(std::uint32_t position) const {
  if (position >= at_.size() || at_[position] == 0) return nullptr;
  const Mention& mention = mentions_[at_[position] - 1];
  const Name name = table_.name(mention.name);
  return is_place(name.kind) && !name.contextual ? &mention : nullptr;
}

bool PlaceContexts::is_language(const Mention& mention) const {
  if (!mention.adjective || mention.count > 1) return false;
  if (!has(languages, words_.word(mention.first))) return false;
  const std::string_view behind = word_behind(mention);
  if (has(behind_languages, behind)) return true;
  // In English waters, but: in English, in English and Spanish.
  const bool ends = behind.empty() || behind == "and" || behind == "or" || behind == "at" ||
                    behind == "to" || behind == "on" || behind == "with";
  const std::string_view before = word_before(mention, 1);
  if (!ends) return false;
  if (has(before_languages, before)) return true;
  return (before == "and" || before == "or") && mention.first > 1 &&
         has(languages, words_.word(mention.first - 2));
}

bool PlaceContexts::is_person(const Mention& mention) const {
  if (mention.count > 1 || mention.adjective) return false;
  const std::string_view before = word_before(mention, 1);
  if (!before.empty() && words_.tokens[mention.first].gap != Gap::hyphen &&
      has_capital(mention.first - 1)) {
    if (has(titles, before) || is_given_name(before)) return true;
    // Bill E. Salisbury
    const bool initial = words_.tokens[mention.first - 1].word_case == WordCase::capital;
    if (initial && is_given_name(word_before(mention, 2))) return true;
  }
  const std::uint32_t behind = mention.first + 1;
  const std::string_view next = word_behind(mention);
  if (next.empty() || !has(given_places, words_.word(mention.first))) return false;
  const Token& token = words_.tokens[behind];
  if (token.gap == Gap::hyphen || !has_small_letter(token) || token.in_title_case) return false;
  return has_capital(behind) && place_at(behind) == nullptr && !has(behind_places, next) &&
         !has(institutions, next);
}

bool PlaceContexts::is_organisation(const Mention& mention) const {
  if (mention.adjective) return false;
  const std::uint32_t behind = mention.first + mention.count;
  const std::string_view next = word_behind(mention);
  if (has(institutions, next) && has_capital(behind) && !words_.tokens[behind].in_capitals &&
      !words_.tokens[behind].in_title_case) {
    return true;
  }
  const std::string_view of = word_before(mention, 1);
  return of == "of" && has(institutions_of, word_before(mention, 2)) &&
         has_capital(mention.first - 2);
}

bool PlaceContexts::is_street(const Mention& mention) const {
  const std::string_view next = word_behind(mention);
  return has(streets, next) && has_capital(mention.first + mention.count);
}

bool PlaceContexts::is_longer(const Mention& mention) const {
  if (mention.adjective) return false;
  const std::string_view before = word_before(mention, 1);
  if (has(place_heads, before) && has_capital(mention.first - 1) &&
      !words_.tokens[mention.first - 1].in_capitals &&
      !words_.tokens[mention.first - 1].sentence_initial) {
    return true;
  }
  if (before == "of" && has(waters, word_before(mention, 2))) return true;
  const std::uint32_t behind = mention.first + mention.count;
  return has(place_ends, word_behind(mention)) && has_capital(behind) &&
         !words_.tokens[behind].in_capitals;
}

// A capital that does what only a government does.
bool PlaceContexts::is_government(const Mention& mention) const {
  if (mention.adjective || !is_capital_of_country(table_.name(mention.name).id)) return false;
  const std::string_view before = word_before(mention, 1);
  if (has(prepositions, before) && before != "between") return false;
  return has(government_verbs, word_behind(mention));
}

void PlaceContexts::add_senses(const Mention& outer, std::vector<std::uint32_t>& around) const {
  if (outer.settled) return around.push_back(outer.name);
  for (const std::uint32_t sense : table_.senses(outer.surface)) around.push_back(sense);
}

// Tripoli, Lebanon; Mosul in northern Iraq; Alexandria, La.; Balad, Salahuddin province, Iraq.
void PlaceContexts::add_behind(const Mention& mention, std::vector<std::uint32_t>& around) const {
  constexpr std::uint32_t reach = 4;
  std::uint32_t at = mention.first + mention.count;
  if (at >= words_.size()) return;
  const bool comma = words_.tokens[at].gap == Gap::punctuation;
  bool linked = comma;
  for (std::uint32_t i = 0; i < reach && at + i < words_.size(); ++i) {
    const Gap gap = words_.tokens[at + i].gap;
    if (gap == Gap::sentence || gap == Gap::paragraph) return;
    if (i > 0 && gap == Gap::punctuation) return;
    if (const Mention* outer = place_at(at + i)) {
      if (linked && !outer->adjective) add_senses(*outer, around);
      return;
    }
    const std::string_view word = words_.word(at + i);
    if (word == "in") linked = true;
    if (!has(between, word)) return;
  }
}

// The Iraqi town of Balad; Syria's Aleppo; Lebanon's northern city of Tripoli.
void PlaceContexts::add_before(std::size_t index, std::vector<std::uint32_t>& around) const {
  constexpr std::uint32_t reach = 5;
  const Mention& mention = mentions_[index];
  for (std::size_t i = index; i-- > 0;) {
    const Mention& outer = mentions_[i];
    if (outer.nested) continue;
    const std::uint32_t begin = outer.first + outer.count;
    if (begin > mention.first || mention.first - begin > reach) return;
    for (std::uint32_t at = begin; at <= mention.first; ++at) {
      if (!stands_together(words_.tokens[at].gap)) return;
      if (at < mention.first && !has(leading, words_.word(at))) return;
    }
    if (is_place(table_.name(outer.name).kind)) add_senses(outer, around);
    return;
  }
}

PlaceContext PlaceContexts::read(std::size_t index) const {
  const Mention& mention = mentions_[index];
  PlaceContext context;
  if (is_language(mention)) {
    context.use = PlaceUse::language;
  } else if (is_person(mention)) {
    context.use = PlaceUse::person;
  } else if (is_organisation(mention)) {
    context.use = PlaceUse::organisation;
  } else if (is_longer(mention)) {
    context.use = PlaceUse::longer_name;
  } else if (is_street(mention)) {
    context.use = PlaceUse::street;
  } else if (is_government(mention)) {
    context.use = PlaceUse::government;
  }
  const std::string_view before = word_before(mention, 1);
  const std::string_view behind = word_behind(mention);
  const std::uint32_t next = mention.first + mention.count;
  context.located = has(prepositions, before);
  const bool left = !before.empty() && has_capital(mention.first - 1) &&
                    !words_.tokens[mention.first - 1].sentence_initial;
  const bool right = !behind.empty() && has_capital(next) && place_at(next) == nullptr &&
                     !has(units, behind) && !has(towns, behind);
  context.beside_capital = left || right || behind == "of";
  context.is_unit = has(units, behind);
  context.is_town = has(towns, behind) || (before == "of" && has(towns, word_before(mention, 2)));
  if (next < words_.size() && words_.tokens[next].gap == Gap::punctuation) {
    const Mention* state = place_at(next);
    if (state != nullptr && state->settled) context.state = state->name;
  }
  if (!mention.adjective) {
    add_behind(mention, context.around);
    add_before(index, context.around);
  }
  return context;
}

}  // namespace dateline::synonyms
