// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/oracle.h"

#include <algorithm>
#include <map>

#include "corpus/dateline.h"
#include "indexer/schema.h"
#include "query/query_parser.h"
#include "synonyms/fold.h"
#include "synonyms/key_form.h"

namespace dateline::test {

using query::Field;
using query::Leaf;
using query::NameReading;
using query::Node;
using synonyms::Mention;
using synonyms::NameKind;
using synonyms::Recognition;
using synonyms::WordCase;

Oracle::Oracle(const std::vector<corpus::Article>& articles, const synonyms::NameTable& names,
               const synonyms::NameKeys& keys)
    : names_(names), keys_(keys) {
  synonyms::NameRecogniser recogniser(names, keys);
  for (const auto& article : articles) {
    entries_.push_back(read(article, recogniser));
    add_met(entries_.back().title);
    add_met(entries_.back().text);
  }
}

void Oracle::mark_capitals(Text& text) const {
  text.name_only.resize(text.words.size());
  text.may_be_acronym.resize(text.words.size());
  for (const Mention& mention : text.names.mentions) {
    if (mention.rule != synonyms::CaseRule::caps || mention.nested) continue;
    for (std::uint32_t i = 0; i < mention.count; ++i) text.name_only[mention.first + i] = true;
  }
  for (const Mention& mention : text.names.undecided) {
    if (mention.rule != synonyms::CaseRule::caps || mention.nested) continue;
    for (std::uint32_t i = 0; i < mention.count; ++i) text.may_be_acronym[mention.first + i] = true;
  }
}

Oracle::Entry Oracle::read(const corpus::Article& article,
                           synonyms::NameRecogniser& recogniser) const {
  Entry entry{.article = article,
              .title = {.words = synonyms::tokenize(article.title)},
              .text = {.words = synonyms::tokenize(article.text)}};
  auto found = recogniser.find(entry.title.words, entry.text.words);
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
// sure enough to be counted.
void Oracle::add_mentioned_places(Entry& entry) const {
  const auto counts = [](const Mention& mention) {
    return !mention.nested && mention.recognition == Recognition::listed;
  };
  for (const Mention& mention : entry.title.names.mentions) {
    if (counts(mention)) add_place(entry.places, mention.name);
  }
  const auto dateline = corpus::parse_dateline(entry.article.text);
  for (const Mention& mention : entry.text.names.mentions) {
    const auto begin = entry.text.words.tokens[mention.first].begin;
    const bool in_dateline = dateline && begin >= dateline->begin && begin < dateline->end;
    if (counts(mention) && !in_dateline) add_place(entry.places, mention.name);
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
  reading_ = request.names;
  if (request.names != NameReading::off) {
    read_unknown_words_as_names(parsed.root);
    add_readings(parsed.root, request.names);
  }
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
  const auto senses = synonyms::find_senses(leaf.text, names_);
  if (senses.empty()) return;
  leaf.kind = Leaf::Kind::name;
  leaf.text = std::string(names_.name(senses[0]).id);
  for (std::size_t i = 1; i < senses.size(); ++i) {
    leaf.homonyms.emplace_back(names_.name(senses[i]).id);
  }
}

// What a word may be beside itself. In quotes a word is no surname and no other unlisted word.
void Oracle::add_readings(Node& node, NameReading reading) const {
  using Kind = Leaf::Reading::Kind;
  for (Leaf& leaf : node.leaves) {
    if (leaf.kind != Leaf::Kind::word || leaf.literal) continue;
    if (!leaf.exact) {
      for (const auto& id : persons_of(leaf.text)) leaf.readings.push_back({Kind::person, id});
    }
    const bool unlisted = is_like_a_name(leaf.text) && !keys_.is_ordinary(leaf.text) &&
                          !synonyms::find_name(leaf.text, names_);
    if (reading == NameReading::exact || !unlisted) continue;
    if (const auto name = name_by_key(leaf.text, reading)) leaf.readings.push_back(*name);
    if (leaf.exact) continue;
    for (const auto& word : words_like(leaf.text)) leaf.readings.push_back({Kind::word, word});
  }
  for (Node& child : node.children) add_readings(child, reading);
  if (node.kind == Node::Kind::all_of && reading != NameReading::exact) join_words(node, reading);
}

// Two to four bare words side by side may be an unlisted spelling of one name: the longest such
// group of them is met as that name, or as its words.
void Oracle::join_words(Node& all, NameReading reading) const {
  const auto is_bare = [](const Node& node) {
    return node.kind == Node::Kind::phrase && node.leaves.size() == 1 &&
           node.leaves[0].kind == Leaf::Kind::word && !node.leaves[0].exact;
  };
  std::vector<Node> joined;
  for (std::size_t first = 0; first < all.children.size();) {
    std::size_t taken = 1;
    for (std::size_t count = 4; count > 1 && taken == 1; --count) {
      if (first + count > all.children.size()) continue;
      std::vector<std::string> words;
      bool fits = true;
      for (std::size_t i = first; i < first + count && fits; ++i) {
        const Node& node = all.children[i];
        fits = is_bare(node) && node.in_title == all.children[first].in_title;
        if (fits) words.push_back(node.leaves[0].text);
      }
      const auto name = fits ? name_of_words(words, reading) : std::nullopt;
      if (!name) continue;
      Node apart{.kind = Node::Kind::all_of};
      for (std::size_t i = first; i < first + count; ++i) apart.children.push_back(all.children[i]);
      // A word that no text has, but for its reading.
      Node as_name{.kind = Node::Kind::phrase,
                   .leaves = {{.text = " ", .exact = true, .readings = {*name}}},
                   .in_title = all.children[first].in_title};
      joined.push_back({.kind = Node::Kind::any_of, .children = {apart, as_name}});
      taken = count;
    }
    if (taken == 1) joined.push_back(all.children[first]);
    first += taken;
  }
  all.children = std::move(joined);
}

// Words that are no names are none together, and a word that is the name alone needs no other.
std::optional<Leaf::Reading> Oracle::name_of_words(const std::vector<std::string>& words,
                                                   NameReading reading) const {
  std::string joined;
  bool ordinary = true;
  for (const auto& word : words) {
    joined += (joined.empty() ? "" : " ") + word;
    ordinary = ordinary && keys_.is_ordinary(word);
  }
  const auto name = ordinary ? std::nullopt : name_by_key(joined, reading);
  for (const auto& word : words) {
    const auto alone = name ? name_by_key(word, reading) : std::nullopt;
    if (alone && alone->text == name->text) return std::nullopt;
  }
  return name;
}

// The best candidate among the names that occur, wherever they lie, if it is certain enough.
std::optional<Leaf::Reading> Oracle::name_by_key(const std::string& words,
                                                 NameReading reading) const {
  std::vector<synonyms::KeyCandidates> lists{keys_.candidates(words, std::nullopt)};
  for (const auto country : keys_.countries()) lists.push_back(keys_.candidates(words, country));
  std::vector<const synonyms::KeyCandidates*> present;
  for (auto& list : lists) {
    std::erase_if(list.best,
                  [&](const auto& candidate) { return !has_name(names_.name(candidate.name).id); });
    present.push_back(&list);
  }
  const auto match = keys_.decide(present, true);
  const bool certain =
      match && match->evidence.certainty() >=
                   (reading == NameReading::loose ? synonyms::loose_from : synonyms::certain_from);
  if (!certain) return std::nullopt;
  return Leaf::Reading{.kind = Leaf::Reading::Kind::name,
                       .text = std::string(names_.name(match->name).id)};
}

std::vector<std::string> Oracle::persons_of(const std::string& surname) const {
  std::vector<std::string> ids;
  if (!keys_.has_model()) return ids;
  for (std::uint32_t name = 0; name < names_.size(); ++name) {
    if (names_.name(name).kind != NameKind::person || !has_name(names_.name(name).id)) continue;
    const auto own = synonyms::surnames(names_, name);
    if (std::ranges::count(own, surname) > 0) ids.emplace_back(names_.name(name).id);
  }
  return ids;
}

// The unlisted words of all articles that write the same name and share a skeleton key.
std::vector<std::string> Oracle::words_like(const std::string& word) const {
  std::vector<std::string> alike;
  const auto own = synonyms::key_form(word);
  if (!own || !keys_.has_model()) return alike;
  const auto& model = keys_.model();
  const auto read = [&](const synonyms::KeyForm& form) {
    return model.word(form.script, model.encode(form));
  };
  const auto keys = synonyms::skeleton_keys(synonyms::skeleton(*own));
  std::set<std::string> seen{word};
  for (const Entry& entry : entries_) {
    for (const Text* text : {&entry.title, &entry.text}) {
      for (const auto position : text->names.unlisted) {
        const std::string other(text->words.word(position));
        const auto form = synonyms::key_form(other);
        if (!form || !seen.insert(other).second) continue;
        if (std::ranges::count(keys, synonyms::skeleton(*form)) == 0) continue;
        if (synonyms::are_one_name(model, read(*own), read(*form))) alike.push_back(other);
      }
    }
  }
  return alike;
}

// Written like a name somewhere, or no word of any article.
bool Oracle::is_like_a_name(const std::string& word) const {
  bool is_word = false;
  for (const Entry& entry : entries_) {
    for (const Text* text : {&entry.title, &entry.text}) {
      for (const auto position : text->names.unlisted) {
        if (text->words.word(position) == word) return true;
      }
      for (std::size_t i = 0; i < text->words.size(); ++i) {
        is_word = is_word || (text->words.word(i) == word && !text->name_only[i]);
      }
    }
  }
  return !is_word;
}

// In full, by surname or by a certain key.
bool Oracle::has_name(std::string_view id) const {
  const auto name = names_.find_id(id);
  return name && met_.contains(*name);
}

void Oracle::add_met(const Text& text) {
  for (const Mention& mention : text.names.mentions) {
    if (mention.adjective || mention.recognition == Recognition::loose_key) continue;
    met_.insert(mention.name);
  }
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
  const bool is_name = wanted.kind == Leaf::Kind::name;
  if (!is_name && is_word_at(wanted, text, at) && goes_on(leaves, leaf + 1, text, at + 1)) {
    return true;
  }
  return std::ranges::any_of(text.names.mentions, [&](const Mention& mention) {
    return mention.first == at && is_meant(wanted, mention) &&
           goes_on(leaves, leaf + 1, text, at + mention.count);
  });
}

// Whether the leaf asks for the name at a mention, as itself or by one of its readings.
bool Oracle::is_meant(const Leaf& leaf, const Mention& mention) const {
  const auto id = names_.name(mention.name).id;
  const bool wants_adjective = leaf.kind == Leaf::Kind::name && leaf.adjective;
  if (mention.adjective != wants_adjective) return false;
  if (mention.recognition == Recognition::key && reading_ == NameReading::exact) return false;
  if (mention.recognition == Recognition::loose_key && reading_ != NameReading::loose) return false;
  if (leaf.kind == Leaf::Kind::name) {
    return id == leaf.text || std::ranges::count(leaf.homonyms, id) > 0;
  }
  return std::ranges::any_of(leaf.readings, [&](const Leaf::Reading& reading) {
    return reading.kind != Leaf::Reading::Kind::word && reading.text == id;
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
  for (const auto& reading : leaf.readings) {
    if (reading.kind == Leaf::Reading::Kind::word && reading.text == word) return true;
  }
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
