// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/article_field.h"

#include <algorithm>

namespace dateline::synonyms {
namespace {

void take(std::vector<bool>& words, const Mention& mention) {
  std::fill_n(words.begin() + mention.first, mention.count, true);
}

}  // namespace

Field::Field(const TokenStream& stream, NamesFound& names)
    : words(stream), found(names), taken(stream.size()) {
  for (const Mention& mention : names.mentions) take(taken, mention);
}

void Field::add(const Mention& mention) {
  found.mentions.push_back(mention);
  take(taken, mention);
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

}  // namespace dateline::synonyms
