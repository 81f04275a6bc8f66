// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/words/between_words.h"

#include <string_view>

#include "synonyms/words/word_lists.h"

namespace dateline::synonyms {
namespace {

// Whether the full stop behind the last word can be that of an abbreviation before `next`.
bool ends_abbreviation(const TokenStream& before, const FoldedChar& next) {
  const std::string_view word = before.word(before.size() - 1);
  return before.tokens.back().dotted || word_lists::is_initial(word) ||
         word_lists::is_ordinal(word) || word_lists::contains(word_lists::abbreviations, word) ||
         (next.role == CharRole::digit && word_lists::contains(word_lists::number_words, word));
}

Gap gap_after_stop(const BetweenWords& between, const TokenStream& before, const FoldedChar& next) {
  const bool abbreviation = ends_abbreviation(before, next);
  const bool within_word = !between.space && !may_begin_sentence(next);  // News.am
  if ((abbreviation || within_word) && !between.punctuation) return Gap::stop;
  return may_begin_sentence(next) && !abbreviation ? Gap::sentence : Gap::punctuation;
}

}  // namespace

Gap BetweenWords::gap(const TokenStream& before, const FoldedChar& next) const {
  if (before.tokens.empty()) return Gap::start;
  if (paragraph) return Gap::paragraph;
  if (sentence_end && may_begin_sentence(next)) return Gap::sentence;
  if (stop) return gap_after_stop(*this, before, next);
  if (punctuation || sentence_end) return Gap::punctuation;
  if (line) return Gap::line;
  if (hyphen) return Gap::hyphen;
  return space ? Gap::space : Gap::none;
}

}  // namespace dateline::synonyms
