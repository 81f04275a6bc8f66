// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/finder/article_field.h"

#include <algorithm>
#include <utility>

#include "synonyms/finder/case_endings.h"
#include "synonyms/finder/prefixes.h"

namespace dateline::synonyms {
namespace {

void take(std::vector<bool>& words, const Mention& mention) {
  std::fill_n(words.begin() + mention.first, mention.count, true);
}

std::vector<bool> words_of(const std::vector<Mention>& mentions, std::size_t size) {
  std::vector<bool> words(size);
  for (const Mention& mention : mentions) take(words, mention);
  return words;
}

}  // namespace

Field::Field(const TokenStream& stream, NamesFound& names)
    : words(stream), found(names), taken(words_of(names.mentions, stream.size())) {}

void Field::add(const Mention& mention) {
  found.mentions.push_back(mention);
  take(taken, mention);
}

void Field::keep(std::vector<Mention> mentions) {
  found.mentions = std::move(mentions);
  taken = words_of(found.mentions, words.size());
}

bool has_case(const Token& word) { return word.word_case != WordCase::none; }

bool starts_like_a_name(const Token& word) {
  return word.word_case == WordCase::capitalised || word.word_case == WordCase::mixed;
}

bool is_telling(const Token& word) {
  return !word.in_capitals && !word.in_title_case && !word.sentence_initial;
}

std::string words_at(const TokenStream& words, std::uint32_t first, std::uint32_t count) {
  std::string joined(words.word(first));
  for (std::uint32_t i = first + 1; i < first + count; ++i)
    joined.append(1, ' ').append(words.word(i));
  return joined;
}

std::vector<std::string> readings_at(const TokenStream& words, std::uint32_t first,
                                     std::uint32_t count) {
  const std::string whole = words_at(words, first, count);
  std::vector<std::string> readings{whole};
  const Token& last = words.tokens[first + count - 1];
  if (last.stem_size > 0) {
    readings.push_back(whole.substr(0, whole.size() - (last.folded_size - last.stem_size)));
    return readings;
  }
  const std::string_view head = words.word(first);
  for (const std::string_view form : PrefixForms(head)) {
    readings.push_back(std::string(form) + whole.substr(head.size()));
  }
  const std::string stems = without_case_endings(whole);
  if (stems != whole) readings.push_back(stems);
  return readings;
}

}  // namespace dateline::synonyms
