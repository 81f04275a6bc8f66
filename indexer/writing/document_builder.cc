// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/document_builder.h"

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "corpus/article/dateline.h"
#include "indexer/layout/positions.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/stored_article.h"
#include "indexer/layout/text_family.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/places/stated_place.h"
#include "synonyms/recognition/article_places.h"
#include "synonyms/table/country_codes.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::indexer {
namespace {

using synonyms::Mention;
using synonyms::NameKind;
using synonyms::NamesFound;
using synonyms::NameTable;
using synonyms::Token;
using synonyms::TokenStream;

// A title and a text are posted alike, but for the prefixes under which the title stands alone.
struct Field {
  std::uint32_t base = 0;
  bool is_title = false;
};

// Words that stand in a name which counts in capitals only (IS), and words that may.
struct CapitalWords {
  std::vector<bool> named;
  std::vector<bool> open;

  CapitalWords(std::size_t words, const NamesFound& found) : named(words), open(words) {
    mark(named, found.mentions);
    mark(open, found.undecided);
  }

 private:
  static void mark(std::vector<bool>& words, const std::vector<Mention>& mentions) {
    for (const Mention& mention : mentions) {
      if (mention.rule != synonyms::CaseRule::caps || mention.nested) continue;
      std::fill_n(words.begin() + mention.first, mention.count, true);
    }
  }
};

struct Agency {
  std::string key;    // equal for equal agencies
  std::string label;  // as shown
};

// What a credit names if it is an agency of the table, or if the input itself names it as one.
std::optional<Agency> read_agency(const std::string& written, bool given, const NameTable& names) {
  const auto known = synonyms::find_name(written, names);
  if (known && names.name(*known).kind == NameKind::agency) {
    const auto name = names.name(*known);
    return Agency{.key = std::string(name.id), .label = std::string(name.label)};
  }
  if (!given) return std::nullopt;
  return Agency{.key = synonyms::fold(written), .label = written};
}

// Each once.
std::vector<Agency> agencies_of(const corpus::Article& article, const NameTable& names) {
  std::vector<Agency> agencies;
  std::set<std::string> seen;
  const auto add = [&](const std::string& written, bool given) {
    auto agency = read_agency(written, given, names);
    if (!agency || agency->key.empty() || !seen.insert(agency->key).second) return;
    agencies.push_back(std::move(*agency));
  };
  for (const auto& stated : article.agencies) add(stated, true);
  for (const auto& credit : article.agency_credits) add(credit, false);
  return agencies;
}

class Builder {
 public:
  Builder(const corpus::Article& article, synonyms::NameRecogniser& recogniser, Labels& labels)
      : article_(article), recogniser_(recogniser), names_(recogniser.table()), labels_(labels) {}

  Xapian::Document run() {
    const TokenStream title = synonyms::tokenize(article_.title);
    const TokenStream text = synonyms::tokenize(article_.text);
    const auto found = recogniser_.find(title, text, setting());
    post_field(title, found.title, {.base = schema::title_begin, .is_title = true});
    post_field(text, found.text, {.base = schema::text_begin});
    count_places(found, title, text);
    add_agencies();
    add_filed(text, found);
    add_labels();
    add_flags();
    add_places();
    add_missing();
    for (const auto& term : schema::copy_terms(schema::opening_runs(article_.text, text)))
      document_.add_boolean_term(term);
    document_.add_boolean_term(schema::term(schema::prefix::id, article_.id));
    for (const auto& term : schema::date_terms(article_.published))
      document_.add_boolean_term(term);
    document_.add_value(schema::slot::date, schema::encode_sort_date(article_.published));
    document_.add_value(schema::slot::facets, schema::encode_facets(facets_));
    document_.add_value(schema::slot::bounds,
                        schema::encode_bounds(schema::find_bounds(title, text)));
    document_.add_value(schema::slot::heading, schema::encode_heading(stored_));
    document_.add_value(schema::slot::positions, positions_.encode());
    document_.set_data(schema::encode_body(stored_));
    return std::move(document_);
  }

 private:
  void post_field(const TokenStream& words, const NamesFound& found, const Field& field) {
    post_words(words, CapitalWords(words.size(), found), field);
    for (const Mention& mention : found.mentions) post_name(mention, field);
    for (const std::uint32_t position : found.unlisted) {
      document_.add_boolean_term(schema::term(schema::prefix::unlisted, words.word(position)));
    }
  }

  // What the input and the dateline say of the article's places.
  synonyms::PlaceSetting setting() const {
    synonyms::PlaceSetting setting;
    if (const auto dateline = corpus::parse_dateline(article_.text)) {
      setting.dateline_begin = static_cast<std::uint32_t>(dateline->begin);
      setting.dateline_end = static_cast<std::uint32_t>(dateline->end);
      setting.agency_begin = static_cast<std::uint32_t>(dateline->agency_begin);
      setting.agency_end = static_cast<std::uint32_t>(dateline->agency_end);
    }
    for (const auto& given : article_.places) {
      if (const auto place = find_given(given)) setting.given.push_back(*place);
    }
    setting.home = synonyms::find_country(article_.outlet_country, names_);
    return setting;
  }

