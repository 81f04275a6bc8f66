// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/article_view.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "indexer/layout/positions.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/stored_article.h"
#include "query/answer/snippet.h"
#include "query/language/proximity.h"

namespace dateline::query {
namespace {

constexpr std::size_t snippet_width = 240;  // three lines of a terminal

// The ways in which names are recognised, the surest first.
using Use = std::pair<schema::NameUse, synonyms::Recognition>;
constexpr std::array<Use, 4> uses = {
    {{schema::NameUse::listed, synonyms::Recognition::listed},
     {schema::NameUse::surname, synonyms::Recognition::surname},
     {schema::NameUse::key, synonyms::Recognition::key},
     {schema::NameUse::loose_key, synonyms::Recognition::loose_key}}};

std::size_t uses_read(NameReading reading) {
  if (reading == NameReading::loose) return 4;
  return reading == NameReading::exact ? 2 : 3;
}

// The first occurrence of each form in which each part of the query is met.
void add_reasons(std::vector<Match>& reasons, const ReadText& text,
                 const std::vector<TextMatch>& matches, bool in_title) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const TextMatch& match : matches) {
    const std::size_t begin = text.words.tokens[match.first].begin;
    const std::size_t end = text.words.tokens[match.last].end;
    Match reason{.reason = match.reason,
                 .met = std::string(to_string(match.meeting)),
                 .written = std::string(text.text.substr(begin, end - begin)),
                 .in_title = in_title,
                 .offset = begin};
    if (seen.emplace(reason.reason, reason.written).second) reasons.push_back(std::move(reason));
  }
}

// The terms of the names that the index has for an article, ascending.
std::vector<std::string> names_of(const Xapian::Document& document) {
  const std::string prefix(schema::prefix::name);
  std::vector<std::string> names;
  auto term = document.termlist_begin();
  const auto end = document.termlist_end();
  for (term.skip_to(prefix); term != end && (*term).starts_with(prefix); ++term) {
    names.push_back(*term);
  }
  return names;
}

Hit hit_of(const schema::StoredArticle& stored) {
  return {.id = stored.id,
          .outlet = stored.outlet,
          .url = stored.url,
          .language = stored.language,
          .date = stored.published,
          .unread_date = stored.unread_date,
          .owner = stored.owner,
          .date_source = stored.date_source,
          .flags = stored.flags,
          .agencies = stored.agencies,
          .filed_as_written = stored.filed};
}

}  // namespace

ArticleView::ArticleView(const OpenIndex& index, const Node& root, NameReading names)
    : index_(index), root_(root) {
  for (const Node* phrase : wanted_phrases(root)) {
    for (const Leaf& leaf : phrase->leaves) want(leaf);
  }
  for (const std::uint32_t name : names_) {
    for (std::size_t i = 0; i < uses_read(names); ++i) {
      const auto& [use, recognition] = uses[i];
      auto term = schema::name_term(schema::prefix::name, index.names.name(name).id, use);
      if (index.database.term_exists(term)) wanted_.push_back({std::move(term), name, recognition});
    }
  }
}

void ArticleView::want(const Leaf& leaf) {
  const auto add = [&](const std::string& id) {
    if (const auto name = index_.names.find_id(id)) names_.insert(*name);
  };
  if (leaf.kind == Leaf::Kind::name) add(leaf.text);
  for (const auto& id : leaf.homonyms) add(id);
  for (const auto& reading : leaf.readings) {
    if (reading.kind != Leaf::Reading::Kind::word) add(reading.text);
  }
  adjectives_ = adjectives_ || leaf.adjective;
}

ReadArticle ArticleView::read(const schema::StoredArticle& stored,
                              const Xapian::Document& document) const {
  ReadArticle article{.title = cut(stored.title), .text = cut(stored.text)};
  add_mentions(document, article);
  for (ReadText* field : {&article.title, &article.text})
    std::ranges::stable_sort(field->names.mentions, {}, &synonyms::Mention::first);
  return article;
}

ReadText ArticleView::cut(std::string_view text) const {
  ReadText read{.text = text, .words = synonyms::tokenize(text)};
  // The index knows where names stand, but not where their adjectives do.
  if (!adjectives_) return read;
  read.names = synonyms::find_names(read.words, index_.names);
  std::erase_if(read.names.mentions, [&](const auto& mention) {
    return !mention.adjective && names_.contains(mention.name);
  });
  return read;
}

void ArticleView::add_mentions(const Xapian::Document& document, ReadArticle& article) const {
  if (wanted_.empty()) return;
  const auto own = names_of(document);
  const std::string bytes = document.get_value(schema::slot::positions);
  const schema::Positions positions(bytes);
  for (const auto& [term, name, recognition] : wanted_) {
    if (!std::ranges::binary_search(own, term)) continue;
    for (const schema::Extent extent : schema::places_of(term, positions)) {
      const bool in_title = extent.position < schema::text_begin;
      if (!in_title && article.text.words.size() == 0) break;
      ReadText& field = in_title ? article.title : article.text;
      const std::size_t first =
          extent.position - (in_title ? schema::title_begin : schema::text_begin);
      if (first + extent.count > field.words.size()) continue;
      field.names.mentions.push_back({.first = static_cast<std::uint32_t>(first),
                                      .count = extent.count,
                                      .name = name,
                                      .recognition = recognition});
    }
  }
}

Hit ArticleView::hit(const Xapian::Document& document, Part part) const {
  const bool with_passages = part == Part::passages;
  // Without passages the text only tells which of the title's words meet a condition.
  const bool with_text = with_passages || has_proximity(root_);
  const auto stored = with_text ? schema::read_article(document) : schema::read_heading(document);
  const auto facets = schema::decode_facets(document.get_value(schema::slot::facets));
  const ReadArticle article = read(stored, document);
  const auto found = matches(article);
  Hit hit = hit_of(stored);
  hit.title = mark_all(article.title, found.title);
  if (facets.filed) hit.filed = place(*facets.filed);
  if (facets.places.size() != stored.place_mentions.size()) {
    throw schema::IndexError(
        index_.path,
        "'" + stored.id + "' has places without their mentions; build the index again");
  }
  for (std::size_t i = 0; i < facets.places.size(); ++i) {
    hit.places.push_back({place(facets.places[i]), stored.place_mentions[i]});
  }
  if (!with_passages) return hit;
  hit.passages = make_snippet(article.text, found.text, snippet_width);
  add_reasons(hit.matches, article.title, found.title, true);
  add_reasons(hit.matches, article.text, found.text, false);
  return hit;
}

Place ArticleView::place(std::uint32_t index) const {
  const auto name = index_.names.name(index);
  const auto country = index_.names.country(index);
  return {.id = std::string(name.id),
          .name = std::string(name.label),
          .country = country ? std::string(index_.names.name(*country).label) : "",
          .latitude = name.latitude,
          .longitude = name.longitude};
}

}  // namespace dateline::query
