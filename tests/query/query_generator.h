// SPDX-License-Identifier: GPL-2.0-or-later
// Makes queries at random out of what stands in a corpus. The same seed gives the same queries.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.h"
#include "query/answer/result_page.h"
#include "synonyms/table/name_rows.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::test {

class QueryGenerator {
 public:
  QueryGenerator(const std::vector<corpus::Article>& articles,
                 const std::vector<synonyms::NameRow>& rows, unsigned seed);

  // A query with up to `depth` levels of operators.
  std::string query(int depth);
  // A query, and sometimes filters and another reading of names.
  query::SearchRequest request();

 private:
  // A text and its words: a piece cut out of it is a piece of real writing.
  struct Source {
    std::string text;
    synonyms::TokenStream words;
  };

  std::size_t below(std::size_t limit);
  bool chance(unsigned percent) { return below(100) < percent; }
  template <class T>
  const T& any(const std::vector<T>& values) {
    return values[below(values.size())];
  }

  std::string leaf();
  std::string proximity(int depth);
  std::string placed(int depth);
  std::string reach();
  std::string piece(std::size_t words);
  std::string quoted(std::size_t words) { return '"' + piece(words) + '"'; }
  std::string prefix();
  std::string spelling() { return any(spellings_); }
  std::string respelled();
  std::string phrase_with_name();
  std::string title_part();
  std::string field();
  std::string date();
  std::string day();
  query::Filter filter_of(query::Field field, const std::vector<std::string>& values);
  query::Filter filter();

  std::mt19937 random_;
  std::vector<Source> sources_;
  std::size_t source_ = ~std::size_t{0};  // of the last piece, once there is one
  std::vector<std::string> spellings_;
  std::vector<std::string> places_;
  std::vector<std::string> outlets_;
  std::vector<std::string> languages_;
  std::vector<std::string> agencies_;
  std::vector<std::string> ids_;
};

}  // namespace dateline::test
