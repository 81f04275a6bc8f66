// SPDX-License-Identifier: GPL-2.0-or-later
// Articles of an index as a query sees them.
//
//   const ArticleView view(index, parsed.root, NameReading::all);
//   const Hit hit = view.hit(match.get_document(), ArticleView::Part::passages);
#pragma once

#include <xapian.h>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/layout/stored_article.h"
#include "query/answer/result_page.h"
#include "query/answer/text_matches.h"
#include "query/language/query_parser.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// Holds on to the index and the query. One thread at a time.
class ArticleView {
 public:
  enum class Part { title, passages };

  ArticleView(const OpenIndex& index, const Node& root, NameReading names);

  // An article cut into words, with the names that the query asks for, as the index has them. The
  // views live as long as `stored`; of a heading alone the text is empty.
  ReadArticle read(const schema::StoredArticle& stored, const Xapian::Document& document) const;
  ArticleMatches matches(const ReadArticle& article) const {
    return find_matches(article, root_, index_.names);
  }
  // What a result shows of an article, with passages and reasons or without; no rank and no score.
  Hit hit(const Xapian::Document& document, Part part) const;

 private:
  // A name that the query asks for, in a way in which the index has it.
  struct WantedName {
    std::string term;
    std::uint32_t name = 0;
    synonyms::Recognition recognition = synonyms::Recognition::listed;
  };

  void want(const Leaf& leaf);
  ReadText cut(std::string_view text) const;
  void add_mentions(const Xapian::Document& document, ReadArticle& article) const;
  Place place(std::uint32_t index) const;

  const OpenIndex& index_;
  const Node& root_;
  std::set<std::uint32_t> names_;  // that the query asks for
  std::vector<WantedName> wanted_;
  bool adjectives_ = false;  // are asked for
};

}  // namespace dateline::query
