// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/ranking.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "indexer/layout/schema.h"
#include "indexer/layout/stored_article.h"
#include "query/match/term_matches.h"

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
    return accept_(schema::read_heading(document).id);
  }

 private:
  const std::function<bool(const std::string&)>& accept_;
};

Xapian::doccount count_of(std::size_t number) { return static_cast<Xapian::doccount>(number); }

void add(const Xapian::MSet& matches, RankedPage& page) {
  page.total = matches.get_matches_estimated();  // exact where every match was looked at
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    page.hits.push_back({*match, match.get_weight()});
  }
}

Xapian::Enquire make_enquire(const OpenIndex& index, const Xapian::Query& query,
                             const SearchRequest& request) {
  Xapian::Enquire enquire(index.database);
  enquire.set_query(query);
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  if (request.limit == 0) enquire.set_weighting_scheme(Xapian::BoolWeight());
  if (request.sort == SortOrder::newest) {
    enquire.set_sort_by_value_then_relevance(schema::slot::date, true);
  }
  return enquire;
}

// All shards are of this machine: what Xapian asks of each document is asked while it matches.
class LocalRanking {
 public:
  LocalRanking(const OpenIndex& index, const SearchRequest& request)
      : index_(index), request_(request) {}

  // What the matcher tells of a document is its number in its own shard, so that facets of several
  // are counted shard by shard.
  RankedPage run(const Xapian::Query& query, FacetCounter& counter) const {
    const bool can_tell = index_.shards.size() == 1 || !counter.counts_any();
    if (can_tell || request_.accept) {
      return match(query, &counter, index_.database.get_doccount());
    }
    std::size_t total = 0;
    for (const Shard& shard : index_.shards) total += counter.count(shard, query);
    RankedPage page;
    if (request_.limit > 0) page = match(query, nullptr, 0);
    page.total = total;
    return page;
  }

 private:
  // The matcher looks at `least` articles or more; what it looks at, `counter` sees.
  RankedPage match(const Xapian::Query& query, FacetCounter* counter,
                   Xapian::doccount least) const {
    auto enquire = make_enquire(index_, query, request_);
    DateKey oldest;
    if (request_.sort == SortOrder::oldest) enquire.set_sort_by_key_then_relevance(&oldest, false);
    if (counter != nullptr && counter->counts_any()) enquire.add_matchspy(counter);
    const IdDecider decider(request_.accept);
    RankedPage page;
    add(enquire.get_mset(count_of(request_.offset), count_of(request_.limit), least, nullptr,
                         request_.accept ? &decider : nullptr),
        page);
    return page;
  }

  const OpenIndex& index_;
  const SearchRequest& request_;
};

// The best of what is added, in the order of the page.
class Best {
 public:
  // `ascending`: the hits come in the order of their numbers.
  Best(std::size_t size, SortOrder sort, bool ascending)
      : size_(size), sort_(sort), ascending_(ascending) {}

  // False for a score that comes behind all of a full page.
  bool may_take(double score) const {
    if (sort_ != SortOrder::relevance || heap_.size() < size_) return true;
    const double least = heap_.front().hit.score;
    return ascending_ ? score > least : score >= least;
  }

  void add(const RankedHit& hit, const schema::FacetColumns& columns, std::uint32_t article) {
    Candidate candidate{.hit = hit};
    if (sort_ != SortOrder::relevance) candidate.day = day_of(columns.row(article).packed_date());
    if (heap_.size() == size_) {
      if (!is_before(candidate, heap_.front())) return;
      std::ranges::pop_heap(heap_, is_before);
      heap_.back() = candidate;
    } else {
      heap_.push_back(candidate);
    }
    std::ranges::push_heap(heap_, is_before);
  }

  std::vector<RankedHit> take(std::size_t offset) {
    std::ranges::sort_heap(heap_, is_before);
    std::vector<RankedHit> hits;
    for (std::size_t i = offset; i < heap_.size(); ++i) hits.push_back(heap_[i].hit);
    return hits;
  }

 private:
  struct Candidate {
    RankedHit hit;
    std::uint32_t day = 0;  // the higher, the earlier on the page
  };

