// SPDX-License-Identifier: GPL-2.0-or-later
// What lies between two words of a text, and what it says of them: a Gap of tokenizer.h.
#pragma once

#include "synonyms/words/fold.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {

// What the characters since the last word amount to.
struct BetweenWords {
  bool space = false;
  bool hyphen = false;
  bool stop = false;
  bool sentence_end = false;  // ! ? and their like
  bool punctuation = false;
  bool line = false;
  bool paragraph = false;

  // Between the last of the words before it, if any, and the word that begins with `next`.
  Gap gap(const TokenStream& before, const FoldedChar& next) const;
};

// Whether a word that begins so may be the first of a sentence.
inline bool may_begin_sentence(const FoldedChar& first) {
  return first.letter_case != LetterCase::lower;
}

}  // namespace dateline::synonyms
