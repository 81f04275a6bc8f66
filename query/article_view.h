// SPDX-License-Identifier: GPL-2.0-or-later
// Articles of an index as a query sees them.
//
//   const ArticleView view(index, parsed.root, NameReading::all);
//   const Hit hit = view.hit(match.get_document(), ArticleView::Part::passages);
#pragma once

#include <xapian.h>

#include <cstdint>
#include <set>
#include <string_view>

#include "query/open_index.h"
#include "query/query_parser.h"
#include "query/result_page.h"
#include "query/text_matches.h"

namespace dateline::query {

// Holds on to the index and the query. One thread at a time.
class ArticleView {
 public:
  enum class Part { title, passages };

  ArticleView(const OpenIndex& index, const Node& root, NameReading names)
      : index_(index), root_(root), names_(names) {}

  // An article cut into words, with the names that the query asks for, as the index has them. The
  // views live as long as `stored`.
  ReadArticle read(const schema::StoredArticle& stored, Xapian::docid document) const;
  ArticleMatches matches(const ReadArticle& article) const {
    return find_matches(article, root_, index_.names);
  }
  // What a result shows of an article, with passages and reasons or without; no rank and no score.
  Hit hit(const Xapian::Document& document, Part part) const;

 private:
  ReadText read(std::string_view text, Xapian::docid document, std::uint32_t base) const;
  void add_names(const Leaf& leaf, std::set<std::uint32_t>& names) const;
  void add_mentions(Xapian::docid document, std::uint32_t name, std::uint32_t base,
                    ReadText& read) const;
  Place place(std::uint32_t index) const;

  const OpenIndex& index_;
  const Node& root_;
  NameReading names_;
};

}  // namespace dateline::query
