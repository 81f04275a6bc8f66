// SPDX-License-Identifier: GPL-2.0-or-later
// One text of an article and where the words, names and phrases of a query stand in it, tried word
// by word.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "query/language/parsed_query.h"
#include "query/language/query_parser.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/table/name_table.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::test {

struct OracleText {
  synonyms::TokenStream words;
  synonyms::NamesFound names;
  std::vector<bool> name_only;       // the word is a name in capitals and no word
  std::vector<bool> may_be_acronym;  // undecided: a name in capitals, or shouted
};
// Fills what capitals say from the names.
void mark_capitals(OracleText& text);

// Meets the leaves of a query in a text.
class OracleWords {
 public:
  // `names` must outlive it.
  OracleWords(const synonyms::NameTable& names, query::NameReading reading)
      : names_(names), reading_(reading) {}

  // The words behind a phrase that begins with the word `at`: one for each way to read it.
  std::set<std::size_t> ends(const std::vector<query::Leaf>& phrase, const OracleText& text,
                             std::size_t at) const;
  bool stands_in(const std::vector<query::Leaf>& phrase, const OracleText& text) const;

 private:
  std::set<std::size_t> ends_of(const query::Leaf& leaf, const OracleText& text,
                                std::size_t at) const;
  static std::set<std::size_t> ends_of_word(const query::Leaf::Reading& reading,
                                            const OracleText& text, std::size_t at);
  static bool is_word_at(const query::Leaf& leaf, const OracleText& text, std::size_t at);
  bool is_read(const synonyms::Mention& mention) const;
  bool is_meant(const query::Leaf& leaf, const synonyms::Mention& mention) const;

  const synonyms::NameTable& names_;
  query::NameReading reading_;
};

// A word, and what it may be without a suffix.
std::vector<std::string> with_stems(const std::string& word);

}  // namespace dateline::test