  static bool is_before(const Candidate& a, const Candidate& b) {
    if (a.day != b.day) return a.day > b.day;
    if (a.hit.score != b.hit.score) return a.hit.score > b.hit.score;
    return a.hit.document < b.hit.document;
  }

  // The undated come last either way.
  std::uint32_t day_of(std::uint32_t packed) const {
    return sort_ == SortOrder::newest || packed == 0 ? packed : ~packed;
  }

  std::size_t size_;
  SortOrder sort_;
  bool ascending_;
  std::vector<Candidate> heap_;  // the last of them in front
};

// All shards are of this machine, and the query asks for terms alone: one walk counts and ranks.
RankedPage rank_terms(const OpenIndex& index, const Xapian::Query& query,
                      const SearchRequest& request, FacetCounter& counter) {
  const Bm25 weights(index.database);
  const bool ranks = request.limit > 0;
  const std::size_t all = index.database.get_doccount();
  Best best(std::min(request.offset, all) + std::min(request.limit, all), request.sort,
            index.shards.size() == 1);
  RankedPage page;
  for (std::size_t i = 0; i < index.shards.size(); ++i) {
    const Shard& shard = index.shards[i];
    std::vector<std::uint32_t> articles;
    TermMatches matches(query, shard, ranks ? &weights : nullptr);
    while (matches.next()) {
      page.total += matches.window().count();
      if (counter.counts_any()) matches.window().append_to(articles);
      if (!ranks) continue;
      matches.window().for_each([&](std::uint32_t article, double score) {
        if (!best.may_take(score)) return;
        best.add({index.document(i, article), score}, shard.columns, article);
      });
    }
    counter.count(shard, std::move(articles));
  }
  page.hits = best.take(request.offset);
  return page;
}

// What Xapian asks of each document while it matches runs in this process alone. With a remote
// shard the same is done behind it, from what was found.
class RemoteRanking {
 public:
  RemoteRanking(const OpenIndex& index, const Xapian::Query& query, const SearchRequest& request)
      : database_(index.database),
        enquire_(make_enquire(index, query, request)),
        request_(request) {
    if (request.sort == SortOrder::oldest) {
      enquire_.set_sort_by_value_then_relevance(schema::slot::date, false);
      undated_ = count_undated();
    }
  }

  RankedPage run() {
    if (!request_.accept) return take(request_.offset, request_.limit);
    RankedPage page = take(0, database_.get_doccount());
    std::erase_if(page.hits, [&](const RankedHit& hit) { return !is_accepted(hit); });
    page.total = page.hits.size();
    const auto skipped = std::min(request_.offset, page.hits.size());
    page.hits.erase(page.hits.begin(), page.hits.begin() + static_cast<std::ptrdiff_t>(skipped));
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

  Xapian::MSet match(std::size_t offset, std::size_t limit) const {
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
    return request_.accept(schema::read_heading(document).id);
  }

  const Xapian::Database& database_;
  Xapian::Enquire enquire_;
  const SearchRequest& request_;
  std::size_t undated_ = 0;
};

}  // namespace

RankedPage rank(const OpenIndex& index, const Xapian::Query& query, const SearchRequest& request,
                FacetCounter& counter) {
  if (!index.has_remote()) {
    if (TermMatches::can_find(query) && !request.accept) {
      return rank_terms(index, query, request, counter);
    }
    return LocalRanking(index, request).run(query, counter);
  }
  if (counter.counts_any()) {
    for (const Shard& shard : index.shards) counter.count(shard, query);
  }
  return RemoteRanking(index, query, request).run();
}

std::vector<Xapian::docid> find_all(const OpenIndex& index, const Xapian::Query& query) {
  Xapian::Enquire enquire(index.database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const auto matches = enquire.get_mset(0, index.database.get_doccount());
  std::vector<Xapian::docid> documents(matches.begin(), matches.end());
  std::ranges::stable_sort(documents, {}, [&](auto document) { return index.shard_of(document); });
  return documents;
}

}  // namespace dateline::query
