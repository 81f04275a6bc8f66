// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/explanation.h"

#include <algorithm>

#include "indexer/schema.h"
#include "query/leaf_terms.h"
#include "query/open_index.h"
#include "query/query_builder.h"

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

std::vector<Explanation::Part::Met> names_met(const Leaf& leaf, NameReading names,
                                              const OpenIndex& index) {
  std::vector<Explanation::Part::Met> met;
  for (const LeafTerm& term : leaf_terms(leaf, false, names, index)) {
    if (!term.is_name) continue;
    met.push_back({.name = index.label(schema::name_of_term(term.term)),
                   .how = std::string(to_string(term.meeting)),
                   .articles = index.database.get_termfreq(term.term)});
  }
  return met;
}

}  // namespace

Explanation::Part explain(const Leaf& leaf, const SearchRequest& request, const OpenIndex& index) {
  const std::string& query = request.query;
  const Node node{.kind = Node::Kind::phrase, .leaves = {leaf}};
  return {.typed = query.substr(std::min(leaf.span.offset, query.size()), leaf.span.length),
          .reading = to_string(node),
          .articles = count_articles(node, request.names, index),
          .forms = forms_of(leaf, index),
          .met = names_met(leaf, request.names, index)};
}

}  // namespace dateline::query
