// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/meaning/query_builder.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "indexer/layout/schema.h"
#include "query/language/look_ups.h"
#include "query/language/query_parser.h"
#include "query/language/surnames_of_others.h"
#include "query/match/conditions.h"
#include "query/match/extents.h"
#include "query/match/leaf_terms.h"
#include "query/match/phrase_query.h"
#include "query/match/reading_weights.h"
#include "query/match/term_matches.h"
#include "query/match/term_union.h"
#include "query/meaning/filter_terms.h"
#include "query/meaning/full_names.h"
#include "query/meaning/joined_names.h"
#include "query/meaning/key_names.h"
#include "query/meaning/leaf_builder.h"
#include "query/meaning/query_notes.h"
#include "query/meaning/readings.h"

namespace dateline::query {
namespace {

using Xapian::Query;

class QueryBuilder {
 public:
  QueryBuilder(const OpenIndex& index, NameReading names, Conditions& conditions)
      : index_(index),
        names_(names),
        keys_(index, names),
        joined_names_(index, keys_),
        full_names_(index, names),
        readings_(index, keys_, names),
        look_ups_(index.database.get_doccount()),
        conditions_(conditions),
        notes_(index),
        leaves_(index, names, readings_, conditions, notes_) {}

  BuiltQuery run(Node& root) {
    read_as_words(root, index_.names, index_.keys);
    BuiltQuery built{.query = build(root)};
    notes_.add_adjective(root, built.query);
    built.notes = notes_.take();
    built.withdrawn = leaves_.take_withdrawn();
    return built;
  }

 private:
  Query build(Node& node) {
    switch (node.kind) {
      case Node::Kind::everything:
        return unweighted(Query::MatchAll);
      case Node::Kind::phrase:
        return build_phrase(node);
      case Node::Kind::filter:
        return build_filter(node);
      case Node::Kind::all_of:
        return build_children(node, Query::OP_AND);
      case Node::Kind::any_of:
        return build_children(node, Query::OP_OR);
      case Node::Kind::all_but:
        return build_all_but(node);
      case Node::Kind::near:
      case Node::Kind::in_order:
      case Node::Kind::not_near:
      case Node::Kind::first:
      case Node::Kind::at_least:
        break;
    }
    return build_placed_node(node);
  }

  // What may yet turn out not to be met excludes nothing.
  Query build_all_but(Node& node) {
    const Query kept = build(node.children[0]);
    const std::size_t proposed = conditions_.proposed();
    const Query excluded = build(node.children[1]);
    if (conditions_.proposed() > proposed) return kept;
    return {Query::OP_AND_NOT, kept, excluded};
  }

  // Documents are proposed by what has to be in them, and verified by where it stands.
  Query build_placed_node(Node& node) {
    std::vector<PhraseTerms> phrases;
    const Query proposed = propose(node, phrases);
    check_cost(node, most_articles(proposed, index_.database), phrases);
    return conditions_.build(proposed, build_condition(node, std::move(phrases)));
  }

  // Each term in each article that may match is looked up.
  void check_cost(const Node& node, std::size_t articles, const std::vector<PhraseTerms>& phrases) {
    std::size_t count = 0;
    for (const auto& phrase : phrases) {
      for (const auto& part : phrase.parts) {
        if (!part.wildcard.empty()) count += articles;
        count += count_look_ups(part.terms, articles);
      }
      for (const auto& joined : phrase.joined) count += count_look_ups(joined.terms, articles);
    }
    look_ups_.add(count, node.span);
  }

  std::size_t count_look_ups(const std::vector<LeafTerm>& terms, std::size_t articles) const {
    std::size_t count = 0;
    for (const auto& term : terms) {
      count += std::min<std::size_t>(articles, index_.database.get_termfreq(term.term));
    }
    return count;
  }

  // What a document must have to meet `node`; adds the terms of its phrases.
  Query propose(Node& node, std::vector<PhraseTerms>& phrases) {
    if (node.kind == Node::Kind::phrase) return propose_phrase(node, phrases);
    std::vector<Query> parts;
    for (Node& child : node.children) parts.push_back(propose(child, phrases));
    if (node.kind == Node::Kind::not_near) parts.resize(1);
    const auto op = node.kind == Node::Kind::any_of ? Query::OP_OR : Query::OP_AND;
    return {op, parts.begin(), parts.end()};
  }

