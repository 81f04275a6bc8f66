// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a query are the full name of a person in no table, and what each may be written
// as, found by reading all texts.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "query/language/parsed_query.h"
#include "synonyms/spelling/name_keys.h"
#include "tests/query/oracle_text.h"

namespace dateline::test {

class OracleFullNames {
 public:
  // All must outlive it.
  OracleFullNames(std::vector<const OracleText*> texts, const synonyms::NameKeys& keys)
      : texts_(std::move(texts)), keys_(keys) {}

  // Two or more words side by side that are written like names, particles among them: first and
  // number of each run. Words of dictionaries are none; but of Arabic ones in quotes, and beside a
  // single other word, a given name's surname or else a surname's given name.
  std::vector<std::pair<std::size_t, std::size_t>> find(const std::vector<query::Leaf>& leaves,
                                                        bool quoted) const;

  // Gives each word of such a name what it may be written as; an article in front of it may be
  // another or none.
  void spell(std::vector<query::Leaf>& leaves, std::size_t first, std::size_t count) const;

 private:
  static std::vector<std::string> particles_like(const std::string& word);
  std::vector<std::string> parts_like(const std::string& word) const;
  bool is_mostly_a_name(const std::string& word) const;

  std::vector<const OracleText*> texts_;
  const synonyms::NameKeys& keys_;
};

}  // namespace dateline::test
