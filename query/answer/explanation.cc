// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/explanation.h"

#include <algorithm>

#include "indexer/layout/schema.h"
#include "query/match/leaf_terms.h"
#include "query/meaning/query_builder.h"
#include "query/shards/open_index.h"

namespace dateline::query {
namespace {

std::size_t count_articles(Node node, NameReading names, const OpenIndex& index) {
  Xapian::Enquire enquire(index.database);
  enquire.set_query(build_query(node, index, names).query);
  return enquire.get_mset(0, 0, index.database.get_doccount()).get_matches_estimated();
}

std::vector<std::string> forms_of(const Leaf& leaf, const OpenIndex& index) {
  if (leaf.kind == Leaf::Kind::word && !leaf.exact) return word_forms(leaf.text, index);
  std::vector<std::string> forms;
  if (leaf.kind != Leaf::Kind::name || leaf.adjective) return forms;
  if (const auto name = index.names.find_id(leaf.text)) {
    for (const auto spelling : index.names.spellings(*name)) forms.emplace_back(spelling);
  }
  return forms;
}

std::vector<Explanation::Part::Met> names_met(const std::vector<LeafTerm>& terms,
                                              const OpenIndex& index) {
  std::vector<Explanation::Part::Met> met;
  for (const LeafTerm& term : terms) {
    if (!term.is_name) continue;
    met.push_back({.name = index.label(schema::name_of_term(term.term)),
                   .how = std::string(to_string(term.meeting)),
                   .articles = index.database.get_termfreq(term.term)});
  }
  return met;
}

// What stands in a query from the first leaf to the last.
std::string typed(const std::vector<Leaf>& leaves, const std::string& query) {
  const std::size_t begin = std::min(leaves.front().span.offset, query.size());
  return query.substr(begin, leaves.back().span.offset + leaves.back().span.length - begin);
}

Explanation::Part explain_leaf(const Leaf& leaf, const SearchRequest& request,
                               const OpenIndex& index) {
  const Node node{.kind = Node::Kind::phrase, .leaves = {leaf}};
  return {.typed = typed(node.leaves, request.query),
          .reading = to_string(node),
          .articles = count_articles(node, request.names, index),
          .forms = forms_of(leaf, index),
          .met = names_met(leaf_terms(leaf, false, request.names, index), index)};
}

// Leaves that are one of the names together.
Explanation::Part explain_joined(std::vector<Leaf> leaves, const std::vector<std::string>& ids,
                                 Leaf::Reading::Kind kind, const SearchRequest& request,
                                 const OpenIndex& index) {
  for (Leaf& leaf : leaves) leaf.readings.clear();
  Node node{.kind = Node::Kind::phrase, .leaves = std::move(leaves)};
  const std::size_t articles = count_articles(node, request.names, index);
  auto& readings = node.leaves.front().readings;
  for (const auto& id : ids)
    readings.push_back({.kind = kind, .text = id, .leaves = node.leaves.size()});
  return {.typed = typed(node.leaves, request.query),
          .reading = to_string(node),
          .articles = articles,
          .forms = {},
          .met = names_met(name_terms(ids, kind, false, request.names, index), index)};
}

}  // namespace

std::vector<Explanation::Part> explain(const Node& phrase, const SearchRequest& request,
                                       const OpenIndex& index) {
  std::vector<Explanation::Part> parts;
  const auto& leaves = phrase.leaves;
  for (const Leaf& leaf : leaves) parts.push_back(explain_leaf(leaf, request, index));
  for (auto leaf = leaves.begin(); leaf != leaves.end(); ++leaf) {
    const std::size_t count = leaves_of_name(*leaf);
    std::vector<std::string> ids;
    auto kind = Leaf::Reading::Kind::name;
    for (const auto& reading : leaf->readings) {
      if (count == 1 || reading.leaves != count) continue;
      ids.push_back(reading.text);
      kind = reading.kind;
    }
    const std::vector<Leaf> joined(leaf, leaf + static_cast<std::ptrdiff_t>(count));
    if (!ids.empty()) parts.push_back(explain_joined(joined, ids, kind, request, index));
  }
  return parts;
}

}  // namespace dateline::query
