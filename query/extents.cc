// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/extents.h"

#include <algorithm>

#include "indexer/schema.h"

namespace dateline::query {
namespace {

using schema::Extent;

// Says of a document whether the parts stand side by side in it. Stands behind the AND of the
// terms, which proposes the documents: its claimed frequency, the largest, makes Xapian ask it
// last.
class PhraseSource final : public Xapian::PostingSource {
 public:
  PhraseSource(std::vector<PhrasePart> parts, std::uint32_t limit)
      : parts_(std::move(parts)), limit_(limit) {}

  void init(const Xapian::Database& database) override {
    database_ = database;
    current_ = 0;
    last_ = database.get_lastdocid();
  }
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return database_.get_doccount(); }
  Xapian::doccount get_termfreq_max() const override { return database_.get_doccount(); }
  Xapian::docid get_docid() const override { return current_; }
  bool at_end() const override { return current_ > last_; }

  void next(double min_weight) override { skip_to(current_ + 1, min_weight); }
  void skip_to(Xapian::docid document, double) override {
    current_ = std::max(current_, document);
    while (!at_end() && !occurs_in(current_)) ++current_;
  }
  bool check(Xapian::docid document, double) override {
    current_ = std::max(current_, document);
    return at_end() || occurs_in(current_);
  }

  PostingSource* clone() const override { return new PhraseSource(parts_, limit_); }
  std::string get_description() const override {
    std::string out = "Extents(";
    for (const auto& part : parts_) {
      for (const auto& term : part) {
        const bool first = &term == &part.front();
        out += (out.back() == '(' ? "" : first ? " " : "|") + term.term;
      }
    }
    return out + ")";
  }

 private:
  std::vector<Extent> extents(Xapian::docid document, const PhrasePart& part) const {
    std::vector<Extent> list;
    for (const LeafTerm& term : part) {
      const auto end = database_.positionlist_end(document, term.term);
      for (auto at = database_.positionlist_begin(document, term.term); at != end; ++at) {
        list.push_back(term.is_name ? schema::decode_extent(*at) : Extent{.position = *at});
      }
    }
    return list;
  }

  // Follows the phrase from part to part by the positions at which it may go on.
  bool occurs_in(Xapian::docid document) const {
    std::vector<std::uint32_t> follows;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      std::vector<std::uint32_t> next;
      for (const Extent& extent : extents(document, parts_[i])) {
        const bool fits = i == 0 ? extent.position < limit_
                                 : std::ranges::binary_search(follows, extent.position);
        if (fits) next.push_back(extent.position + extent.count);
      }
      if (next.empty()) return false;
      std::ranges::sort(next);
      follows = std::move(next);
    }
    return true;
  }

  std::vector<PhrasePart> parts_;
  std::uint32_t limit_;
  Xapian::Database database_;
  Xapian::docid current_ = 0;
  Xapian::docid last_ = 0;
};

}  // namespace

Xapian::Query any_of(const std::vector<LeafTerm>& terms) {
  if (terms.size() == 1) return Xapian::Query(terms.front().term);
  std::vector<std::string> names;
  for (const LeafTerm& term : terms) names.push_back(term.term);
  return {Xapian::Query::OP_SYNONYM, names.begin(), names.end()};
}

Xapian::Query build_extent_phrase(const std::vector<PhrasePart>& parts, std::uint32_t limit) {
  std::vector<Xapian::Query> terms;
  for (const auto& part : parts) terms.push_back(any_of(part));
  const Xapian::Query all(Xapian::Query::OP_AND, terms.begin(), terms.end());
  return {Xapian::Query::OP_FILTER, all,
          Xapian::Query((new PhraseSource(parts, limit))->release())};
}

}  // namespace dateline::query
