// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update/touched_documents.h"

#include <algorithm>
#include <future>
#include <string>

#include "indexer/generation/restored_article.h"
#include "indexer/layout/xapian_errors.h"

namespace dateline::indexer {
namespace {

using synonyms::TableChanges;
using synonyms::TouchedArticles;

// What the input states apart from the text.
bool touch_given(const corpus::Article& article, const TableChanges& changes) {
  const auto touch = [&](const std::string& written) { return changes.touch_field(written); };
  return std::ranges::any_of(article.agencies, touch) ||
         std::ranges::any_of(article.agency_credits, touch) || touch(article.filed) ||
         std::ranges::any_of(article.places, [&](const corpus::GivenPlace& place) {
           return changes.touch_place({.id = place.id,
                                       .name = place.name,
                                       .latitude = place.latitude,
                                       .longitude = place.longitude});
         });
}

// The touched ones from one docid to before another; a database of its own, since no two threads
// may share one.
std::vector<std::uint32_t> find_between(const std::string& folder, const TableChanges& changes,
                                        Xapian::docid begin, Xapian::docid end) {
  const Xapian::Database database(folder);
  TouchedArticles touched(changes);
  std::vector<std::uint32_t> found;
  auto at = database.postlist_begin("");
  for (at.skip_to(begin); at != database.postlist_end("") && *at < end; ++at) {
    const auto article = restore_article(database.get_document(*at));
    if (touch_given(article, changes) ||
        touched.may_touch(synonyms::tokenize(article.title), synonyms::tokenize(article.text))) {
      found.push_back(*at);
    }
  }
  return found;
}

}  // namespace

std::vector<std::uint32_t> find_touched(const BuiltIndex& index, const TableChanges& changes,
                                        unsigned threads) {
  const std::string folder = index.path + "/" + schema::generation_name(index.generation);
  const std::uint64_t last = index.database.get_lastdocid();
  std::vector<std::future<std::vector<std::uint32_t>>> shares;
  for (std::uint64_t i = 0; i < threads; ++i) {
    const auto begin = static_cast<Xapian::docid>(last * i / threads + 1);
    const auto end = static_cast<Xapian::docid>(last * (i + 1) / threads + 1);
    shares.push_back(std::async(std::launch::async, [&folder, &changes, begin, end] {
      return guarded(folder, [&] { return find_between(folder, changes, begin, end); });
    }));
  }
  std::vector<std::uint32_t> all;
  for (auto& share : shares) {
    const auto found = share.get();
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

}  // namespace dateline::indexer
