// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/extents.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/schema.h"

namespace dateline::query {
namespace {

using schema::Extent;

// The extents of one part of a phrase, document by document.
class PartReader {
 public:
  PartReader(const PhrasePart& part, const Xapian::Database& database)
      : part_(part), database_(database) {
    for (const LeafTerm& term : part.terms) {
      lists_.push_back({database.postlist_begin(term.term), database.postlist_end(term.term)});
    }
  }

  // Ascending. Documents are asked for in ascending order.
  std::vector<Extent> extents(Xapian::docid document) {
    std::vector<Extent> found;
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      auto& [at, end] = lists_[i];
      if (at != end) at.skip_to(document);
      if (at != end && *at == document) add(at, part_.terms[i].is_name, found);
    }
    if (!part_.wildcard.empty()) add_wildcard(document, found);
    std::ranges::sort(found);
    return found;
  }

 private:
  template <class Entry>
  static void add(const Entry& entry, bool is_name, std::vector<Extent>& found) {
    for (auto at = entry.positionlist_begin(); at != entry.positionlist_end(); ++at) {
      found.push_back(is_name ? schema::decode_extent(*at) : Extent{.position = *at});
    }
  }

  // By the document's own terms: it has fewer than a wildcard may stand for.
  void add_wildcard(Xapian::docid document, std::vector<Extent>& found) const {
    auto term = database_.termlist_begin(document);
    const auto end = database_.termlist_end(document);
    for (term.skip_to(part_.wildcard); term != end; ++term) {
      if (!(*term).starts_with(part_.wildcard)) return;
      add(term, false, found);
    }
  }

  const PhrasePart& part_;
  Xapian::Database database_;
  std::vector<std::pair<Xapian::PostingIterator, Xapian::PostingIterator>> lists_;
};

// Where a phrase stands, document by document.
class PhraseReader {
 public:
  PhraseReader(const PhraseTerms& phrase, const Xapian::Database& database) : limit_(phrase.limit) {
    for (const PhrasePart& part : phrase.parts) parts_.emplace_back(part, database);
  }

  // Follows the phrase from part to part by the positions at which it may go on.
  Stretches stretches(Xapian::docid document) {
    Stretches built;
    for (const Extent& extent : parts_.front().extents(document)) {
      if (extent.position >= limit_) break;
      built.push_back({extent.position, extent.position + extent.count});
    }
    for (std::size_t i = 1; i < parts_.size() && !built.empty(); ++i) {
      const auto next = parts_[i].extents(document);
      Stretches longer;
      for (const Stretch& stretch : built) {
        for (const auto& [position, count] :
             std::ranges::equal_range(next, stretch.end, {}, &Extent::position)) {
          longer.push_back({stretch.begin, position + count});
        }
      }
      built = std::move(longer);
    }
    return in_order(std::move(built));
  }

 private:
  std::uint32_t limit_;
  std::vector<PartReader> parts_;
};

// While Xapian matches. Its claimed frequency, the largest, makes Xapian ask it last.
class PlacedSource final : public Xapian::PostingSource {
 public:
  explicit PlacedSource(std::shared_ptr<const Condition> condition)
      : condition_(std::move(condition)) {}

  void init(const Xapian::Database& database) override {
    articles_ = database.get_doccount();
    current_ = 0;
    last_ = database.get_lastdocid();
    reader_.emplace(*condition_, database);
  }
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return articles_; }
  Xapian::doccount get_termfreq_max() const override { return articles_; }
  Xapian::docid get_docid() const override { return current_; }
  bool at_end() const override { return current_ > last_; }

  void next(double min_weight) override { skip_to(current_ + 1, min_weight); }
  void skip_to(Xapian::docid document, double) override {
    current_ = std::max(current_, document);
    while (!at_end() && !reader_->is_met_in(current_)) ++current_;
  }
  bool check(Xapian::docid document, double) override {
    current_ = std::max(current_, document);
    return at_end() || reader_->is_met_in(current_);
  }

  PostingSource* clone() const override { return new PlacedSource(condition_); }
  // A server knows Xapian's own sources alone: it is told one that finds nothing.
  std::string name() const override { return nothing().name(); }
  std::string serialise() const override { return nothing().serialise(); }
  std::string get_description() const override {
    std::string out = "Placed(" + to_string(condition_->node) + ":";
    for (const auto& phrase : condition_->phrases) {
      for (const auto& part : phrase.parts) out += " " + describe(part);
    }
    return out + ")";
  }

 private:
  static Xapian::ValueWeightPostingSource nothing() {
    return Xapian::ValueWeightPostingSource(schema::slot::unused);
  }

  static std::string describe(const PhrasePart& part) {
    std::string out = part.wildcard.empty() ? "" : part.wildcard + "*";
    for (const auto& term : part.terms) out += (out.empty() ? "" : "|") + term.term;
    return out;
  }

  std::shared_ptr<const Condition> condition_;
  std::optional<ConditionReader> reader_;
  Xapian::doccount articles_ = 0;
  Xapian::docid current_ = 0;
  Xapian::docid last_ = 0;
};

}  // namespace

class ConditionReader::Impl {
 public:
  Impl(const Condition& condition, const Xapian::Database& database)
      : condition_(condition), database_(database), is_bounded_(is_bounded(condition.node)) {
    for (const PhraseTerms& phrase : condition.phrases) readers_.emplace_back(phrase, database);
    if (is_bounded_) bounds_ = database.valuestream_begin(schema::slot::bounds);
  }

  bool is_met_in(Xapian::docid document) {
    Places places;
    for (PhraseReader& reader : readers_) places.phrases.push_back(reader.stretches(document));
    if (is_bounded_) places.bounds = bounds_of(document);
    return is_met(condition_.node, places);
  }

 private:
  schema::Bounds bounds_of(Xapian::docid document) {
    const auto end = database_.valuestream_end(schema::slot::bounds);
    if (bounds_ != end) bounds_.skip_to(document);
    const bool has = bounds_ != end && bounds_.get_docid() == document;
    return has ? schema::decode_bounds(*bounds_) : schema::Bounds{};
  }

  const Condition& condition_;
  Xapian::Database database_;
  bool is_bounded_;
  std::vector<PhraseReader> readers_;
  Xapian::ValueIterator bounds_;
};

ConditionReader::ConditionReader(const Condition& condition, const Xapian::Database& database)
    : impl_(std::make_unique<Impl>(condition, database)) {}

ConditionReader::~ConditionReader() = default;
ConditionReader::ConditionReader(ConditionReader&&) noexcept = default;

bool ConditionReader::is_met_in(Xapian::docid document) { return impl_->is_met_in(document); }

Xapian::Query build_source(std::shared_ptr<const Condition> condition) {
  return Xapian::Query((new PlacedSource(std::move(condition)))->release());
}

}  // namespace dateline::query
