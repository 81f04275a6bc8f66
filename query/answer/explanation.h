// SPDX-License-Identifier: GPL-2.0-or-later
// How a query is understood, stage by stage.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/answer/result_page.h"
#include "query/language/parsed_query.h"

namespace dateline::query {

struct OpenIndex;

struct Explanation {
  struct Part {
    std::string typed;               // as in the query
    std::string reading;             // "name:islamic-state", "attack", ...
    std::size_t articles = 0;        // that have it
    std::vector<std::string> forms;  // other forms or spellings that it stands for
    // The names that it is met as, each with how, and the articles that have it so.
    struct Met {
      std::string name;  // label and id
      std::string how;   // listed, by-surname, by-key
      std::size_t articles = 0;
    };
    std::vector<Met> met;
  };
  std::string understood;
  std::vector<Part> parts;
  std::string xapian;
  std::vector<std::string> notes;
  std::size_t total = 0;
  Provenance provenance;
};

// The words and names of a phrase of a request's query whose readings are found, and behind them
// what they are together. Throws Xapian::Error where the index fails.
std::vector<Explanation::Part> explain(const Node& phrase, const SearchRequest& request,
                                       const OpenIndex& index);

}  // namespace dateline::query
