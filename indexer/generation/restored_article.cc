// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/restored_article.h"

#include <utility>

#include "indexer/layout/stored_article.h"

namespace dateline::indexer {

corpus::Article restore_article(const Xapian::Document& document) {
  auto stored = schema::read_article(document);
  corpus::Article article{.id = std::move(stored.id),
                          .title = std::move(stored.title),
                          .text = std::move(stored.text),
                          .outlet = std::move(stored.outlet),
                          .owner = std::move(stored.owner),
                          .outlet_aliases = std::move(stored.given.outlet_aliases),
                          .outlet_country = std::move(stored.given.outlet_country),
                          .url = std::move(stored.url),
                          .language = std::move(stored.language),
                          .date_source = corpus::parse_date_source(stored.date_source),
                          .unread_date = std::move(stored.unread_date),
                          .filed = std::move(stored.filed),
                          .agencies = std::move(stored.given.agencies),
                          .agency_credits = std::move(stored.given.agency_credits),
                          .places = std::move(stored.given.places),
                          .flags = std::move(stored.flags)};
  article.published = schema::decode_facets(document.get_value(schema::slot::facets)).published;
  return article;
}

void for_each_stored_article(const BuiltIndex& index, const ArticleVisit& visit) {
  index.for_each_article("", [&](const Xapian::Document& document) {
    const auto origin = schema::decode_origin(document.get_value(schema::slot::origin));
    visit(restore_article(document), origin.file);
  });
}

}  // namespace dateline::indexer
