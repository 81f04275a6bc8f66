// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/recognition/article_places.h"

namespace dateline::synonyms {
namespace {

void count(const NamesFound& found, bool in_title, const NameTable& table, ArticlePlaces& places) {
  const auto add = [&](std::uint32_t place, const Mention& mention) {
    ++places.times[place];
    places.first.try_emplace(place, WordPlace{in_title, mention.first});
  };
  std::uint32_t military_end = 0;  // behind the last military's name so far
  for (const Mention& mention : found.mentions) {
    const NameKind kind = table.name(mention.name).kind;
    const std::uint32_t end = mention.first + mention.count;
    if (!mention.nested && kind == NameKind::military) military_end = end;
    if (mention.recognition != Recognition::listed) continue;
    if (mention.nested) {
      // A military speaks of its country: U.S. troops.
      if (kind == NameKind::country && end <= military_end) add(mention.name, mention);
      continue;
    }
    if (!is_place(kind)) continue;
    if (mention.use == PlaceUse::named) add(mention.name, mention);
    if (mention.use == PlaceUse::ambiguous) places.ambiguous = true;
    if (mention.use != PlaceUse::government) continue;
    if (const auto country = table.country(mention.name)) add(*country, mention);
  }
}

}  // namespace

ArticlePlaces count_places(const ArticleNames& names, const NameTable& table) {
  ArticlePlaces places;
  count(names.title, true, table, places);
  count(names.text, false, table, places);
  return places;
}

}  // namespace dateline::synonyms
