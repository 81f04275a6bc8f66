// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/query_builder.h"

#include <algorithm>
#include <limits>

#include "indexer/schema.h"
#include "query/extents.h"
#include "query/filter_terms.h"
#include "query/query_parser.h"
#include "synonyms/name_finder.h"

namespace dateline::query {
namespace {

using Xapian::Query;

class QueryBuilder {
 public:
  QueryBuilder(const OpenIndex& index, NameReading names) : index_(index), names_(names) {}

  BuiltQuery run(Node& root) {
    BuiltQuery built{.query = build(root)};
    built.notes = std::move(notes_);
    return built;
  }

 private:
  Query build(Node& node) {
    switch (node.kind) {
      case Node::Kind::everything:
        return Query(Query::OP_SCALE_WEIGHT, Query::MatchAll, 0.0);
      case Node::Kind::phrase:
        return build_phrase(node);
      case Node::Kind::filter:
        return build_filter(node);
      case Node::Kind::all_of:
        return build_children(node, Query::OP_AND);
      case Node::Kind::any_of:
        return build_children(node, Query::OP_OR);
      case Node::Kind::all_but: {
        const Query kept = build(node.children[0]);
        return {Query::OP_AND_NOT, kept, build(node.children[1])};
      }
    }
    return Query::MatchNothing;
  }

  Query build_children(Node& node, Query::op op) {
    std::vector<Query> parts;
    for (Node& child : node.children) parts.push_back(build(child));
    return {op, parts.begin(), parts.end()};
  }

  Query build_phrase(Node& node) {
    if (node.leaves.size() == 1) return build_leaf(node.leaves.front(), node.in_title);
    std::vector<PhrasePart> parts;
    std::vector<std::string> terms;
    bool has_extents = false;
    for (const Leaf& leaf : node.leaves) {
      const bool is_name = leaf.kind == Leaf::Kind::name;
      parts.push_back({.term = term_of(leaf, node.in_title), .is_name = is_name});
      terms.push_back(parts.back().term);
      note_if_absent(leaf, terms.back());
      has_extents = has_extents || is_name || is_title_capitals(leaf, node.in_title);
    }
    if (has_extents) return build_extent_phrase(parts, position_limit(node.in_title));
    return {Query::OP_PHRASE, terms.begin(), terms.end(),
            static_cast<Xapian::termcount>(terms.size())};
  }

  Query build_leaf(Leaf& leaf, bool in_title) {
    if (leaf.kind == Leaf::Kind::prefix) return build_wildcard(leaf, in_title);
    if (leaf.kind == Leaf::Kind::word && !leaf.exact) {
      auto forms = word_forms(leaf.text, index_.database);
      if (forms.empty() && names_ == NameReading::all) read_as_name(leaf);
      if (!forms.empty() && in_title) {
        for (auto& form : forms) form = schema::term(schema::prefix::title, form);
      }
      if (!forms.empty()) return {Query::OP_SYNONYM, forms.begin(), forms.end()};
    }
    const std::string term = term_of(leaf, in_title);
    note_if_absent(leaf, term);
    if (!leaf.acronym.empty() && !in_title) note_undecided(leaf.acronym, term);
    if (!is_title_capitals(leaf, in_title)) return Query(term);
    return build_extent_phrase({{.term = term}}, position_limit(in_title));
  }

  // Capitals have no term for the title alone; their positions tell.
  static bool is_title_capitals(const Leaf& leaf, bool in_title) {
    return in_title && leaf.kind == Leaf::Kind::capitals;
  }

  static std::uint32_t position_limit(bool in_title) {
    return in_title ? schema::text_begin : std::numeric_limits<std::uint32_t>::max();
  }

  static std::string term_of(const Leaf& leaf, bool in_title) {
    namespace prefix = schema::prefix;
    switch (leaf.kind) {
      case Leaf::Kind::name:
        return schema::name_term(in_title ? prefix::title_name : prefix::name, leaf.text,
                                 leaf.adjective);
      case Leaf::Kind::capitals:
        return schema::term(prefix::capitals, leaf.text);
      case Leaf::Kind::word:
      case Leaf::Kind::prefix:
        break;
    }
    return schema::term(in_title ? prefix::title : "", leaf.text);
  }

  Query build_wildcard(const Leaf& leaf, bool in_title) {
    const std::string prefix = term_of(leaf, in_title);
    auto term = index_.database.allterms_begin(prefix);
    unsigned words = 0;
    for (; term != index_.database.allterms_end(prefix); ++term) {
      if (++words <= limit::wildcard_words) continue;
      throw QueryError("the wildcard stands for more than " +
                           std::to_string(limit::wildcard_words) + " words; add characters",
                       leaf.span.offset, leaf.span.length);
    }
    if (words == 0) note("no article has a word that begins with '" + leaf.text + "'");
    return {Query::OP_WILDCARD, prefix, 0, Query::WILDCARD_LIMIT_ERROR, Query::OP_SYNONYM};
  }

  // A word that no article has, while a name is spelled so in capitals, was meant to be the name.
  void read_as_name(Leaf& leaf) {
    const auto name = synonyms::find_name(leaf.text, index_.names);
    if (!name) return;
    leaf.kind = Leaf::Kind::name;
    const std::string written = leaf.text;
    leaf.text = std::string(index_.names.name(*name).id);
    note("no article has the word '" + written + "'; it is read as the name " + leaf.text);
  }

  void note_if_absent(const Leaf& leaf, const std::string& term) {
    if (index_.database.term_exists(term)) return;
    switch (leaf.kind) {
      case Leaf::Kind::name:
        return note("no article has the name " + leaf.text);
      case Leaf::Kind::capitals:
        return note("no article has '" + leaf.text + "' in capitals");
      default:
        return note("no article has the word '" + leaf.text + "'");
    }
  }

  // Tells how many articles have the acronym only where everything stands in capitals.
  void note_undecided(const std::string& acronym, const std::string& name) {
    const Query capitals(schema::term(schema::prefix::capitals, acronym));
    Xapian::Enquire enquire(index_.database);
    enquire.set_query(Query(Query::OP_AND_NOT, capitals, Query(name)));
    const auto all = index_.database.get_doccount();
    const auto articles = enquire.get_mset(0, 0, all).get_matches_estimated();
    if (articles == 0) return;
    note(std::to_string(articles) + " more " +
         (articles == 1 ? "article has '" : "articles have '") + acronym +
         "' in a line of capitals, where it may be the word; CAPS(" + acronym +
         ") finds those too");
  }

  Query build_filter(const Node& node) {
    const auto terms = find_filter_terms(node, index_, notes_);
    if (terms.empty()) return Query::MatchNothing;
    return {Query::OP_SCALE_WEIGHT, Query(Query::OP_OR, terms.begin(), terms.end()), 0.0};
  }

  void note(const std::string& text) {
    if (std::ranges::find(notes_, text) == notes_.end()) notes_.push_back(text);
  }

  const OpenIndex& index_;
  NameReading names_;
  std::vector<std::string> notes_;
};

}  // namespace

BuiltQuery build_query(Node& root, const OpenIndex& index, NameReading names) {
  return QueryBuilder(index, names).run(root);
}

std::vector<std::string> word_forms(const std::string& word, const Xapian::Database& database) {
  std::vector<std::string> forms;
  if (database.term_exists(word)) forms.push_back(word);
  const auto key = schema::stem_key(word);
  if (!key) return forms;
  for (auto form = database.synonyms_begin(*key); form != database.synonyms_end(*key); ++form) {
    if (*form != word) forms.push_back(*form);
  }
  return forms;
}

}  // namespace dateline::query
