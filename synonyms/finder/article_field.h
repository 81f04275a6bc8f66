// SPDX-License-Identifier: GPL-2.0-or-later
// A title or a text with the names found in it so far, which the passes of article_names.cc share.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "synonyms/finder/name_finder.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {

struct Field {
  const TokenStream& words;
  NamesFound& found;
  std::vector<bool> taken;  // words of a mention

  Field(const TokenStream& stream, NamesFound& names);

  void add(const Mention& mention);
  // Leaves these alone; what stands inside another one stays taken by that.
  void keep(std::vector<Mention> mentions);
};

// Whether a word's script has capitals.
bool has_case(const Token& word);
// Whether it is written as a name is: Erbil, McKenzie.
bool starts_like_a_name(const Token& word);
// Where a capital proves something, or where there are none.
bool is_telling(const Token& word);
// Folded words joined by one space.
std::string words_at(const TokenStream& words, std::uint32_t first, std::uint32_t count);
// The same as an unlisted name may be read: as the words stand, or, failing that, without what
// their language parts from the last by an apostrophe, their script joins to the first or their
// language to each.
std::vector<std::string> readings_at(const TokenStream& words, std::uint32_t first,
                                     std::uint32_t count);

}  // namespace dateline::synonyms
