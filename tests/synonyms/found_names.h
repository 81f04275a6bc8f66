// SPDX-License-Identifier: GPL-2.0-or-later
// The names found in a text, written so that a table of tests can be read.
#pragma once

#include <string>
#include <vector>

#include "synonyms/finder/name_finder.h"
#include "synonyms/table/name_table.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {

// "id=words as written", parted by "; "; '>' marks a nested name, '~' an adjective.
inline std::string printed(const std::vector<Mention>& mentions, const std::string& text,
                           const TokenStream& words, const NameTable& table) {
  std::string out;
  for (const Mention& mention : mentions) {
    const std::size_t begin = words.tokens[mention.first].begin;
    const std::size_t end = words.tokens[mention.first + mention.count - 1].end;
    out += std::string(out.empty() ? "" : "; ") + (mention.nested ? ">" : "") +
           (mention.adjective ? "~" : "") + std::string(table.name(mention.name).id) + "=" +
           text.substr(begin, end - begin);
  }
  return out;
}

inline std::string found_names(const std::string& text, const NameTable& table) {
  const TokenStream words = tokenize(text);
  return printed(find_names(words, table).mentions, text, words, table);
}

inline std::string undecided_names(const std::string& text, const NameTable& table) {
  const TokenStream words = tokenize(text);
  return printed(find_names(words, table).undecided, text, words, table);
}

// The ids of the names, the nested ones not, parted by a space.
inline std::string found_ids(const std::string& text, const NameTable& table) {
  std::string out;
  for (const Mention& mention : find_names(tokenize(text), table).mentions) {
    if (mention.nested) continue;
    out += (out.empty() ? "" : " ") + std::string(table.name(mention.name).id);
  }
  return out;
}

}  // namespace dateline::synonyms
