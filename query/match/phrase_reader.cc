// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/match/phrase_reader.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/layout/schema.h"

namespace dateline::query {

using schema::Extent;
using schema::Positions;

namespace {

// What stands in the place of one part of a phrase, document by document.
class PartReader {
 public:
  // Of a part, which must outlive it. `is_met`: what proposes documents asks for one of the terms,
  // so that an answer for a document without them is of no use.
  PartReader(const std::vector<LeafTerm>& terms, const std::string& wildcard,
             const Xapian::Database& database, bool is_met)
      : terms_(&terms), wildcard_(wildcard), database_(database) {
    is_certain_ = is_met && terms.size() == 1;
    if (is_certain_) return;
    for (const LeafTerm& term : terms) {
      lists_.push_back({database.postlist_begin(term.term), database.postlist_end(term.term)});
      next_.push_back(document_at(lists_.back()));
    }
  }

  // Those of the terms that the document has. Documents are asked for in ascending order;
  // `positions` are those of this one.
  const std::vector<Positions::Term>& find(Xapian::docid document, const Positions& positions) {
    found_.clear();
    behind_article_.clear();
    if (is_certain_) add(terms_->front(), positions);
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      if (next_[i] < document) {
        lists_[i].first.skip_to(document);
        next_[i] = document_at(lists_[i]);
      }
      if (next_[i] == document) add((*terms_)[i], positions);
    }
    if (!wildcard_.empty()) add_words(document, positions);
    return found_;
  }
  // Of those found last the ones that an article may stand in front of.
  const std::vector<Positions::Term>& behind_article() const { return behind_article_; }

 private:
  using List = std::pair<Xapian::PostingIterator, Xapian::PostingIterator>;

  // Behind all documents where the list has ended.
  static Xapian::docid document_at(const List& list) {
    return list.first == list.second ? std::numeric_limits<Xapian::docid>::max() : *list.first;
  }

  void add(const LeafTerm& term, const Positions& positions) {
    const auto found = positions.find(term.term);
    if (!found) return;
    found_.push_back(*found);
    if (term.behind_article) behind_article_.push_back(*found);
  }

  // By the document's own terms: it has fewer than a wildcard may stand for.
  void add_words(Xapian::docid document, const Positions& positions) {
    auto term = database_.termlist_begin(document);
    const auto end = database_.termlist_end(document);
    for (term.skip_to(wildcard_); term != end; ++term) {
      if (!(*term).starts_with(wildcard_)) return;
      if (const auto found = positions.find(*term)) found_.push_back(*found);
    }
  }

  const std::vector<LeafTerm>* terms_;
  std::string wildcard_;
  Xapian::Database database_;
  bool is_certain_ = false;  // what is proposed has the only term
  std::vector<List> lists_;
  // The documents that the lists stand at, side by side: most terms of a long OR have been asked
  // for a later one already.
  std::vector<Xapian::docid> next_;
  std::vector<Positions::Term> found_;  // in the document asked for last
  std::vector<Positions::Term> behind_article_;
};

}  // namespace

class PhraseReader::Impl {
 public:
  Impl(const PhraseTerms& phrase, const Xapian::Database& database, bool is_alone)
      : limit_(phrase.limit), built_(phrase.parts.size() + 1) {
    const bool is_met = is_alone && phrase.joined.empty();
    for (std::size_t i = 0; i < phrase.parts.size(); ++i) {
      const PhrasePart& part = phrase.parts[i];
      steps_.push_back({i, i + 1, PartReader(part.terms, part.wildcard, database, is_met)});
    }
    for (const JoinedParts& joined : phrase.joined) {
      steps_.push_back({joined.first, joined.first + joined.count,
                        PartReader(joined.terms, "", database, false)});
    }
    std::ranges::stable_sort(steps_, {}, &Step::from);
    if (!phrase.articles.empty()) articles_.emplace(phrase.articles, "", database, false);
    if (is_of_words(phrase)) rarest_ = rarest_part(phrase, database);
  }

  // Follows the phrase from part to part by the positions at which it may go on.
  Stretches stretches(Xapian::docid document, const Positions& positions) {
    follow(document, positions);
    return in_order(built_.back());
  }
  bool is_met(Xapian::docid document, const Positions& positions) {
    follow(document, positions);
    return !built_.back().empty();
  }

 private:
  using Terms = std::vector<Positions::Term>;

