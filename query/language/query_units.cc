// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/query_units.h"

#include <utility>

#include "synonyms/finder/name_finder.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/word_hash.h"
#include "synonyms/words/word_lists.h"

namespace dateline::query {
namespace {

using synonyms::CaseRule;
using synonyms::Gap;
using synonyms::Mention;
using synonyms::NameTable;
using synonyms::TokenStream;

Leaf word_leaf(const TokenStream& words, std::size_t position, std::size_t offset) {
  const auto& token = words.tokens[position];
  return {.kind = Leaf::Kind::word,
          .text = std::string(words.word(position)),
          .span = {offset + token.begin, token.end - token.begin}};
}

Span span_of(const Mention& mention, const TokenStream& words, std::size_t offset) {
  const auto& first = words.tokens[mention.first];
  const auto& last = words.tokens[mention.first + mention.count - 1];
  return {offset + first.begin, last.end - first.begin};
}

std::string typed_words(const Mention& mention, const TokenStream& words) {
  std::string typed;
  for (std::uint32_t i = 0; i < mention.count; ++i) {
    if (i > 0) typed += ' ';
    typed += words.word(mention.first + i);
  }
  return typed;
}

// The ids of the other places that a spelling means.
std::vector<std::string> homonyms(const Mention& mention, const NameTable& names) {
  std::vector<std::string> ids;
  for (const std::uint32_t sense : names.senses(mention.surface)) {
    if (sense != mention.name) ids.emplace_back(names.name(sense).id);
  }
  return ids;
}

// The article of l'Irak says nothing.
bool is_elided(const Node& before, std::string_view word) {
  return before.leaves.size() == 1 &&
         synonyms::word_lists::is_elision(before.leaves.front().text, synonyms::fold(word));
}

std::string in_capitals(std::string_view text) {
  std::string capitals(text);
  for (char& c : capitals) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return capitals;
}

// How a spelling with a case rule has to be typed.
std::string needed_form(const std::string& folded, const NameTable& names) {
  const auto terminal =
      names.look_up(NameTable::extend(NameTable::start, synonyms::hash_word(folded))).terminal;
  const bool all = terminal && synonyms::is_acronym(terminal->rule);
  return all ? in_capitals(folded) : in_capitals(folded.substr(0, 1)) + folded.substr(1);
}

}  // namespace

std::vector<Unit> read_units(std::string_view text, std::size_t offset, const NameTable& names,
                             UnitReading reading) {
  TokenStream words = synonyms::tokenize(text);
  synonyms::lift_capitals(words);
  std::vector<Unit> units;
  const auto found = synonyms::find_names(words, names, synonyms::TextKind::query);
  auto mention = found.mentions.begin();
  for (std::uint32_t i = 0; i < words.size();) {
    while (mention != found.mentions.end() && (mention->nested || mention->first < i)) ++mention;
    const bool named = mention != found.mentions.end() && mention->first == i;
    const bool capitals = named && synonyms::is_acronym(mention->rule);
    Unit unit{.leaf = word_leaf(words, i, offset), .gap = words.tokens[i].gap};
    std::uint32_t taken = 1;
    if (named && reading == UnitReading::names) {
      unit.leaf = {.kind = Leaf::Kind::name,
                   .text = std::string(names.name(mention->name).id),
                   .typed = typed_words(*mention, words),
                   .adjective = mention->adjective,
                   .homonyms = homonyms(*mention, names),
                   .acronym = capitals && mention->count == 1 ? unit.leaf.text : "",
                   .span = span_of(*mention, words, offset)};
      taken = mention->count;
    } else if (capitals && mention->count == 1) {
      unit.leaf.kind = Leaf::Kind::capitals;
    }
    unit.leaf.parted = !units.empty() && !synonyms::stands_together(unit.gap);
    units.push_back(std::move(unit));
    i += taken;
  }
  return units;
}

std::vector<Node> read_phrases(std::string_view text, std::size_t offset, const NameTable& names,
                               UnitReading reading) {
  std::vector<Node> phrases;
  for (auto& unit : read_units(text, offset, names, reading)) {
    const Span span = unit.leaf.span;
    const bool elided = unit.gap == Gap::none && !phrases.empty() &&
                        is_elided(phrases.back(), text.substr(span.offset - offset, span.length));
    if (elided) phrases.pop_back();
    const bool joins = unit.gap == Gap::hyphen || unit.gap == Gap::none;
    if (elided || !joins || phrases.empty()) {
      phrases.push_back(
          {.kind = Node::Kind::phrase, .leaves = {std::move(unit.leaf)}, .span = span});
      continue;
    }
    Node& phrase = phrases.back();
    phrase.hyphenated = true;
    phrase.leaves.push_back(std::move(unit.leaf));
    phrase.span.length = span.offset + span.length - phrase.span.offset;
    for (Leaf& leaf : phrase.leaves) leaf.exact = true;
  }
  return phrases;
}

std::string surprising_reading(const Leaf& leaf, std::string_view typed, const NameTable& names) {
  if (leaf.kind != Leaf::Kind::word) return {};
  const std::string written(typed);
  if (typed == "or" || typed == "and" || typed == "not") {
    return "'" + written + "' is searched as a word; the operator is written " + in_capitals(typed);
  }
  const auto name = synonyms::find_name(typed, names);
  // What only an article can bear out is a word of a query, however it is typed.
  const auto listed = names.look_up(NameTable::walk_of(leaf.text)).terminal;
  if (!name || names.name(*name).contextual || (listed && listed->contextual)) return {};
  return "'" + written + "' is read as the word; for the name " +
         std::string(names.name(*name).id) + " write " + needed_form(leaf.text, names);
}

}  // namespace dateline::query
