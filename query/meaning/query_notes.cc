// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/meaning/query_notes.h"

#include <algorithm>
#include <string_view>

#include "indexer/layout/schema.h"
#include "synonyms/table/name_table_layout.h"

namespace dateline::query {
namespace {

// Mosul airport may as well be meant as two words.
std::string words_apart(const Leaf& leaf) {
  if (leaf.typed.find(' ') == leaf.typed.npos) return {};
  std::string words;
  synonyms::layout::for_each_word(leaf.typed, [&](std::string_view word) {
    words += (words.empty() ? "" : " AND ") + std::string(word);
  });
  return "; for its words anywhere write " + words;
}

}  // namespace

void QueryNotes::add(const std::string& text) {
  if (!text.empty() && std::ranges::count(list_, text) == 0) list_.push_back(text);
}

void QueryNotes::add_if_absent(const Leaf& leaf, const std::vector<LeafTerm>& terms) {
  if (in_name_) return;
  if (terms.size() > 1 || index_.database.term_exists(terms.front().term)) return;
  switch (leaf.kind) {
    case Leaf::Kind::name:
      return add("no article has the name " + index_.label(leaf.text) + words_apart(leaf));
    case Leaf::Kind::capitals:
      return add("no article has '" + leaf.text + "' in capitals");
    default:
      return add("no article has the word '" + leaf.text + "'");
  }
}

void QueryNotes::add_undecided(const std::string& acronym, const std::string& name) {
  const auto articles =
      count_without(schema::term(schema::prefix::capitals, acronym), Xapian::Query(name));
  if (articles == 0) return;
  add(std::to_string(articles) + " more " + (articles == 1 ? "article has '" : "articles have '") +
      acronym + "' in capitals, where nothing tells that it is the name; CAPS(" + acronym +
      ") finds those too");
}

void QueryNotes::add_adjective(const Node& root, const Xapian::Query& found) {
  if (root.kind != Node::Kind::phrase || root.leaves.size() != 1) return;
  const Leaf& leaf = root.leaves.front();
  if (leaf.kind != Leaf::Kind::name || leaf.adjective) return;
  const auto term = schema::name_term(schema::prefix::name, leaf.text, schema::NameUse::adjective);
  if (!index_.database.term_exists(term)) return;
  const auto articles = count_without(term, found);
  if (articles == 0) return;
  const bool one = articles == 1;
  add(std::to_string(articles) + (one ? " more article has" : " more articles have") +
      " only an adjective of " + index_.label(leaf.text) + "; place:" + leaf.text +
      (one ? " finds that, too" : " finds those, too"));
}

// How many articles have a term that are not found.
Xapian::doccount QueryNotes::count_without(const std::string& term,
                                           const Xapian::Query& found) const {
  using Xapian::Query;
  Xapian::Enquire enquire(index_.database);
  enquire.set_query(Query(Query::OP_AND_NOT, Query(term), found));
  return enquire.get_mset(0, 0, index_.database.get_doccount()).get_matches_estimated();
}

}  // namespace dateline::query
