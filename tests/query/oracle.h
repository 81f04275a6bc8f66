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

#include "corpus/article/article.h"
#include "query/answer/result_page.h"
#include "query/language/parsed_query.h"
#include "query/language/query_parser.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/recognition/article_names.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"
#include "synonyms/words/tokenizer.h"
#include "tests/query/oracle_readings.h"
#include "tests/query/oracle_text.h"

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
  struct Entry {
    corpus::Article article;
    OracleText title;
    OracleText text;
    std::set<std::uint32_t> places;  // and what they lie in
    std::set<std::uint32_t> filed;
    std::set<std::string> agencies;
  };

  Entry read(const corpus::Article& article, synonyms::NameRecogniser& recogniser) const;
  void add_place(std::set<std::uint32_t>& places, std::uint32_t place) const;
  void add_mentioned_places(Entry& entry) const;
  void add_filed(Entry& entry) const;
  std::string agency_key(const std::string& written) const;

  bool matches(const query::Node& node, const Entry& entry, const OracleWords& words) const;
  bool passes(query::Field field, const std::string& value, const Entry& entry) const;
  bool passes_filters(const std::vector<query::Filter>& filters, const Entry& entry) const;

  const synonyms::NameTable& names_;
  std::vector<Entry> entries_;
  std::optional<OracleReadings> readings_;
};

}  // namespace dateline::test
