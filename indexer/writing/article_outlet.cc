// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/article_outlet.h"

#include <fstream>
#include <stdexcept>

namespace dateline::indexer {

synonyms::OutletTable read_outlet_tables(const std::vector<std::string>& paths) {
  synonyms::OutletTable outlets;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error(path + ": the table of outlets cannot be read");
    outlets.add(in, path);
  }
  return outlets;
}

void name_outlet(corpus::Article& article, const synonyms::OutletTable& outlets) {
  auto found = outlets.find(article.outlet, article.url);
  article.outlet = std::move(found.name);
  if (!found.known) return;
  article.owner = found.known->owner;
  article.outlet_country = found.known->country;
  article.outlet_aliases = found.known->aliases;
  article.outlet_aliases.insert(article.outlet_aliases.end(), found.known->domains.begin(),
                                found.known->domains.end());
}

}  // namespace dateline::indexer
