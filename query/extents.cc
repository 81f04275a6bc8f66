// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/extents.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "indexer/schema.h"
#include "indexer/value_reader.h"

namespace dateline::query {
namespace {

using schema::Extent;
using schema::Positions;
using schema::ValueReader;

// Makes one part of the words of an OR: where one of many words stands is looked up as where one
// word of many forms does.
class Alternatives {
 public:
  static void join(Condition& condition) {
    Alternatives joined(std::move(condition.phrases));
    joined.join(condition.node);
    condition.phrases = std::move(joined.after_);
  }

 private:
  explicit Alternatives(std::vector<PhraseTerms> phrases) : before_(std::move(phrases)) {}

  void join(Node& node) {
    if (node.kind == Node::Kind::phrase) return after_.push_back(std::move(before_[next_++]));
    std::optional<std::size_t> words;  // their place in after_
    std::vector<Node> kept;
    for (Node& child : node.children) {
      const bool is_word = node.kind == Node::Kind::any_of && is_one_part(child, before_[next_]);
      if (is_word && words && after_[*words].limit == before_[next_].limit) {
        add(before_[next_++], after_[*words]);
        continue;
      }
      if (is_word && !words) words = after_.size();
      join(child);
      kept.push_back(std::move(child));
    }
    node.children = std::move(kept);
  }

  static bool is_one_part(const Node& node, const PhraseTerms& phrase) {
    return node.kind == Node::Kind::phrase && phrase.parts.size() == 1 &&
           phrase.parts.front().wildcard.empty();
  }

  static void add(PhraseTerms& from, PhraseTerms& to) {
    auto& terms = to.parts.front().terms;
    for (LeafTerm& term : from.parts.front().terms) terms.push_back(std::move(term));
  }

