// SPDX-License-Identifier: GPL-2.0-or-later
// Key words in context: every place where a query matches, one line each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query/answer/result_page.h"
#include "query/answer/searcher.h"

namespace dateline::query {

struct KwicRequest {
  enum class Order { corpus, left, right, date, outlet };
  SearchRequest search;                  // whose page and order do not count
  std::optional<std::size_t> words = 8;  // of context on either side; nullopt: the sentence
  Order order = Order::corpus;
  std::size_t limit = 100;  // lines kept; 0 for all
};

// A stretch of an article that the query asks for, and what stands around it, as written but for
// white space, which is one space.
struct KwicLine {
  std::string id;
  std::string outlet;
  std::string date;
  bool in_title = false;
  std::size_t offset = 0;  // bytes in title or text
  std::string reason;      // name:islamic-state, or the word asked for
  std::string met;         // listed, by-surname or by-key
  std::string left;
  std::string written;
  std::string right;
};

struct Concordance {
  std::string query;
  std::string understood;
  std::vector<std::string> notes;
  std::vector<KwicLine> lines;  // as many as the limit lets
  std::size_t total = 0;        // lines in all: exact
  std::size_t articles = 0;     // that they stand in: exact
  Provenance provenance;
};

// Reads every article that matches. Equal lines of an order keep that of the corpus. By left
// context the nearest word counts first. Throws as Searcher::search.
Concordance make_concordance(const Searcher& searcher, const KwicRequest& request);

}  // namespace dateline::query
