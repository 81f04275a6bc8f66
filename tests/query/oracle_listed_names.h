// SPDX-License-Identifier: GPL-2.0-or-later
// Which listed names words of a query may write, of those that a set of articles has, found by
// reading all texts.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/query_parser.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"
#include "tests/query/oracle_text.h"

namespace dateline::test {

class OracleListedNames {
 public:
  // `names` and `keys` must outlive it.
  OracleListedNames(const std::vector<const OracleText*>& texts, const synonyms::NameTable& names,
                    const synonyms::NameKeys& keys);

  // In full, by surname or by a certain key.
  bool has(std::string_view id) const;

  // The best candidate among the names that occur, if it is certain enough.
  std::optional<synonyms::KeyMatch> match_by_key(const std::string& words,
                                                 const std::vector<std::uint32_t>& countries,
                                                 query::NameReading reading) const;
  // The name, and a place that is no other to a reader.
  std::vector<std::string> names_like(const std::string& words, query::NameReading reading) const;

  std::vector<std::string> persons_of(const std::string& surname) const;
  std::vector<std::string> persons_like(const std::string& word, query::NameReading reading) const;
  // How much what is typed in front of a person's surname is like what the table has there.
  double likeness_of_given_names(const std::string& typed, const std::string& person) const;

 private:
  std::vector<bool> present() const;

  const synonyms::NameTable& names_;
  const synonyms::NameKeys& keys_;
  std::set<std::uint32_t> met_;  // names that occur
};

}  // namespace dateline::test
