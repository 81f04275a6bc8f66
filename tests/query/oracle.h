// SPDX-License-Identifier: GPL-2.0-or-later
// Answers queries by reading every article from the first word to the last, without an index.
//
// Takes from the project what cuts a text into words, finds names and parses a query; how the parts
// of a query are met is written down here a second time, as plainly as possible.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "corpus/article.h"
#include "query/parsed_query.h"
#include "query/result_page.h"
#include "synonyms/name_finder.h"
#include "synonyms/name_table.h"
#include "synonyms/tokenizer.h"

namespace dateline::test {

class Oracle {
 public:
  // `names` must outlive the oracle.
  Oracle(const std::vector<corpus::Article>& articles, const synonyms::NameTable& names);

  // The ids of the articles that a request matches. Throws QueryError for a query that cannot be
  // parsed; filters are taken to be sound.
  std::set<std::string> ids(const query::SearchRequest& request) const;

 private:
  struct Text {
    synonyms::TokenStream words;
    synonyms::NamesFound names;
    std::vector<bool> name_only;       // the word is a name in capitals and no word
    std::vector<bool> may_be_acronym;  // undecided: a name in capitals, or shouted
  };
  struct Entry {
    corpus::Article article;
    Text title;
    Text text;
    std::set<std::uint32_t> places;  // and what they lie in
    std::set<std::uint32_t> filed;
    std::set<std::string> agencies;
  };

  Text read(std::string_view text) const;
  Entry read(const corpus::Article& article) const;
  void add_place(std::set<std::uint32_t>& places, std::uint32_t place) const;
  void add_mentioned_places(Entry& entry) const;
  void add_filed(Entry& entry) const;
  std::string agency_key(const std::string& written) const;

  void read_unknown_words_as_names(query::Node& node) const;
  bool occurs(const query::Leaf& leaf) const;
  bool matches(const query::Node& node, const Entry& entry) const;
  bool passes(query::Field field, const std::string& value, const Entry& entry) const;
  bool passes_filters(const std::vector<query::Filter>& filters, const Entry& entry) const;
  bool stands_in(const std::vector<query::Leaf>& leaves, const Text& text) const;
  bool goes_on(const std::vector<query::Leaf>& leaves, std::size_t leaf, const Text& text,
               std::size_t at) const;
  bool is_word_at(const query::Leaf& leaf, const Text& text, std::size_t at) const;

  const synonyms::NameTable& names_;
  std::vector<Entry> entries_;
};

// True if an article of this date is inside `text`: a date, a range, none or 2014-??.
bool is_dated(const std::optional<corpus::Date>& published, const std::string& text);

}  // namespace dateline::test