  std::optional<std::uint32_t> find_given(const corpus::GivenPlace& given) const {
    return synonyms::find_place({.id = given.id,
                                 .name = given.name,
                                 .latitude = given.latitude,
                                 .longitude = given.longitude},
                                names_);
  }

  // The places that the input states, and those named in the text.
  void count_places(const synonyms::ArticleNames& found, const TokenStream& title,
                    const TokenStream& text) {
    for (const auto& given : article_.places) {
      if (const auto place = find_given(given)) places_[*place];
    }
    const auto counted = synonyms::count_places(found, names_);
    for (const auto& [place, times] : counted.times) {
      const auto& [in_title, word] = counted.first.at(place);
      const std::size_t offset = (in_title ? title : text).tokens[word].begin;
      places_[place] = {times, in_title, static_cast<std::uint32_t>(offset)};
    }
    if (!counted.ambiguous) return;
    if (const auto line = names_.find_id(synonyms::ambiguous_place)) places_[*line];
  }

  void post_words(const TokenStream& words, const CapitalWords& capitals, const Field& field) {
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      const Token& token = words.tokens[i];
      const bool acronym =
          token.word_case == synonyms::WordCase::capitals && (!token.in_capitals || token.dotted);
      const std::string word(words.word(i));
      if (!capitals.named[i]) post(schema::term("", word), 1, {i}, field);
      if (acronym || capitals.named[i] || capitals.open[i]) {
        post(schema::term(schema::prefix::capitals, word), 0, {i}, field);
      }
      if (field.is_title && !capitals.named[i]) {
        document_.add_term(schema::term(schema::prefix::title, word));
      }
    }
  }

  // `extent` counts from the field's first word.
  void post(const std::string& term, Xapian::termcount weight, schema::Extent extent,
            const Field& field) {
    document_.add_term(term, weight);
    extent.position += field.base;
    const bool is_beyond = field.is_title && extent.position + extent.count > schema::title_end;
    is_beyond ? positions_.add_unplaced(term) : positions_.add(term, extent);
  }

  void post_name(const Mention& mention, const Field& field) {
    const auto id = names_.name(mention.name).id;
    const schema::NameUse use = use_of(mention);
    post(schema::name_term(schema::prefix::name, id, use), 1, {mention.first, mention.count},
         field);
    if (!field.is_title) return;
    document_.add_term(schema::name_term(schema::prefix::title_name, id, use));
  }

  static schema::NameUse use_of(const Mention& mention) {
    switch (mention.recognition) {
      case synonyms::Recognition::surname:
        return schema::NameUse::surname;
      case synonyms::Recognition::key:
        return schema::NameUse::key;
      case synonyms::Recognition::loose_key:
        return schema::NameUse::loose_key;
      case synonyms::Recognition::listed:
        break;
    }
    return mention.adjective ? schema::NameUse::adjective : schema::NameUse::listed;
  }

  void add_agencies() {
    for (const Agency& agency : agencies_of(article_, names_)) {
      document_.add_boolean_term(schema::term(schema::prefix::agency, agency.key));
      facets_.agencies.push_back(labels_.number_of(agency.label));
      stored_.agencies.push_back(agency.label);
    }
  }

  void add_filed(const TokenStream& text, const synonyms::ArticleNames& found) {
    if (article_.filed.empty()) return;
    const auto place = filed_in(text, found);
    if (!place) return;
    facets_.filed = place;
    add_with_ancestors(schema::prefix::filed, *place);
  }

  // The dateline as it was decided beside all other places, else what the input states it to be.
  std::optional<std::uint32_t> filed_in(const TokenStream& text,
                                        const synonyms::ArticleNames& found) const {
    const auto bounds = setting();
    for (const Mention& mention : found.text.mentions) {
      const Token& first = text.tokens[mention.first];
      if (first.begin != bounds.dateline_begin || bounds.dateline_end == 0) continue;
      if (mention.use == synonyms::PlaceUse::filed && !mention.adjective) return mention.name;
    }
    // A dateline is written in capitals, which decides nothing there.
    TokenStream words = synonyms::tokenize(article_.filed);
    synonyms::lift_capitals(words);
    for (const Mention& mention : synonyms::find_names(words, names_).mentions) {
      const auto kind = names_.name(mention.name).kind;
      if (mention.adjective || !synonyms::is_place(kind)) continue;
      // What begins otherwise is a heading, unless a country closes it: HAWIZAH, Iraq.
      const bool closes = mention.first + mention.count == words.size() &&
                          words.tokens[mention.first].gap == synonyms::Gap::punctuation;
      if (mention.first == 0 || (closes && kind == synonyms::NameKind::country)) {
        return mention.name;
      }
    }
    return std::nullopt;
  }

