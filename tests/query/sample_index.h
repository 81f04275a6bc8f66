// SPDX-License-Identifier: GPL-2.0-or-later
// An index of the sample corpus, built for one test.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/answer/searcher.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_rows.h"
#include "synonyms/table/name_table.h"
#include "tests/support/test_index.h"

namespace dateline::test {

class SampleIndex {
 public:
  // With the small table.
  SampleIndex() : SampleIndex(std::vector<std::string>{}) {}
  // With the tables in these files, or the small one if there are none; without keys unless given.
  // `corpus` stands in place of the sample.
  explicit SampleIndex(std::vector<std::string> tables, indexer::KeyFiles keys = {},
                       std::vector<std::string> corpus = {});

  const std::string& path() const { return options_.index; }
  const query::Searcher& searcher() const { return *searcher_; }
  const std::vector<synonyms::NameRow>& rows() const { return rows_; }
  const synonyms::NameTable& names() const { return names_; }
  const synonyms::NameKeys& keys() const { return keys_; }

 private:
  ScratchFolder folder_;
  indexer::IndexOptions options_;
  std::vector<synonyms::NameRow> rows_;
  synonyms::NameTable names_;
  synonyms::NameKeys keys_;
  std::unique_ptr<query::Searcher> searcher_;
};

// The ids of a page in their order.
std::vector<std::string> ids_of(const query::ResultPage& page);

// A request for everything that a query finds, without passages.
query::SearchRequest whole(const std::string& query);

}  // namespace dateline::test