  std::vector<PhraseTerms> before_;
  std::vector<PhraseTerms> after_;
  std::size_t next_ = 0;
};

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
    if (is_certain_) add(terms_->front().term, positions);
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      if (next_[i] < document) {
        lists_[i].first.skip_to(document);
        next_[i] = document_at(lists_[i]);
      }
      if (next_[i] == document) add((*terms_)[i].term, positions);
    }
    if (!wildcard_.empty()) add_words(document, positions);
    return found_;
  }

 private:
  using List = std::pair<Xapian::PostingIterator, Xapian::PostingIterator>;

  // Behind all documents where the list has ended.
  static Xapian::docid document_at(const List& list) {
    return list.first == list.second ? std::numeric_limits<Xapian::docid>::max() : *list.first;
  }

  void add(std::string_view term, const Positions& positions) {
    if (const auto found = positions.find(term)) found_.push_back(*found);
  }

  // By the document's own terms: it has fewer than a wildcard may stand for.
  void add_words(Xapian::docid document, const Positions& positions) {
    auto term = database_.termlist_begin(document);
    const auto end = database_.termlist_end(document);
    for (term.skip_to(wildcard_); term != end; ++term) {
      if (!(*term).starts_with(wildcard_)) return;
      add(*term, positions);
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
};

// Where a phrase stands, document by document.
class PhraseReader {
 public:
  // `is_alone`: what proposes the documents asks for all parts.
  PhraseReader(const PhraseTerms& phrase, const Xapian::Database& database, bool is_alone)
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
    return phrase.joined.empty() && std::ranges::all_of(phrase.parts, [](const PhrasePart& part) {
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
      step.from == 0 ? begin(positions, terms, built_[step.to])
                     : go_on(begun, positions, terms, built_[step.to]);
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
  std::optional<std::size_t> rarest_;  // part of a phrase of words
  std::vector<Stretches> built_;       // of one document, as far as before each part
  std::vector<Extent> extents_;
};

// While Xapian matches. Its claimed frequency, the largest, makes Xapian ask it last.
class PlacedSource final : public Xapian::PostingSource {
 public:
  PlacedSource(std::shared_ptr<const Condition> condition, const OpenIndex& index)
      : condition_(std::move(condition)), index_(index) {}

  void init(const Xapian::Database& database) override {
    articles_ = database.get_doccount();
    current_ = 0;
    last_ = database.get_lastdocid();
    reader_.emplace(*condition_, database, index_.columns_of(database));
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

  PostingSource* clone() const override { return new PlacedSource(condition_, index_); }
  // A server knows Xapian's own sources alone: it is told one that finds nothing.
  std::string name() const override { return nothing().name(); }
  std::string serialise() const override { return nothing().serialise(); }
  std::string get_description() const override {
    std::string out = "Placed(" + condition_->written + ":";
    for (const auto& phrase : condition_->phrases) {
      for (const auto& part : phrase.parts) out += " " + describe(part.terms, part.wildcard);
      for (const auto& joined : phrase.joined) {
        out += " " + std::to_string(joined.first + 1) + "-" +
               std::to_string(joined.first + joined.count) + ":" + describe(joined.terms, "");
      }
    }
    return out + ")";
  }

 private:
  static Xapian::ValueWeightPostingSource nothing() {
    return Xapian::ValueWeightPostingSource(schema::slot::unused);
  }

  static std::string describe(const std::vector<LeafTerm>& terms, const std::string& wildcard) {
    std::string out = wildcard.empty() ? "" : wildcard + "*";
    for (const auto& term : terms) out += (out.empty() ? "" : "|") + term.term;
    return out;
  }

  std::shared_ptr<const Condition> condition_;
  const OpenIndex& index_;
  std::optional<ConditionReader> reader_;
  Xapian::doccount articles_ = 0;
  Xapian::docid current_ = 0;
  Xapian::docid last_ = 0;
};

}  // namespace

class ConditionReader::Impl {
 public:
  Impl(const Condition& condition, const Xapian::Database& database,
       const schema::FacetColumns* columns)
      : condition_(condition), database_(database), columns_(columns) {
    for (const PhraseTerms& phrase : condition.phrases) {
      readers_.emplace_back(phrase, database, condition.node.kind == Node::Kind::phrase);
    }
  }

  bool is_met_in(Xapian::docid document) {
    if (columns_ != nullptr) {
      const std::string_view positions = columns_->row(document).positions();
      fetch(positions);
      return is_met_in(document, Positions(positions));
    }
    const std::string positions = positions_.value_of(document);
    return is_met_in(document, Positions(positions));
  }

  bool is_met_in(Xapian::docid document, const Positions& positions) {
    if (condition_.node.kind == Node::Kind::phrase) {
      return readers_.front().is_met(document, positions);
    }
    Places places;
    for (PhraseReader& reader : readers_) {
      places.phrases.push_back(reader.stretches(document, positions));
    }
    if (condition_.is_bounded) places.bounds = schema::decode_bounds(bounds_.value_of(document));
    return is_met(condition_.node, places);
  }

 private:
  // Has all of the memory brought near at once: what is read of it hangs on what was read before.
  static void fetch(std::string_view bytes) {
    constexpr std::size_t line = 64;  // bytes; more would do no harm
    for (std::size_t i = 0; i < bytes.size(); i += line) __builtin_prefetch(bytes.data() + i);
  }

  const Condition& condition_;
  Xapian::Database database_;
  const schema::FacetColumns* columns_;
  std::vector<PhraseReader> readers_;
  ValueReader positions_{database_, schema::slot::positions};
  ValueReader bounds_{database_, schema::slot::bounds};
};

ConditionReader::ConditionReader(const Condition& condition, const Xapian::Database& database,
                                 const schema::FacetColumns* columns)
    : impl_(std::make_unique<Impl>(condition, database, columns)) {}

ConditionReader::~ConditionReader() = default;
ConditionReader::ConditionReader(ConditionReader&&) noexcept = default;

bool ConditionReader::is_met_in(Xapian::docid document) { return impl_->is_met_in(document); }
bool ConditionReader::is_met_in(Xapian::docid document, const Positions& positions) {
  return impl_->is_met_in(document, positions);
}

Condition build_condition(Node node, std::vector<PhraseTerms> phrases) {
  Condition condition{.node = std::move(node), .phrases = std::move(phrases)};
  condition.is_bounded = is_bounded(condition.node);
  condition.written = to_string(condition.node);
  Alternatives::join(condition);
  return condition;
}

Xapian::Query build_source(std::shared_ptr<const Condition> condition, const OpenIndex& index) {
  return Xapian::Query((new PlacedSource(std::move(condition), index))->release());
}

}  // namespace dateline::query