  void add_labels() {
    if (!article_.outlet.empty()) {
      facets_.outlet = labels_.number_of(article_.outlet);
      document_.add_boolean_term(
          schema::term(schema::prefix::outlet, synonyms::fold(article_.outlet)));
    }
    for (const auto& alias : article_.outlet_aliases)
      document_.add_boolean_term(schema::term(schema::prefix::outlet, synonyms::fold(alias)));
    if (!article_.owner.empty()) {
      facets_.owner = labels_.number_of(article_.owner);
      document_.add_boolean_term(
          schema::term(schema::prefix::owner, synonyms::fold(article_.owner)));
    }
    if (!article_.language.empty()) {
      facets_.language = labels_.number_of(article_.language);
      document_.add_boolean_term(
          schema::term(schema::prefix::language, synonyms::fold(article_.language)));
    }
    facets_.published = article_.published;
  }

  void add_flags() {
    for (const auto& flag : article_.flags) {
      facets_.flags.push_back(labels_.number_of(flag));
      document_.add_boolean_term(schema::term(schema::prefix::flag, synonyms::fold(flag)));
      const auto kind = flag.substr(0, flag.find(':'));
      document_.add_boolean_term(schema::term(schema::prefix::flag, synonyms::fold(kind)));
    }
  }

  void add_places() {
    for (const auto& [place, mentions] : places_) {
      facets_.places.push_back(place);
      stored_.place_mentions.push_back(mentions);
      add_with_ancestors(schema::prefix::place, place);
      document_.add_boolean_term(schema::term(schema::prefix::named_place, names_.name(place).id));
    }
  }

  void add_missing() {
    const auto add = [&](bool missing, std::string_view prefix) {
      if (missing) document_.add_boolean_term(schema::missing_term(prefix));
    };
    add(!facets_.outlet, schema::prefix::outlet);
    add(!facets_.owner, schema::prefix::owner);
    add(!facets_.language, schema::prefix::language);
    add(facets_.agencies.empty(), schema::prefix::agency);
    add(!facets_.filed, schema::prefix::filed);
    add(facets_.flags.empty(), schema::prefix::flag);
    add(facets_.places.empty(), schema::prefix::place);
  }

  void add_with_ancestors(std::string_view prefix, std::uint32_t place) {
    document_.add_boolean_term(schema::term(prefix, names_.name(place).id));
    for (const std::uint32_t outer : names_.ancestors(place)) {
      document_.add_boolean_term(schema::term(prefix, names_.name(outer).id));
    }
  }

  const corpus::Article& article_;
  synonyms::NameRecogniser& recogniser_;
  const NameTable& names_;
  Labels& labels_;
  std::map<std::uint32_t, schema::PlaceMentions> places_;
  schema::PositionsBuilder positions_;
  schema::Facets facets_;
  schema::StoredArticle stored_{
      .id = article_.id,
      .title = article_.title,
      .text = article_.text,
      .outlet = article_.outlet,
      .url = article_.url,
      .language = article_.language,
      .owner = article_.owner,
      .published = article_.published ? article_.published->to_string() : "",
      .date_source = std::string(to_string(article_.date_source)),
      .unread_date = article_.unread_date,
      .filed = article_.filed,
      .flags = article_.flags,
      .given = {.agencies = article_.agencies,
                .agency_credits = article_.agency_credits,
                .places = article_.places,
                .outlet_aliases = article_.outlet_aliases,
                .outlet_country = article_.outlet_country},
  };
  Xapian::Document document_;
};

}  // namespace

std::vector<std::string> labels_of(const corpus::Article& article, const NameTable& names) {
  std::vector<std::string> labels;
  for (const Agency& agency : agencies_of(article, names)) labels.push_back(agency.label);
  if (!article.outlet.empty()) labels.push_back(article.outlet);
  if (!article.owner.empty()) labels.push_back(article.owner);
  if (!article.language.empty()) labels.push_back(article.language);
  labels.insert(labels.end(), article.flags.begin(), article.flags.end());
  return labels;
}

std::uint64_t hash_content(const corpus::Article& article) {
  schema::StoredArticle stored{.id = article.id,
                               .title = article.title,
                               .text = article.text,
                               .outlet = article.outlet,
                               .url = article.url,
                               .language = article.language,
                               .owner = article.owner,
                               .date_source = std::string(to_string(article.date_source)),
                               .unread_date = article.unread_date,
                               .filed = article.filed,
                               .flags = article.flags,
                               .given = {.agencies = article.agencies,
                                         .agency_credits = article.agency_credits,
                                         .places = article.places,
                                         .outlet_aliases = article.outlet_aliases,
                                         .outlet_country = article.outlet_country}};
  if (article.published) stored.published = article.published->to_string();
  const std::string bytes = schema::encode_heading(stored) + schema::encode_body(stored);
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t hash_id(std::string_view id) { return XXH3_64bits(id.data(), id.size()); }

void set_origin(Xapian::Document& document, const corpus::Article& article, std::uint32_t file) {
  const schema::Origin origin{
      .id_hash = hash_id(article.id), .content_hash = hash_content(article), .file = file};
  document.add_value(schema::slot::origin, schema::encode_origin(origin));
}

Xapian::Document build_document(const corpus::Article& article,
                                synonyms::NameRecogniser& recogniser, Labels& labels) {
  return Builder(article, recogniser, labels).run();
}

}  // namespace dateline::indexer
