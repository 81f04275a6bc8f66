// SPDX-License-Identifier: GPL-2.0-or-later
// Runs searches on one index, or on several as one.
//
//   Searcher searcher(IndexChoice("idx"));
//   ResultPage page = searcher.search({.query = "Erbil", .facets = {parse_facet("outlet")}});
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "query/answer/explanation.h"
#include "query/answer/result_page.h"
#include "query/answer/text_matches.h"
#include "query/shards/shard_list.h"

namespace dateline::query {

// An article as it is kept, marked where a query matches.
struct ShownArticle {
  Hit article;                 // title marked; no passages
  std::vector<Segment> text;   // whole
  std::vector<Copy> copies{};  // of its family, itself among them, the first published first
};

// An article that a request finds, and what the request asks for in it. The views live as long as
// the visit.
struct FoundArticle {
  std::string id;
  std::string outlet;
  std::string date;
  ReadArticle read;
  ArticleMatches matches;
};

// Is handed what a request finds, article by article.
class ArticleVisitor {
 public:
  virtual ~ArticleVisitor() = default;
  // A reading begins; again, where an update has gone on beneath the first one.
  virtual void begin() = 0;
  virtual void visit(const FoundArticle& article) = 0;
};

// Keeps the generation that it opened, so that all its answers agree. One thread at a time.
class Searcher {
 public:
  // Throws schema::IndexError where there is no index or not one to be read.
  explicit Searcher(const IndexChoice& index);
  ~Searcher();

  // The total and the facets are exact, whatever the page. Throws QueryError for a query or a
  // filter that is wrong, IndexError where the index fails.
  ResultPage search(const SearchRequest& request) const;
  // Reads every article that a request finds, in the order of the corpus. What it gives is the
  // answer without hits. Throws as search.
  ResultPage read_all(const SearchRequest& request, ArticleVisitor& visitor) const;
  Explanation explain(const SearchRequest& request) const;
  // The article with this id, marked for `query` unless that is empty; nullopt if there is none.
  std::optional<ShownArticle> show(const std::string& id, const std::string& query) const;

  Provenance provenance() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::query
