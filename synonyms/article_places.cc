// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/article_places.h"

namespace dateline::synonyms {
namespace {

void count(const NamesFound& found, const NameTable& table, ArticlePlaces& places) {
  for (const Mention& mention : found.mentions) {
    if (mention.nested || mention.recognition != Recognition::listed) continue;
    if (!is_place(table.name(mention.name).kind)) continue;
    if (mention.use == PlaceUse::named) ++places.times[mention.name];
    if (mention.use == PlaceUse::ambiguous) places.ambiguous = true;
    if (mention.use != PlaceUse::government) continue;
    if (const auto country = table.country(mention.name)) ++places.times[*country];
  }
}

}  // namespace

ArticlePlaces count_places(const ArticleNames& names, const NameTable& table) {
  ArticlePlaces places;
  count(names.title, table, places);
  count(names.text, table, places);
  return places;
}

}  // namespace dateline::synonyms
