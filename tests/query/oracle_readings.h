// SPDX-License-Identifier: GPL-2.0-or-later
// What the words of a query mean on a set of articles beside what is typed, found by reading all
// texts.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/language/parsed_query.h"
#include "query/language/query_parser.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"
#include "tests/query/oracle_full_names.h"
#include "tests/query/oracle_listed_names.h"
#include "tests/query/oracle_text.h"

namespace dateline::test {

class OracleReadings {
 public:
  // All must outlive it.
  OracleReadings(std::vector<const OracleText*> texts, const synonyms::NameTable& names,
                 const synonyms::NameKeys& keys);

  // Gives the words of a query their readings; not where names are off.
  void add(query::Node& root, query::NameReading reading) const;

 private:
  void read_unknown_words_as_names(query::Node& node) const;
  void add_readings(query::Node& node, query::NameReading reading) const;
  void join(query::Node& node, query::NameReading reading) const;
  void join_words(query::Node& all, query::NameReading reading) const;
  void join_leaves(query::Node& phrase, query::NameReading reading) const;
  // The name that leaves of a window are together, and where.
  struct Window {
    std::size_t first = 0;
    std::size_t count = 0;
    std::vector<std::string> ids;
    std::size_t whole = 0;  // leaves, if the listed spelling has as many words
    double certainty = 0;
  };
  // None begins or ends in front of a leaf `inside` what is typed as one.
  std::vector<Window> find_windows(const std::vector<query::Leaf>& leaves,
                                   const std::set<std::size_t>& inside,
                                   query::NameReading reading) const;
  std::optional<Window> read_window(const std::vector<query::Leaf>& leaves,
                                    query::NameReading reading) const;
  std::vector<std::string> words_like(const std::string& word) const;
  bool is_like_a_name(const std::string& word) const;
  bool occurs(const query::Leaf& leaf) const;

  std::vector<const OracleText*> texts_;
  const synonyms::NameTable& names_;
  const synonyms::NameKeys& keys_;
  OracleListedNames listed_;
  OracleFullNames full_names_;
};

}  // namespace dateline::test
