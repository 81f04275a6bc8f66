// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/match/match_nodes.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "query/match/reading_weights.h"
#include "query/match/term_matches.h"

namespace dateline::query {

using Xapian::Query;

namespace {

using Node = std::unique_ptr<MatchNode>;
using Nodes = std::vector<Node>;

// What number a term gives an article: none, how often it stands there, or its weight.
class Numbers {
 public:
  enum class Kind : std::uint8_t { none, counts, weights };

  explicit Numbers(Kind kind) : kind_(kind) {}
  Numbers(Bm25::Term term, const schema::FacetColumns& columns)
      : kind_(Kind::weights), term_(term), columns_(&columns) {}

  double of(std::uint32_t article, const Xapian::PostingIterator& posting) const {
    return kind_ == Kind::none ? 0 : of(article, posting.get_wdf());
  }
  // Terms that count as one may overlap: no more than there is room for.
  double of(std::uint32_t article, std::uint32_t count) const {
    if (kind_ != Kind::weights) return count;
    const std::uint32_t length = columns_->row(article).length();
    return term_.value(std::min(count, length), length);
  }

 private:
  Kind kind_;
  Bm25::Term term_;
  const schema::FacetColumns* columns_ = nullptr;
};

class TermNode final : public MatchNode {
 public:
  TermNode(const std::string& term, const Xapian::Database& database, Numbers numbers)
      : numbers_(numbers),
        at_(database.postlist_begin(term)),
        end_(database.postlist_end(term)),
        in_window_(static_cast<double>(database.get_termfreq(term)) * MatchWindow::size /
                   (database.get_lastdocid() + 1.0)) {}

  void add_to(MatchWindow& window, const MatchWindow* among) override {
    constexpr std::size_t steps_a_skip = 8;  // a guess at what a skip costs
    if (among != nullptr && static_cast<double>(among->count() * steps_a_skip) < in_window_) {
      return add_among(*among, window);
    }
    if (at_ != end_ && *at_ < window.first()) at_.skip_to(window.first());
    for (; at_ != end_; ++at_) {
      const Xapian::docid article = *at_;
      if (article >= window.end()) return;
      window.add(article, numbers_.of(article, at_));
    }
  }

 private:
  void add_among(const MatchWindow& among, MatchWindow& window) {
    among.for_each([&](std::uint32_t article, double) {
      if (at_ != end_ && *at_ < article) at_.skip_to(article);
      if (at_ != end_ && *at_ == article) window.add(article, numbers_.of(article, at_));
    });
  }

  Numbers numbers_;
  Xapian::PostingIterator at_;
  Xapian::PostingIterator end_;
  double in_window_;  // how many of its postings a window has
};

// All articles of a database from which none was deleted: docids run from 1 without a gap.
class EverythingNode final : public MatchNode {
 public:
  explicit EverythingNode(Xapian::docid last) : last_(last) {}

  void add_to(MatchWindow& window, const MatchWindow*) override {
    window.add_all(std::min(window.end(), last_ + 1));
  }

 private:
  Xapian::docid last_;
};

class AnyNode final : public MatchNode {
 public:
  explicit AnyNode(Nodes parts) : parts_(std::move(parts)) {}

  void add_to(MatchWindow& window, const MatchWindow* among) override {
    for (const Node& part : parts_) part->add_to(window, among);
  }

 private:
  Nodes parts_;
};

// Several that count as one: the weight is made of how often they stand there together.
class UnionNode final : public MatchNode {
 public:
  UnionNode(Node parts, Numbers numbers) : parts_(std::move(parts)), numbers_(numbers) {}

  void add_to(MatchWindow& window, const MatchWindow* among) override {
    counts_.move_to(window.first());
    parts_->add_to(counts_, among);
    counts_.for_each([&](std::uint32_t article, double count) {
      window.add(article, numbers_.of(article, static_cast<std::uint32_t>(count)));
    });
  }

 private:
  Node parts_;
  Numbers numbers_;
  MatchWindow counts_;
};

// All of some, the rarest first, without others.
class AllNode final : public MatchNode {
 public:
  AllNode(Nodes kept, Nodes dropped) : kept_(std::move(kept)), dropped_(std::move(dropped)) {}

  void add_to(MatchWindow& window, const MatchWindow* among) override {
    common_.move_to(window.first());
    kept_.front()->add_to(common_, among);
    for (std::size_t i = 1; i < kept_.size() && common_.count() > 0; ++i) {
      common_.keep(find(*kept_[i]));
    }
    for (std::size_t i = 0; i < dropped_.size() && common_.count() > 0; ++i) {
      common_.drop(find(*dropped_[i]));
    }
    common_.for_each([&](std::uint32_t article, double number) { window.add(article, number); });
  }

