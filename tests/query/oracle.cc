// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/oracle.h"

#include <algorithm>
#include <map>

#include "corpus/dateline.h"
#include "indexer/schema.h"
#include "query/query_parser.h"
#include "synonyms/fold.h"

namespace dateline::test {

using query::Field;
using query::Leaf;
using query::Node;
using synonyms::Mention;
using synonyms::NameKind;
using synonyms::WordCase;

Oracle::Oracle(const std::vector<corpus::Article>& articles, const synonyms::NameTable& names)
    : names_(names) {
  for (const auto& article : articles) entries_.push_back(read(article));
}

Oracle::Text Oracle::read(std::string_view text) const {
  Text out{.words = synonyms::tokenize(text)};
  out.names = synonyms::find_names(out.words, names_);
  out.name_only.resize(out.words.size());
  out.may_be_acronym.resize(out.words.size());
  for (const Mention& mention : out.names.mentions) {
    if (mention.rule != synonyms::CaseRule::caps || mention.nested) continue;
    for (std::uint32_t i = 0; i < mention.count; ++i) out.name_only[mention.first + i] = true;
  }
  for (const Mention& mention : out.names.undecided) {
    if (mention.rule != synonyms::CaseRule::caps || mention.nested) continue;
    for (std::uint32_t i = 0; i < mention.count; ++i) out.may_be_acronym[mention.first + i] = true;
  }
  return out;
}

Oracle::Entry Oracle::read(const corpus::Article& article) const {
  Entry entry{.article = article, .title = read(article.title), .text = read(article.text)};
  add_mentioned_places(entry);
  add_filed(entry);
  for (const auto& written : article.agencies) entry.agencies.insert(agency_key(written));
  for (const auto& written : article.agency_credits) {
    const auto name = synonyms::find_name(written, names_);
    if (name && names_.name(*name).kind == NameKind::agency) {
      entry.agencies.insert(agency_key(written));
    }
  }
  return entry;
}

void Oracle::add_place(std::set<std::uint32_t>& places, std::uint32_t place) const {
  if (!synonyms::is_place(names_.name(place).kind)) return;
  places.insert(place);
  for (auto within = names_.name(place).within; within; within = names_.name(*within).within) {
    places.insert(*within);
  }
}

// The place where a report was filed is no place that it is about.
void Oracle::add_mentioned_places(Entry& entry) const {
  for (const Mention& mention : entry.title.names.mentions) {
    if (!mention.nested) add_place(entry.places, mention.name);
  }
  const auto dateline = corpus::parse_dateline(entry.article.text);
  for (const Mention& mention : entry.text.names.mentions) {
    const auto begin = entry.text.words.tokens[mention.first].begin;
    const bool in_dateline = dateline && begin >= dateline->begin && begin < dateline->end;
    if (!mention.nested && !in_dateline) add_place(entry.places, mention.name);
  }
  for (const auto& given : entry.article.places) {
    auto place = names_.find_id(given.id);
    if (!place) place = synonyms::find_name(given.name, names_);
    if (place) add_place(entry.places, *place);
  }
}

// The place that a dateline begins with.
void Oracle::add_filed(Entry& entry) const {
  auto words = synonyms::tokenize(entry.article.filed);
  synonyms::lift_capitals(words);
  for (const Mention& mention : synonyms::find_names(words, names_).mentions) {
    if (mention.first > 0) return;
    if (mention.adjective || !synonyms::is_place(names_.name(mention.name).kind)) continue;
    add_place(entry.filed, mention.name);
    return;
  }
}

std::string Oracle::agency_key(const std::string& written) const {
  const auto name = synonyms::find_name(written, names_);
  if (name && names_.name(*name).kind == NameKind::agency) {
    return "id " + std::string(names_.name(*name).id);
  }
  return synonyms::fold(written);
}

std::set<std::string> Oracle::ids(const query::SearchRequest& request) const {
  auto parsed = query::parse_query(request.query, names_, request.names);
  if (request.names == query::NameReading::all) read_unknown_words_as_names(parsed.root);
  std::set<std::string> found;
  for (const Entry& entry : entries_) {
    if (matches(parsed.root, entry) && passes_filters(request.filters, entry)) {
      found.insert(entry.article.id);
    }
  }
  return found;
}

// A bare word that no article has, while it spells a name but for its capitals, is that name.
void Oracle::read_unknown_words_as_names(Node& node) const {
  for (Node& child : node.children) read_unknown_words_as_names(child);
  if (node.leaves.size() != 1) return;
  Leaf& leaf = node.leaves.front();
  if (leaf.kind != Leaf::Kind::word || leaf.exact || occurs(leaf)) return;
  const auto name = synonyms::find_name(leaf.text, names_);
  if (!name) return;
  leaf.kind = Leaf::Kind::name;
  leaf.text = std::string(names_.name(*name).id);
}

bool Oracle::occurs(const Leaf& leaf) const {
  return std::ranges::any_of(entries_, [&](const Entry& entry) {
    return stands_in({leaf}, entry.title) || stands_in({leaf}, entry.text);
  });
}

bool Oracle::matches(const Node& node, const Entry& entry) const {
  const auto holds = [&](const Node& child) { return matches(child, entry); };
  switch (node.kind) {
    case Node::Kind::everything:
      return true;
    case Node::Kind::phrase:
      return stands_in(node.leaves, entry.title) ||
             (!node.in_title && stands_in(node.leaves, entry.text));
    case Node::Kind::filter:
      return passes(node.field, node.value, entry);
    case Node::Kind::all_of:
      return std::ranges::all_of(node.children, holds);
    case Node::Kind::any_of:
      return std::ranges::any_of(node.children, holds);
    case Node::Kind::all_but:
      return holds(node.children[0]) && !holds(node.children[1]);
  }
  return false;
}

bool Oracle::stands_in(const std::vector<Leaf>& leaves, const Text& text) const {
  for (std::size_t at = 0; at < text.words.size(); ++at) {
    if (goes_on(leaves, 0, text, at)) return true;
  }
  return false;
}

bool Oracle::goes_on(const std::vector<Leaf>& leaves, std::size_t leaf, const Text& text,
                     std::size_t at) const {
  if (leaf == leaves.size()) return true;
  if (at >= text.words.size()) return false;
  const Leaf& wanted = leaves[leaf];
  if (wanted.kind != Leaf::Kind::name) {
    return is_word_at(wanted, text, at) && goes_on(leaves, leaf + 1, text, at + 1);
  }
  return std::ranges::any_of(text.names.mentions, [&](const Mention& mention) {
    return mention.first == at && mention.adjective == wanted.adjective &&
           names_.name(mention.name).id == wanted.text &&
           goes_on(leaves, leaf + 1, text, at + mention.count);
  });
}

bool Oracle::is_word_at(const Leaf& leaf, const Text& text, std::size_t at) const {
  const std::string word(text.words.word(at));
  const auto& token = text.words.tokens[at];
  if (leaf.kind == Leaf::Kind::capitals) {
    const bool shouted = token.in_capitals && !token.dotted;
    return word == leaf.text && ((token.word_case == WordCase::capitals && !shouted) ||
                                 text.name_only[at] || text.may_be_acronym[at]);
  }
  if (text.name_only[at]) return false;
  if (leaf.kind == Leaf::Kind::prefix) return word.compare(0, leaf.text.size(), leaf.text) == 0;
  if (word == leaf.text) return true;
  const auto stem = leaf.exact ? std::nullopt : schema::stem_key(leaf.text);
  return stem && stem == schema::stem_key(word);
}

bool Oracle::passes(Field field, const std::string& value, const Entry& entry) const {
  const auto& article = entry.article;
  auto name = names_.find_id(value);
  if (!name) name = synonyms::find_name(value, names_);
  switch (field) {
    case Field::outlet:
      return !article.outlet.empty() && synonyms::fold(article.outlet) == synonyms::fold(value);
    case Field::language:
      return !article.language.empty() && synonyms::fold(article.language) == synonyms::fold(value);
    case Field::agency:
      return entry.agencies.contains(agency_key(value)) ||
             (name && entry.agencies.contains("id " + value));
    case Field::place:
      return name && entry.places.contains(*name);
    case Field::filed:
      return name && entry.filed.contains(*name);
    case Field::name: {
      const Leaf leaf{.kind = Leaf::Kind::name, .text = std::string(names_.name(*name).id)};
      return stands_in({leaf}, entry.title) || stands_in({leaf}, entry.text);
    }
    case Field::date:
      return is_dated(article.published, value);
    case Field::id:
      return article.id == value;
  }
  return false;
}

bool Oracle::passes_filters(const std::vector<query::Filter>& filters, const Entry& entry) const {
  std::map<Field, bool> passed;
  for (const auto& filter : filters) {
    const bool passes_this = passes(filter.field, filter.value, entry);
    passed[filter.field] = passed[filter.field] || passes_this;
  }
  return std::ranges::all_of(passed, [](const auto& field) { return field.second; });
}

namespace {

// 2014, 2014-06 or 2014-06-10.
corpus::Date read_date(const std::string& text) {
  corpus::Date date;
  date.year = static_cast<std::int16_t>(std::stoi(text.substr(0, 4)));
  if (text.size() > 4) date.month = static_cast<std::uint8_t>(std::stoi(text.substr(5, 2)));
  if (text.size() > 7) date.day = static_cast<std::uint8_t>(std::stoi(text.substr(8, 2)));
  return date;
}

}  // namespace

bool is_dated(const std::optional<corpus::Date>& published, const std::string& text) {
  if (text == "none") return !published;
  if (!published) return false;
  if (text.ends_with("-\?\?")) return *published == read_date(text.substr(0, text.size() - 3));
  const std::size_t dots = text.find("..");
  const std::string from = text.substr(0, dots);
  const std::string to = dots == text.npos ? text : text.substr(dots + 2);
  return (from.empty() || read_date(from).first_day() <= published->first_day()) &&
         (to.empty() || published->last_day() <= read_date(to).last_day());
}

}  // namespace dateline::test