  Query propose_phrase(Node& node, std::vector<PhraseTerms>& phrases) {
    if (node.leaves.size() > 1) read_full_names(node);
    PhraseTerms phrase{.limit = position_limit(node.in_title), .joined = find_joined(node)};
    phrase.articles = full_names_.articles(node);
    std::vector<Query> parts;
    for (Leaf& leaf : node.leaves) {
      parts.push_back(leaves_.build(leaf, node.in_title));
      phrase.parts.push_back(leaves_.part_of(leaf, node.in_title));
    }
    const Query proposed = build_all(parts, phrase.joined, [&](const Query& apart, auto& terms) {
      return with_weaker(apart, terms, index_);
    });
    phrases.push_back(std::move(phrase));
    return proposed;
  }

  void read_full_names(Node& phrase) {
    for (const auto& note : full_names_.read(phrase.leaves)) notes_.add(note);
  }

  // Finds what leaves of a phrase are names together.
  std::vector<JoinedParts> find_joined(Node& node) {
    std::vector<const Leaf*> leaves;
    for (const Leaf& leaf : node.leaves) leaves.push_back(&leaf);
    std::vector<JoinedParts> all;
    for (const auto& joined : joined_names_.find(leaves)) {
      note_joined(joined, std::span(leaves).subspan(joined.first, joined.count));
      all.push_back(
          {.first = joined.first, .count = joined.count, .terms = terms_of(joined, node.in_title)});
      for (const auto& id : joined.ids) {
        node.leaves[joined.first].readings.push_back(
            {.kind = joined.kind, .text = id, .leaves = joined.count});
      }
    }
    full_names_.add_joined(node, all);
    return all;
  }

  std::vector<LeafTerm> terms_of(const JoinedName& joined, bool in_title) const {
    return name_terms(joined.ids, joined.kind, in_title, names_, index_);
  }

  void note_joined(const JoinedName& name, std::span<const Leaf* const> leaves) {
    std::vector<std::string> typed;
    for (const Leaf* leaf : leaves) typed.push_back(typed_words(*leaf));
    notes_.add(readings_.note(name, join_words(typed)));
  }

  Query build_children(Node& node, Query::op op) {
    std::vector<Query> parts;
    std::vector<JoinedName> joined;
    std::vector<FullName> full;
    if (op == Query::OP_AND) {
      joined = joined_names_.find_bare(node.children);
      full = full_names_.find_bare(node.children);
    }
    auto next = joined.begin();
    auto next_full = full.begin();
    for (std::size_t i = 0; i < node.children.size();) {
      while (next_full != full.end() && next_full->first < i) ++next_full;
      if (next != joined.end() && next->first == i) {
        parts.push_back(build_joined(*next, std::span(node.children).subspan(i, next->count)));
        i += next++->count;
      } else if (next_full != full.end() && next_full->first == i &&
                 (next == joined.end() || i + next_full->count <= next->first)) {
        parts.push_back(
            build_full_name(*next_full, std::span(node.children).subspan(i, next_full->count)));
        i += next_full++->count;
      } else {
        parts.push_back(build(node.children[i++]));
      }
    }
    return {op, parts.begin(), parts.end()};
  }

  // Met as words or as the name.
  Query build_joined(const JoinedName& joined, std::span<Node> window) {
    const bool in_title = window.front().in_title;
    std::vector<const Leaf*> leaves;
    std::vector<Query> apart;
    const auto name = terms_of(joined, in_title);
    auto either = name;
    notes_.begin_name();
    for (Node& node : window) {
      apart.push_back(build(node));
      for (const Leaf& leaf : node.leaves) {
        leaves.push_back(&leaf);
        std::ranges::copy(leaves_.part_of(leaf, in_title).terms, std::back_inserter(either));
      }
    }
    notes_.end_name();
    note_joined(joined, leaves);
    // Only now, since it is no reading of the first node alone.
    auto& first = window.front().leaves;
    for (const auto& id : joined.ids) {
      first.front().readings.push_back({.kind = joined.kind, .text = id, .leaves = first.size()});
    }
    // Weighed as any of all the terms: Xapian cannot tell how rare what hangs on positions is.
    const Query words{Query::OP_AND, apart.begin(), apart.end()};
    if (name.empty()) return words;
    const Query met{Query::OP_OR, words, build_union(name, index_)};
    return {Query::OP_OR, words, weaker({Query::OP_FILTER, build_union(either, index_), met})};
  }

