// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/ranking.h"

#include <algorithm>
#include <functional>
#include <string>

#include "indexer/schema.h"

namespace dateline::query {
namespace {

// Newest or oldest first, undated last either way.
class DateKey final : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    const std::string date = document.get_value(schema::slot::date);
    return date.empty() ? "\xFF" : date;
  }
};

class IdDecider final : public Xapian::MatchDecider {
 public:
  explicit IdDecider(const std::function<bool(const std::string&)>& accept) : accept_(accept) {}
  bool operator()(const Xapian::Document& document) const override {
    return accept_(schema::decode_article(document.get_data()).id);
  }

 private:
  const std::function<bool(const std::string&)>& accept_;
};

void add(const Xapian::MSet& matches, RankedPage& page) {
  page.total = matches.get_matches_estimated();
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    page.hits.push_back({*match, match.get_weight()});
  }
}

Xapian::doccount count_of(std::size_t number) { return static_cast<Xapian::doccount>(number); }

// What Xapian asks of each document while it matches runs in this process alone. With a remote
// shard the same is done behind it, from what was found.
class RemoteRanking {
 public:
  RemoteRanking(const OpenIndex& index, Xapian::Enquire& enquire, const SearchRequest& request)
      : database_(index.database), enquire_(enquire), request_(request) {
    if (request.sort == SortOrder::oldest) {
      enquire.set_sort_by_value_then_relevance(schema::slot::date, false);
      undated_ = count_undated();
    }
  }

  RankedPage run() {
    if (!request_.accept) return take(request_.offset, request_.limit);
    RankedPage page = take(0, database_.get_doccount());
    std::erase_if(page.hits, [&](const RankedHit& hit) { return !is_accepted(hit); });
    page.total = page.hits.size();
    page.hits.erase(page.hits.begin(), page.hits.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                               request_.offset, page.hits.size())));
    if (page.hits.size() > request_.limit) page.hits.resize(request_.limit);
    return page;
  }

 private:
  // Xapian sorts the undated before the oldest; they are taken from there for the end.
  RankedPage take(std::size_t offset, std::size_t limit) {
    RankedPage page;
    add(match(undated_ + offset, limit), page);
    const std::size_t dated = page.total - undated_;
    if (undated_ == 0 || offset + limit <= dated) return page;
    const std::size_t first = std::max(offset, dated) - dated;
    const std::size_t room = limit - page.hits.size();
    if (first < undated_) add(match(first, std::min(room, undated_ - first)), page);
    return page;
  }

  Xapian::MSet match(std::size_t offset, std::size_t limit) {
    return enquire_.get_mset(count_of(offset), count_of(limit), database_.get_doccount());
  }

  std::size_t count_undated() const {
    Xapian::Enquire undated(database_);
    undated.set_query({Xapian::Query::OP_FILTER, enquire_.get_query(),
                       Xapian::Query(std::string(schema::undated_term))});
    undated.set_weighting_scheme(Xapian::BoolWeight());
    return undated.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
  }

  bool is_accepted(const RankedHit& hit) const {
    const auto document = database_.get_document(hit.document);
    return request_.accept(schema::decode_article(document.get_data()).id);
  }

  const Xapian::Database& database_;
  Xapian::Enquire& enquire_;
  const SearchRequest& request_;
  std::size_t undated_ = 0;
};

}  // namespace

RankedPage find_page(const OpenIndex& index, Xapian::Enquire& enquire,
                     const SearchRequest& request) {
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  if (request.sort == SortOrder::newest) {
    enquire.set_sort_by_value_then_relevance(schema::slot::date, true);
  }
  if (index.has_remote()) return RemoteRanking(index, enquire, request).run();
  DateKey oldest;
  if (request.sort == SortOrder::oldest) enquire.set_sort_by_key_then_relevance(&oldest, false);
  const IdDecider decider(request.accept);
  RankedPage page;
  add(enquire.get_mset(count_of(request.offset), count_of(request.limit),
                       index.database.get_doccount(), nullptr, request.accept ? &decider : nullptr),
      page);
  return page;
}

}  // namespace dateline::query
