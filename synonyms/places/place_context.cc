// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/places/place_context.h"

#include <algorithm>
#include <string>

#include "synonyms/places/place_words.h"
#include "synonyms/places/us_states.h"
#include "synonyms/table/article.h"
#include "synonyms/words/arabic_words.h"
#include "synonyms/words/word_hash.h"
#include "synonyms/words/word_lists.h"

namespace dateline::synonyms {
namespace {

using namespace place_words;
using word_lists::contains;

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
  const auto label = normal_form(folded_words(table.name(name).label));
  const auto terminal = table.look_up(NameTable::walk_of(label)).terminal;
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
    case PlaceUse::word:
      return "a word, for all that the article bears out";
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
    // LIMA (EFE) - La policía: behind what is not in capitals stands a full stop.
    const Gap behind = i + count < tokens.size() ? tokens[i + count].gap : Gap::stop;
    const bool is_cut = !stands_together(behind) || behind == Gap::stop;
    if (has_small_letter(tokens[i]) && !is_cut) continue;
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
                             const PlaceSources& sources)
    : words_(words),
      mentions_(mentions),
      table_(sources.table),
      keys_(sources.keys),
      surroundings_(words, mentions, sources.table),
      uses_(surroundings_, sources.keys) {}

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
    if (const Mention* outer = surroundings_.place_at(at + i)) {
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

namespace {

// Not only behind a prefix.
bool is_listed(std::string_view word, const NameTable& table) {
  return table.look_up(NameTable::extend(NameTable::start, hash_word(word))).terminal.has_value();
}

}  // namespace

PlaceContext PlaceContexts::read(std::size_t index) const {
  const Mention& mention = mentions_[index];
  PlaceContext context;
  context.use = uses_.read(mention);
  context.surely_person = context.use == PlaceUse::person && uses_.is_surely_person(mention);
  const std::string_view before = surroundings_.before(mention);
  const std::string_view behind = surroundings_.behind(mention);
  const std::uint32_t next = mention.first + mention.count;
  context.located = has(prepositions, before) || contains(word_lists::locatives, before) ||
                    contains(word_lists::prepositions, before);
  const bool left = !before.empty() && surroundings_.has_capital(mention.first - 1) &&
                    !words_.tokens[mention.first - 1].sentence_initial;
  const bool right = !behind.empty() && surroundings_.has_capital(next) &&
                     surroundings_.place_at(next) == nullptr && !has(units, behind) &&
                     !has(towns, behind);
  context.beside_capital = left || right || behind == "of";
  context.is_unit = has(units, behind);
  context.is_announced =
      contains(word_lists::announcing, before) && context.use != PlaceUse::person;
  context.is_town =
      has(towns, behind) || (before == "of" && has(towns, surroundings_.before(mention, 2)));
  if (mention.count == 1) {
    const std::string_view word = words_.word(mention.first);
    context.is_word = keys_.is_ordinary(word);
    // Fatima is no "and Atmah".
    context.is_arabic_word = keys_.is_arabic_word(word) ||
                             (is_arabic(word) && context.is_word && !is_listed(word, table_));
  }
  if (next < words_.size() && words_.tokens[next].gap == Gap::punctuation) {
    const Mention* state = surroundings_.place_at(next);
    if (state != nullptr && state->settled) context.state = state->name;
  }
  if (!mention.adjective) {
    add_behind(mention, context.around);
    add_before(index, context.around);
  }
  return context;
}

}  // namespace dateline::synonyms
