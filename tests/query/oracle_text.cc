// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/oracle_text.h"

#include <algorithm>

#include "indexer/layout/schema.h"
#include "synonyms/finder/name_particles.h"
#include "synonyms/finder/suffixes.h"
#include "synonyms/spelling/key_form.h"

namespace dateline::test {

using query::Leaf;
using query::NameReading;
using synonyms::Mention;
using synonyms::Recognition;
using synonyms::WordCase;

void mark_capitals(OracleText& text) {
  text.name_only.resize(text.words.size());
  text.may_be_acronym.resize(text.words.size());
  for (const Mention& mention : text.names.mentions) {
    if (mention.rule != synonyms::CaseRule::caps || mention.nested) continue;
    for (std::uint32_t i = 0; i < mention.count; ++i) text.name_only[mention.first + i] = true;
  }
  for (const Mention& mention : text.names.undecided) {
    if (mention.rule != synonyms::CaseRule::caps || mention.nested) continue;
    for (std::uint32_t i = 0; i < mention.count; ++i) text.may_be_acronym[mention.first + i] = true;
  }
}

std::set<std::size_t> OracleWords::ends(const std::vector<Leaf>& phrase, const OracleText& text,
                                        std::size_t at) const {
  std::vector<std::set<std::size_t>> reached(phrase.size() + 1);  // before each leaf
  reached.front().insert(at);
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    for (const std::size_t place : reached[i]) {
      reached[i + 1].merge(ends_of(phrase[i], text, place));
      for (const auto& reading : phrase[i].readings) {
        if (reading.leaves == 1) continue;
        if (reading.kind == Leaf::Reading::Kind::word) {
          reached[i + reading.leaves].merge(ends_of_word(reading, text, place));
        }
        for (const Mention& mention : text.names.mentions) {
          if (mention.first != place || mention.adjective || !is_read(mention)) continue;
          if (names_.name(mention.name).id != reading.text) continue;
          reached[i + reading.leaves].insert(place + mention.count);
        }
      }
    }
  }
  return reached.back();
}

bool OracleWords::stands_in(const std::vector<Leaf>& phrase, const OracleText& text) const {
  for (std::size_t at = 0; at < text.words.size(); ++at) {
    if (!ends(phrase, text, at).empty()) return true;
  }
  return false;
}

std::set<std::size_t> OracleWords::ends_of(const Leaf& leaf, const OracleText& text,
                                           std::size_t at) const {
  std::set<std::size_t> ends;
  if (at >= text.words.size()) return ends;
  if (leaf.kind != Leaf::Kind::name && is_word_at(leaf, text, at)) ends.insert(at + 1);
  for (const auto& reading : leaf.readings) {
    const bool is_word = reading.kind == Leaf::Reading::Kind::word && reading.leaves == 1;
    if (is_word) ends.merge(ends_of_word(reading, text, at));
  }
  if (std::ranges::count(leaf.as_words, text.words.word(at)) > 0) ends.insert(at + 1);
  for (const Mention& mention : text.names.mentions) {
    if (mention.first == at && is_meant(leaf, mention)) ends.insert(at + mention.count);
  }
  return ends;
}

// The word itself, or behind an article.
std::set<std::size_t> OracleWords::ends_of_word(const Leaf::Reading& reading,
                                                const OracleText& text, std::size_t at) {
  std::set<std::size_t> ends;
  const auto stands_at = [&](std::size_t place) {
    return place < text.words.size() && text.words.word(place) == reading.text &&
           !text.name_only[place];
  };
  if (stands_at(at)) ends.insert(at + 1);
  if (!reading.behind_article || at >= text.words.size()) return ends;
  const auto before = text.words.word(at);
  const bool is_article =
      (synonyms::is_key_article(before) || synonyms::is_servant(before)) && !text.name_only[at];
  if (is_article && stands_at(at + 1)) ends.insert(at + 2);
  return ends;
}

// Whether the leaf asks for the name at a mention, as itself or by one of its readings.
bool OracleWords::is_meant(const Leaf& leaf, const Mention& mention) const {
  const auto id = names_.name(mention.name).id;
  const bool wants_adjective = leaf.kind == Leaf::Kind::name && leaf.adjective;
  if (mention.adjective != wants_adjective) return false;
  if (!is_read(mention)) return false;
  if (leaf.kind == Leaf::Kind::name) {
    return id == leaf.text || std::ranges::count(leaf.homonyms, id) > 0;
  }
  return std::ranges::any_of(leaf.readings, [&](const Leaf::Reading& reading) {
    return reading.kind != Leaf::Reading::Kind::word && reading.leaves == 1 && reading.text == id;
  });
}

bool OracleWords::is_read(const Mention& mention) const {
  if (mention.recognition == Recognition::key) return reading_ != NameReading::exact;
  return mention.recognition != Recognition::loose_key || reading_ == NameReading::loose;
}

bool OracleWords::is_word_at(const Leaf& leaf, const OracleText& text, std::size_t at) {
  const std::string word(text.words.word(at));
  const auto& token = text.words.tokens[at];
  if (leaf.kind == Leaf::Kind::capitals) {
    const bool shouted = token.in_capitals && !token.dotted;
    return word == leaf.text && ((token.word_case == WordCase::capitals && !shouted) ||
                                 text.name_only[at] || text.may_be_acronym[at]);
  }
  if (text.name_only[at]) return false;
  if (leaf.kind == Leaf::Kind::prefix) return word.compare(0, leaf.text.size(), leaf.text) == 0;
  if (word == leaf.text) return true;
  const auto stem = leaf.exact ? std::nullopt : schema::stem_key(leaf.text);
  return stem && stem == schema::stem_key(word);
}

std::vector<std::string> with_stems(const std::string& word) {
  auto forms = synonyms::suffix_forms(word);
  forms.push_back(word);
  return forms;
}

}  // namespace dateline::test