  // Met as words, or by words that are like them, side by side.
  Query build_full_name(FullName& name, std::span<Node> window) {
    std::vector<Query> apart;
    std::vector<LeafTerm> either;
    notes_.begin_name();
    for (Node& node : window) {
      apart.push_back(build(node));
      for (const Leaf& leaf : node.leaves) {
        std::ranges::copy(leaves_.part_of(leaf, node.in_title).terms, std::back_inserter(either));
      }
    }
    notes_.end_name();
    notes_.add(name.note);
    const Query words{Query::OP_AND, apart.begin(), apart.end()};
    PhraseTerms phrase{.limit = position_limit(name.phrase.in_title)};
    for (Leaf& leaf : name.phrase.leaves) readings_.find(leaf);
    full_names_.add_joined(name.phrase, phrase.joined);
    for (Leaf& leaf : name.phrase.leaves) {
      phrase.parts.push_back(leaves_.part_of(leaf, name.phrase.in_title));
      std::ranges::copy(phrase.parts.back().terms, std::back_inserter(either));
    }
    phrase.articles = full_names_.articles(name.phrase);
    const Query met{Query::OP_OR, words, build_phrase_query(phrase, index_, conditions_)};
    // Only now, since they are no readings of the nodes alone.
    auto leaf = name.phrase.leaves.begin();
    for (Node& node : window) {
      for (std::size_t i = 0; i < node.leaves.size(); ++i, ++leaf) {
        for (const Leaf::Reading& reading : leaf->readings) {
          auto& own = node.leaves[i].readings;
          const bool fits = i + reading.leaves <= node.leaves.size();
          if (fits && std::ranges::find(own, reading) == own.end()) own.push_back(reading);
        }
      }
    }
    return {Query::OP_OR, words, weaker({Query::OP_FILTER, build_union(either, index_), met})};
  }

  Query build_phrase(Node& node) {
    if (node.leaves.size() == 1) return leaves_.build(node.leaves.front(), node.in_title);
    read_full_names(node);
    PhraseTerms phrase{.limit = position_limit(node.in_title), .joined = find_joined(node)};
    bool has_keys = !phrase.joined.empty();
    for (std::size_t i = 0; i < node.leaves.size(); ++i) {
      Leaf& leaf = node.leaves[i];
      leaves_.find_readings(leaf);
      const auto& own =
          phrase.parts.emplace_back(leaf_terms(leaf, node.in_title, names_, index_)).terms;
      const bool in_joined = std::ranges::any_of(phrase.joined, [&](const JoinedParts& joined) {
        return i - joined.first < joined.count;
      });
      if (!in_joined) notes_.add_if_absent(leaf, own);
      has_keys = has_keys || std::ranges::any_of(own, is_by_key);
    }
    phrase.articles = full_names_.articles(node);
    // A phrase with capitals is a literal, which has no keys.
    if (has_title_capitals(node)) return build_phrase_query(phrase, index_, conditions_);
    const Query all = build_phrase_query(phrase, index_, conditions_);
    if (!has_keys) return all;
    phrase.joined.clear();
    phrase.articles.clear();
    for (auto& part : phrase.parts) std::erase_if(part.terms, is_by_key);
    return {Query::OP_OR, build_phrase_query(phrase, index_, conditions_), weaker(all)};
  }

  static bool has_title_capitals(const Node& node) {
    return std::ranges::any_of(
        node.leaves, [&](const Leaf& leaf) { return is_title_capitals(leaf, node.in_title); });
  }

  Query build_filter(Node& node) {
    const auto terms = find_filter_terms(node, index_, notes_.list());
    if (terms.empty()) return Query::MatchNothing;
    if (node.field == Field::name) {
      node.leaves = {{.kind = Leaf::Kind::name,
                      .text = std::string(schema::name_of_term(terms.front())),
                      .typed = node.value,
                      .span = node.span}};
    }
    return unweighted({Query::OP_OR, terms.begin(), terms.end()});
  }

  const OpenIndex& index_;
  NameReading names_;
  KeyNames keys_;
  JoinedNames joined_names_;
  FullNames full_names_;
  Readings readings_;
  LookUps look_ups_;
  Conditions& conditions_;
  QueryNotes notes_;
  LeafBuilder leaves_;
};

}  // namespace

BuiltQuery build_query(Node& root, const OpenIndex& index, NameReading names) {
  Conditions in_matching(index);
  if (!index.has_remote()) return QueryBuilder(index, names, in_matching).run(root);
  Node copy = root;
  ProposedConditions proposed(index);
  BuiltQuery bound = QueryBuilder(index, names, proposed).run(copy);
  if (proposed.proposed() == 0) {
    root = std::move(copy);
    return bound;
  }
  FetchedConditions fetched(index, bound.query);
  return QueryBuilder(index, names, fetched).run(root);
}

}  // namespace dateline::query