  // From before one part to before another.
  struct Step {
    std::size_t from = 0;
    std::size_t to = 0;
    PartReader reader;
  };

  // Each part is one word, and so one position behind the one before.
  static bool is_of_words(const PhraseTerms& phrase) {
    return phrase.joined.empty() && phrase.articles.empty() &&
           std::ranges::all_of(phrase.parts, [](const PhrasePart& part) {
             return part.wildcard.empty() &&
                    std::ranges::all_of(part.terms, Positions::is_word, &LeafTerm::term);
           });
  }

  static std::size_t rarest_part(const PhraseTerms& phrase, const Xapian::Database& database) {
    const auto articles = [&](const PhrasePart& part) {
      Xapian::doccount sum = 0;
      for (const LeafTerm& term : part.terms) sum += database.get_termfreq(term.term);
      return sum;
    };
    const auto rarest = std::ranges::min_element(phrase.parts, {}, articles);
    return static_cast<std::size_t>(rarest - phrase.parts.begin());
  }

  void follow(Xapian::docid document, const Positions& positions) {
    for (Stretches& built : built_) built.clear();
    if (rarest_) return follow_words(document, positions);
    for (Step& step : steps_) {
      const Stretches& begun = built_[step.from];
      if (step.from > 0 && begun.empty()) continue;
      const auto& terms = step.reader.find(document, positions);
      if (step.from == 0) {
        begin(positions, terms, built_[step.to]);
        continue;
      }
      go_on(begun, positions, terms, built_[step.to]);
      const auto& behind = step.reader.behind_article();
      if (behind.empty() || !articles_) continue;
      Stretches with_article;
      go_on(begun, positions, articles_->find(document, positions), with_article);
      go_on(with_article, positions, behind, built_[step.to]);
    }
  }

  // From where the rarest word stands: of the commonest there are many.
  void follow_words(Xapian::docid document, const Positions& positions) {
    extents_.clear();
    for (const auto& term : steps_[*rarest_].reader.find(document, positions)) {
      positions.append(term, extents_);
    }
    if (extents_.empty()) return;
    std::erase_if(extents_, [&](const Extent& extent) { return extent.position <= *rarest_; });
    for (std::size_t i = 0; i < steps_.size() && !extents_.empty(); ++i) {
      if (i == *rarest_) continue;
      const auto& terms = steps_[i].reader.find(document, positions);
      std::erase_if(extents_, [&](const Extent& extent) {
        const auto position = static_cast<std::uint32_t>(extent.position + i - *rarest_);
        return std::ranges::none_of(
            terms, [&](const auto& term) { return positions.stands_at(position, term); });
      });
    }
    for (const Extent& extent : extents_) {
      const auto first = static_cast<std::uint32_t>(extent.position - *rarest_);
      if (first >= limit_) continue;
      built_.back().push_back({first, static_cast<std::uint32_t>(first + steps_.size())});
    }
  }

  void begin(const Positions& positions, const Terms& terms, Stretches& built) {
    extents_.clear();
    for (const auto& term : terms) positions.append(term, extents_);
    for (const Extent& extent : extents_) {
      if (extent.position >= limit_) continue;
      built.push_back({extent.position, extent.position + extent.count});
    }
  }

  void go_on(const Stretches& begun, const Positions& positions, const Terms& terms,
             Stretches& built) {
    for (const Stretch& stretch : begun) {
      extents_.clear();
      for (const auto& term : terms) positions.append_at(stretch.end, term, extents_);
      for (const auto& [position, count] : extents_) {
        built.push_back({stretch.begin, position + count});
      }
    }
  }

  std::uint32_t limit_;
  std::vector<Step> steps_;
  std::optional<PartReader> articles_;
  std::optional<std::size_t> rarest_;  // part of a phrase of words
  std::vector<Stretches> built_;       // of one document, as far as before each part
  std::vector<Extent> extents_;
};

PhraseReader::PhraseReader(const PhraseTerms& phrase, const Xapian::Database& database,
                           bool is_alone)
    : impl_(std::make_unique<Impl>(phrase, database, is_alone)) {}

PhraseReader::~PhraseReader() = default;
PhraseReader::PhraseReader(PhraseReader&&) noexcept = default;

Stretches PhraseReader::stretches(Xapian::docid document, const Positions& positions) {
  return impl_->stretches(document, positions);
}

bool PhraseReader::is_met(Xapian::docid document, const Positions& positions) {
  return impl_->is_met(document, positions);
}

}  // namespace dateline::query
