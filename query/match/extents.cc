// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/match/extents.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/layout/schema.h"
#include "indexer/layout/value_reader.h"
#include "query/match/phrase_reader.h"

namespace dateline::query {
namespace {

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
