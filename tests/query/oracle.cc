// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/oracle.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "corpus/article/dateline.h"
#include "query/language/query_parser.h"
#include "synonyms/places/stated_place.h"
#include "synonyms/words/fold.h"
#include "tests/query/oracle_dates.h"
#include "tests/query/oracle_places.h"

namespace dateline::test {

using query::Field;
using query::Node;
using synonyms::Mention;
using synonyms::NameKind;
using synonyms::PlaceUse;
using synonyms::Recognition;

namespace {

// What the input and the dateline say of an article's places.
synonyms::PlaceSetting setting_of(const corpus::Article& article,
                                  const synonyms::NameTable& names) {
  synonyms::PlaceSetting setting;
  if (const auto dateline = corpus::parse_dateline(article.text)) {
    setting.dateline_begin = static_cast<std::uint32_t>(dateline->begin);
    setting.dateline_end = static_cast<std::uint32_t>(dateline->end);
    setting.agency_begin = static_cast<std::uint32_t>(dateline->agency_begin);
    setting.agency_end = static_cast<std::uint32_t>(dateline->agency_end);
  }
  for (const auto& given : article.places) {
    const auto place =
        synonyms::find_place({given.id, given.name, given.latitude, given.longitude}, names);
    if (place) setting.given.push_back(*place);
  }
  return setting;
}

}  // namespace

Oracle::Oracle(const std::vector<corpus::Article>& articles, const synonyms::NameTable& names,
               const synonyms::NameKeys& keys)
    : names_(names) {
  synonyms::NameRecogniser recogniser(names, keys);
  for (const auto& article : articles) entries_.push_back(read(article, recogniser));
  std::vector<const OracleText*> texts;
  for (const Entry& entry : entries_) texts.insert(texts.end(), {&entry.title, &entry.text});
  readings_.emplace(std::move(texts), names, keys);
}

Oracle::Entry Oracle::read(const corpus::Article& article,
                           synonyms::NameRecogniser& recogniser) const {
  Entry entry{.article = article,
              .title = {.words = synonyms::tokenize(article.title)},
              .text = {.words = synonyms::tokenize(article.text)}};
  auto found = recogniser.find(entry.title.words, entry.text.words, setting_of(article, names_));
  entry.title.names = std::move(found.title);
  entry.text.names = std::move(found.text);
  mark_capitals(entry.title);
  mark_capitals(entry.text);
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

// The place where a report was filed is no place that it is about, and only a listed spelling is
// sure enough to be counted; a government counts for its country.
void Oracle::add_mentioned_places(Entry& entry) const {
  const auto count = [&](const Mention& mention) {
    if (mention.nested || mention.recognition != Recognition::listed) return;
    if (!synonyms::is_place(names_.name(mention.name).kind)) return;
    if (mention.use == PlaceUse::named) add_place(entry.places, mention.name);
    const auto country = names_.country(mention.name);
    if (mention.use == PlaceUse::government && country) add_place(entry.places, *country);
    const auto open = names_.find_id("ambiguous");
    if (mention.use == PlaceUse::ambiguous && open) add_place(entry.places, *open);
  };
  std::ranges::for_each(entry.title.names.mentions, count);
  std::ranges::for_each(entry.text.names.mentions, count);
  for (const std::uint32_t given : setting_of(entry.article, names_).given) {
    add_place(entry.places, given);
  }
}

// The place that a dateline begins with, or else the country behind its last comma.
void Oracle::add_filed(Entry& entry) const {
  if (entry.article.filed.empty()) return;
  const auto dateline = corpus::parse_dateline(entry.article.text);
  for (const Mention& mention : entry.text.names.mentions) {
    const auto begin = entry.text.words.tokens[mention.first].begin;
    if (!dateline || begin != dateline->begin || mention.use != PlaceUse::filed) continue;
    if (!mention.adjective) return add_place(entry.filed, mention.name);
  }
  auto words = synonyms::tokenize(entry.article.filed);
  synonyms::lift_capitals(words);
  for (const Mention& mention : synonyms::find_names(words, names_).mentions) {
    const auto kind = names_.name(mention.name).kind;
    if (mention.adjective || !synonyms::is_place(kind)) continue;
    const std::string& filed = entry.article.filed;
    const std::size_t comma = filed.rfind(',');
    const bool behind_comma =
        comma != filed.npos && mention.first + mention.count == words.size() &&
        filed.find_first_not_of(" ,", comma) == words.tokens[mention.first].begin;
    if (mention.first > 0 && !(behind_comma && kind == NameKind::country)) continue;
    return add_place(entry.filed, mention.name);
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
  readings_->add(parsed.root, request.names);
  const OracleWords words(names_, request.names);
  std::set<std::string> found;
  for (const Entry& entry : entries_) {
    if (matches(parsed.root, entry, words) && passes_filters(request.filters, entry)) {
      found.insert(entry.article.id);
    }
  }
  return found;
}

bool Oracle::matches(const Node& node, const Entry& entry, const OracleWords& words) const {
  const auto holds = [&](const Node& child) { return matches(child, entry, words); };
  switch (node.kind) {
    case Node::Kind::everything:
      return true;
    case Node::Kind::phrase:
      return words.stands_in(node.leaves, entry.title) ||
             (!node.in_title && words.stands_in(node.leaves, entry.text));
    case Node::Kind::filter:
      return passes(node.field, node.value, entry);
    case Node::Kind::all_of:
      return std::ranges::all_of(node.children, holds);
    case Node::Kind::any_of:
      return std::ranges::any_of(node.children, holds);
    case Node::Kind::all_but:
      return holds(node.children[0]) && !holds(node.children[1]);
    default:
      return !OraclePlaces({entry.title, entry.text}, words).find(node).empty();
  }
}

bool Oracle::passes(Field field, const std::string& value, const Entry& entry) const {
  const auto& article = entry.article;
  auto name = names_.find_id(value);
  if (!name) name = synonyms::find_name(value, names_);
  switch (field) {
    case Field::outlet:
      return !article.outlet.empty() && synonyms::fold(article.outlet) == synonyms::fold(value);
    case Field::owner:
      return !article.owner.empty() && synonyms::fold(article.owner) == synonyms::fold(value);
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
      // Listed spellings alone.
      const auto is_it = [&](const Mention& mention) {
        return mention.name == *name && !mention.adjective &&
               mention.recognition == Recognition::listed;
      };
      return std::ranges::any_of(entry.title.names.mentions, is_it) ||
             std::ranges::any_of(entry.text.names.mentions, is_it);
    }
    case Field::date:
      return is_dated(article.published, value);
    case Field::id:
      return article.id == value;
    case Field::flag:
      return std::ranges::any_of(article.flags, [&](const std::string& flag) {
        return synonyms::fold(flag) == synonyms::fold(value);
      });
    case Field::near:
      throw std::logic_error("the oracle measures no distances; tests/cli/places_test.cc does");
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

}  // namespace dateline::test
