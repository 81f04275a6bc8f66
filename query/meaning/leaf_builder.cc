// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/meaning/leaf_builder.h"

#include "indexer/layout/schema.h"
#include "query/language/query_error.h"
#include "query/language/query_units.h"
#include "query/match/leaf_terms.h"
#include "query/match/phrase_query.h"
#include "query/match/reading_weights.h"
#include "query/match/term_union.h"

namespace dateline::query {

using Xapian::Query;

Query LeafBuilder::build(Leaf& leaf, bool in_title) {
  if (leaf.kind == Leaf::Kind::prefix) return build_wildcard(leaf, in_title);
  if (leaf.kind == Leaf::Kind::word) return build_word(leaf, in_title);
  auto terms = leaf_terms(leaf, in_title, names_, index_);
  notes_.add_if_absent(leaf, terms);
  if (!leaf.acronym.empty() && !in_title) notes_.add_undecided(leaf.acronym, terms.front().term);
  if (is_title_capitals(leaf, in_title)) {
    return build_phrase_query({.parts = {{.terms = terms}}, .limit = position_limit(in_title)},
                              index_, conditions_);
  }
  const Query all = build_union(terms, index_);
  if (std::erase_if(terms, is_by_key) == 0) return all;
  return {Query::OP_OR, build_union(terms, index_), weaker(all)};
}

Query LeafBuilder::build_word(Leaf& leaf, bool in_title) {
  auto forms = leaf.exact ? std::vector<std::string>{} : word_forms(leaf.text, index_);
  if (!leaf.exact && forms.empty() && names_ != NameReading::off && read_as_name(leaf)) {
    return build(leaf, in_title);
  }
  find_readings(leaf);
  const auto terms = leaf_terms(leaf, in_title, names_, index_);
  if (forms.empty()) {
    notes_.add_if_absent(leaf, terms);
    return with_weaker(Query(terms.front().term), terms, index_);
  }
  if (in_title) forms = forms_of(leaf, in_title);
  return with_weaker(build_union(forms, index_), terms, index_);
}

Query LeafBuilder::build_wildcard(const Leaf& leaf, bool in_title) {
  const std::string prefix = leaf_terms(leaf, in_title, names_, index_).front().term;
  auto term = index_.database.allterms_begin(prefix);
  unsigned words = 0;
  for (; term != index_.database.allterms_end(prefix); ++term) {
    if (++words <= limit::wildcard_words) continue;
    throw QueryError("the wildcard stands for more than " + std::to_string(limit::wildcard_words) +
                         " words; add characters",
                     leaf.span.offset, leaf.span.length);
  }
  if (words == 0) notes_.add("no article has a word that begins with '" + leaf.text + "'");
  return build_wildcard_union(prefix, index_);
}

// A word that no article has, while a name is spelled so in capitals, was meant to be the name.
bool LeafBuilder::read_as_name(Leaf& leaf) {
  std::string as_word = surprising_reading(leaf, leaf.text, index_.names);
  if (!readings_.read_as_name(leaf)) return false;
  withdrawn_.push_back(std::move(as_word));
  notes_.add("no article has the word '" + leaf.typed + "'; it is read as the name " +
             index_.label(leaf.text));
  return true;
}

void LeafBuilder::find_readings(Leaf& leaf) {
  readings_.find(leaf);
  notes_.add(readings_.note(leaf, leaf.text));
}

PhrasePart LeafBuilder::part_of(const Leaf& leaf, bool in_title) const {
  PhrasePart part{.terms = leaf_terms(leaf, in_title, names_, index_)};
  if (leaf.kind == Leaf::Kind::prefix) {
    part.wildcard = part.terms.front().term;
    part.terms.clear();
  } else if (leaf.kind == Leaf::Kind::word && !leaf.exact) {
    part.terms.erase(part.terms.begin());
    for (auto& form : forms_of(leaf, in_title)) part.terms.push_back({.term = std::move(form)});
  }
  return part;
}

std::vector<std::string> LeafBuilder::forms_of(const Leaf& leaf, bool in_title) const {
  auto forms = word_forms(leaf.text, index_);
  if (!in_title) return forms;
  for (auto& form : forms) form = schema::term(schema::prefix::title, form);
  return forms;
}

}  // namespace dateline::query