 private:
  const MatchWindow& find(MatchNode& part) {
    found_.move_to(common_.first());
    part.add_to(found_, &common_);
    return found_;
  }

  Nodes kept_;
  Nodes dropped_;
  MatchWindow common_;
  MatchWindow found_;
};

class Maker {
 public:
  Maker(const Shard& shard, const Bm25* weights) : shard_(shard), weights_(weights) {}

  Node make(const Query& query) const {
    return make(query, {weights_ == nullptr ? Numbers::Kind::none : Numbers::Kind::weights});
  }

 private:
  struct Wanted {
    Numbers::Kind kind = Numbers::Kind::none;
    double factor = 1;  // of weights
  };
  struct Part {
    Query query;
    Wanted wanted;
    std::size_t most = 0;  // articles
  };

  Node make(const Query& query, Wanted wanted) const {
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        return std::make_unique<TermNode>(*query.get_terms_begin(), shard_.database,
                                          numbers(query, wanted));
      case Query::LEAF_MATCH_ALL:
        return make_everything();
      case Query::OP_SCALE_WEIGHT:
        return make(query.get_subquery(0), scaled(query, wanted));
      case Query::OP_OR:
        return make_any(query, wanted);
      case Query::OP_SYNONYM:
        return make_union(query, wanted);
      case Query::OP_AND:
      case Query::OP_FILTER:
      case Query::OP_AND_NOT:
        return make_all(query, wanted);
      default:
        return make_any(Query(), {});
    }
  }

  Numbers numbers(const Query& query, Wanted wanted) const {
    if (wanted.kind != Numbers::Kind::weights) return Numbers(wanted.kind);
    return {weights_->term(query, wanted.factor), shard_.columns};
  }

  Node make_any(const Query& query, Wanted wanted) const {
    Nodes parts;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      parts.push_back(make(query.get_subquery(i), wanted));
    }
    return std::make_unique<AnyNode>(std::move(parts));
  }

  Node make_union(const Query& query, Wanted wanted) const {
    if (wanted.kind != Numbers::Kind::weights) return make_any(query, wanted);
    return std::make_unique<UnionNode>(make_any(query, {Numbers::Kind::counts}),
                                       numbers(query, wanted));
  }

  Node make_all(const Query& query, Wanted wanted) const {
    std::vector<Part> kept;
    Nodes dropped;
    take_apart(query, wanted, kept, dropped);
    std::ranges::sort(kept, {}, &Part::most);
    // Beside others everything asks for nothing more.
    while (kept.size() > 1 && kept.back().query.get_type() == Query::LEAF_MATCH_ALL) {
      kept.pop_back();
    }
    Nodes nodes;
    for (const Part& part : kept) nodes.push_back(make(part.query, part.wanted));
    return std::make_unique<AllNode>(std::move(nodes), std::move(dropped));
  }

  // What has to match and what must not, also of such queries inside.
  void take_apart(const Query& query, Wanted wanted, std::vector<Part>& kept,
                  Nodes& dropped) const {
    const auto type = query.get_type();
    if (type == Query::OP_SCALE_WEIGHT) {
      return take_apart(query.get_subquery(0), scaled(query, wanted), kept, dropped);
    }
    if (type != Query::OP_AND && type != Query::OP_FILTER && type != Query::OP_AND_NOT) {
      return kept.push_back({query, wanted, most_articles(query, shard_.database)});
    }
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const Query part = query.get_subquery(i);
      if (i > 0 && type == Query::OP_AND_NOT) {
        dropped.push_back(make(part, {}));
      } else {
        take_apart(part, i > 0 && type == Query::OP_FILTER ? Wanted{} : wanted, kept, dropped);
      }
    }
  }

  static Wanted scaled(const Query& query, Wanted wanted) {
    const double factor = wanted.factor * factor_of(query);
    return factor == 0 ? Wanted{} : Wanted{wanted.kind, factor};
  }

  Node make_everything() const {
    const Xapian::docid last = shard_.database.get_lastdocid();
    if (last == shard_.database.get_doccount()) return std::make_unique<EverythingNode>(last);
    return std::make_unique<TermNode>("", shard_.database, Numbers(Numbers::Kind::none));
  }

  const Shard& shard_;
  const Bm25* weights_;
};

}  // namespace

std::unique_ptr<MatchNode> make_match_node(const Query& query, const Shard& shard,
                                           const Bm25* weights) {
  return Maker(shard, weights).make(query);
}

}  // namespace dateline::query
