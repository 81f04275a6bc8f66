// SPDX-License-Identifier: GPL-2.0-or-later
// Answers queries by reading every article from the first word to the last, without an index.
//
// Takes from the project what cuts a text into words, finds the names of an article, compares
// spellings and parses a query; how the parts of a query are met is written down here a second
// time, as plainly as possible.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "corpus/article.h"
#include "query/parsed_query.h"
#include "query/query_parser.h"
#include "query/result_page.h"
#include "synonyms/article_names.h"
#include "synonyms/name_finder.h"
#include "synonyms/name_keys.h"
#include "synonyms/name_table.h"
#include "synonyms/tokenizer.h"

namespace dateline::test {

class Oracle {
 public:
  // `names` and `keys` must outlive the oracle.
  Oracle(const std::vector<corpus::Article>& articles, const synonyms::NameTable& names,
         const synonyms::NameKeys& keys);

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

  void mark_capitals(Text& text) const;
  void add_met(const Text& text);
  Entry read(const corpus::Article& article, synonyms::NameRecogniser& recogniser) const;
  void add_place(std::set<std::uint32_t>& places, std::uint32_t place) const;
  void add_mentioned_places(Entry& entry) const;
  void add_filed(Entry& entry) const;
  std::string agency_key(const std::string& written) const;

  // A query as it is understood on these articles.
  void read_unknown_words_as_names(query::Node& node) const;
  void add_readings(query::Node& node, query::NameReading reading) const;
  void join_words(query::Node& all, query::NameReading reading) const;
  std::optional<query::Leaf::Reading> name_by_key(const std::string& words,
                                                  query::NameReading reading) const;
  std::optional<query::Leaf::Reading> name_of_words(const std::vector<std::string>& words,
                                                    query::NameReading reading) const;
  std::vector<std::string> persons_of(const std::string& surname) const;
  std::vector<std::string> words_like(const std::string& word) const;
  bool is_like_a_name(const std::string& word) const;
  bool has_name(std::string_view id) const;
  bool occurs(const query::Leaf& leaf) const;

  bool matches(const query::Node& node, const Entry& entry) const;
  bool passes(query::Field field, const std::string& value, const Entry& entry) const;
  bool passes_filters(const std::vector<query::Filter>& filters, const Entry& entry) const;
  bool stands_in(const std::vector<query::Leaf>& leaves, const Text& text) const;
  bool goes_on(const std::vector<query::Leaf>& leaves, std::size_t leaf, const Text& text,
               std::size_t at) const;
  bool is_word_at(const query::Leaf& leaf, const Text& text, std::size_t at) const;
  bool is_meant(const query::Leaf& leaf, const synonyms::Mention& mention) const;

  const synonyms::NameTable& names_;
  const synonyms::NameKeys& keys_;
  std::vector<Entry> entries_;
  std::set<std::uint32_t> met_;                                   // names that occur
  mutable query::NameReading reading_ = query::NameReading::all;  // of the query asked
};

// True if an article of this date is inside `text`: a date, a range, none or 2014-??.
bool is_dated(const std::optional<corpus::Date>& published, const std::string& text);

}  // namespace dateline::test
