// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/place_report.h"

#include <xapian.h>

#include <algorithm>

#include "corpus/article/dateline.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/stored_article.h"
#include "synonyms/recognition/article_places.h"
#include "synonyms/table/country_codes.h"

namespace dateline::query {
namespace {

using synonyms::ArticleNames;
using synonyms::PlaceSetting;
using synonyms::TokenStream;

class Reader {
 public:
  Reader(const OpenIndex& index, const schema::StoredArticle& article)
      : index_(index),
        article_(article),
        title_(synonyms::tokenize(article.title)),
        text_(synonyms::tokenize(article.text)) {
    if (const auto dateline = corpus::parse_dateline(article.text)) {
      setting_.dateline_begin = static_cast<std::uint32_t>(dateline->begin);
      setting_.dateline_end = static_cast<std::uint32_t>(dateline->end);
      setting_.agency_begin = static_cast<std::uint32_t>(dateline->agency_begin);
      setting_.agency_end = static_cast<std::uint32_t>(dateline->agency_end);
    }
    setting_.home = synonyms::find_country(article.given.outlet_country, index.names);
  }

  PlaceReport read(const schema::Facets& facets) {
    names_ = find();
    // What the index has and the text does not give was stated by the input, which decides.
    for (const std::uint32_t place : facets.places) {
      const bool is_line = index_.names.name(place).id == synonyms::ambiguous_place;
      if (!is_line && !counted_.times.contains(place)) setting_.given.push_back(place);
    }
    if (!setting_.given.empty()) names_ = find();
    PlaceReport report{.id = article_.id, .counted = {}, .spots = {}};
    for (const std::uint32_t place : facets.places) {
      const auto times = counted_.times.find(place);
      report.counted.push_back({place, times == counted_.times.end() ? 0 : times->second});
    }
    for (auto& decision : names_.places) report.spots.push_back(spot_of(std::move(decision)));
    return report;
  }

 private:
  ArticleNames find() {
    synonyms::NameRecogniser recogniser(index_.names, index_.keys);
    ArticleNames names = recogniser.find(title_, text_, setting_);
    counted_ = synonyms::count_places(names, index_.names);
    return names;
  }

  PlaceReport::Spot spot_of(synonyms::PlaceDecision decision) const {
    const TokenStream& words = decision.in_title ? title_ : text_;
    const std::string& source = decision.in_title ? article_.title : article_.text;
    const auto& mention = decision.mention;
    const std::size_t begin = words.tokens[mention.first].begin;
    const std::size_t end = words.tokens[mention.first + mention.count - 1].end;
    return {.offset = begin,
            .written = source.substr(begin, end - begin),
            .decision = std::move(decision)};
  }

  const OpenIndex& index_;
  const schema::StoredArticle& article_;
  TokenStream title_;
  TokenStream text_;
  PlaceSetting setting_;
  ArticleNames names_;
  synonyms::ArticlePlaces counted_;
};

}  // namespace

std::optional<PlaceReport> explain_places(const OpenIndex& index, const std::string& id) {
  const std::string term = schema::term(schema::prefix::id, id);
  const auto posting = index.database.postlist_begin(term);
  if (posting == index.database.postlist_end(term)) return std::nullopt;
  const auto document = index.database.get_document(*posting);
  const auto article = schema::read_article(document);
  return Reader(index, article)
      .read(schema::decode_facets(document.get_value(schema::slot::facets)));
}

}  // namespace dateline::query
