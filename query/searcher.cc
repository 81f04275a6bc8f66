// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/searcher.h"

#include <xapian.h>

#include <map>

#include "indexer/schema.h"
#include "query/article_set.h"
#include "query/article_view.h"
#include "query/facet_counter.h"
#include "query/open_index.h"
#include "query/query_builder.h"
#include "query/snippet.h"

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

Node filter_node(const Filter& filter) {
  return {.kind = Node::Kind::filter,
          .field = filter.field,
          .value = filter.value,
          .span = {std::string::npos, 0}};
}

// Filters of one field are alternatives; fields, and the query, are combined.
void add_filters(Node& root, const std::vector<Filter>& filters) {
  if (filters.empty()) return;
  std::map<Field, std::vector<Node>> by_field;
  for (const Filter& filter : filters) by_field[filter.field].push_back(filter_node(filter));
  Node all{.kind = Node::Kind::all_of};
  all.children.push_back(std::move(root));
  for (auto& [field, nodes] : by_field) {
    all.children.push_back(nodes.size() == 1
                               ? std::move(nodes.front())
                               : Node{.kind = Node::Kind::any_of, .children = std::move(nodes)});
  }
  root = std::move(all);
}

class IdDecider final : public Xapian::MatchDecider {
 public:
  explicit IdDecider(const std::function<bool(const std::string&)>& accept) : accept_(accept) {}
  bool operator()(const Xapian::Document& document) const override {
    return accept_(schema::decode_article(document.get_data()).id);
  }

 private:
  const std::function<bool(const std::string&)>& accept_;
};

// A query ready to run, and how it was understood.
struct Prepared {
  ParsedQuery parsed;
  Xapian::Query query;
};

}  // namespace

class Searcher::Impl {
 public:
  explicit Impl(const std::string& path) : index_(open_index(path)) {}

  const std::string& path() const { return index_.path; }
  void reopen() { index_ = open_index(index_.path); }

  ResultPage search(const SearchRequest& request) const {
    const Prepared prepared = prepare(request);
    const auto passes = plan_facets(request);
    FacetCounter counter(index_, requests_of(passes.front(), request));
    const Ranked found = rank(prepared.query, request, counter);
    ResultPage page{.query = request.query,
                    .understood = to_string(prepared.parsed.root),
                    .notes = prepared.parsed.notes,
                    .total = found.total,
                    .offset = request.offset,
                    .facets = std::vector<Facet>(request.facets.size()),
                    .provenance = provenance()};
    place_facets(counter, passes.front(), request, page.facets);
    for (std::size_t i = 1; i < passes.size(); ++i) count_apart(passes[i], request, page.facets);
    const ArticleView view(index_, prepared.parsed.root, request.names);
    const auto part = request.snippets ? ArticleView::Part::passages : ArticleView::Part::title;
    for (auto match = found.page.begin(); match != found.page.end(); ++match) {
      page.hits.push_back(view.hit(match.get_document(), part));
      page.hits.back().rank = match.get_rank() + 1;
      page.hits.back().score = match.get_weight();
    }
    return page;
  }

  ResultPage read_all(const SearchRequest& request, ArticleVisitor& visitor) const {
    visitor.begin();
    const Prepared prepared = prepare(request);
    Xapian::Enquire enquire(index_.database);
    enquire.set_query(prepared.query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    const auto matches = enquire.get_mset(0, index_.database.get_doccount());
    const ArticleView view(index_, prepared.parsed.root, request.names);
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      const auto stored = schema::decode_article(match.get_document().get_data());
      FoundArticle found{.id = stored.id,
                         .outlet = stored.outlet,
                         .date = stored.published,
                         .read = view.read(stored, *match),
                         .matches = {}};
      found.matches = view.matches(found.read);
      visitor.visit(found);
    }
    return {.query = request.query,
            .understood = to_string(prepared.parsed.root),
            .notes = prepared.parsed.notes,
            .total = matches.size(),
            .provenance = provenance()};
  }

  Explanation explain(const SearchRequest& request) const {
    const Prepared prepared = prepare(request);
    FacetCounter nothing(index_, {});
    SearchRequest counted = request;
    counted.limit = 0;
    Explanation out{.understood = to_string(prepared.parsed.root),
                    .xapian = prepared.query.get_description(),
                    .notes = prepared.parsed.notes,
                    .total = rank(prepared.query, counted, nothing).total,
                    .provenance = provenance()};
    for (const Node* phrase : wanted_phrases(prepared.parsed.root)) {
      for (const Leaf& leaf : phrase->leaves) {
        out.parts.push_back(query::explain(leaf, request, index_));
      }
    }
    return out;
  }

  std::optional<ShownArticle> show(const std::string& id, const std::string& query) const {
    const std::string term = schema::term(schema::prefix::id, id);
    const auto posting = index_.database.postlist_begin(term);
    if (posting == index_.database.postlist_end(term)) return std::nullopt;
    Prepared prepared;
    if (!query.empty()) prepared = prepare({.query = query});
    const auto document = index_.database.get_document(*posting);
    const auto stored = schema::decode_article(document.get_data());
    const ArticleView view(index_, prepared.parsed.root, NameReading::all);
    const ReadArticle article = view.read(stored, document.get_docid());
    return ShownArticle{.article = view.hit(document, ArticleView::Part::title),
                        .text = mark_all(article.text, view.matches(article).text)};
  }

  Provenance provenance() const {
    return {.index_id = index_.metadata(schema::metadata::index_id),
            .generation = index_.generation,
            .names_hash = index_.names.hash(),
            .tool = DATELINE_VERSION};
  }

 private:
  Prepared prepare(const SearchRequest& request) const {
    Prepared prepared{.parsed = parse_query(request.query, index_.names, request.names)};
    add_filters(prepared.parsed.root, request.filters);
    BuiltQuery built = build_query(prepared.parsed.root, index_, request.names);
    prepared.query = built.query;
    for (auto& note : built.notes) prepared.parsed.notes.push_back(std::move(note));
    return prepared;
  }

  // A page of what a query finds, and how many it finds in all.
  struct Ranked {
    Xapian::MSet page;
    std::size_t total = 0;
  };

  // `counter` sees every article that is found, on this page or not.
  Ranked rank(const Xapian::Query& query, const SearchRequest& request,
              FacetCounter& counter) const {
    if (!request.accept && ArticleSet::can_find(query)) {
      const auto found = ArticleSet::find(query, index_.database);
      counter.add(found.articles());
      if (request.limit == 0) return {.total = found.size()};
      return {.page = match(query, request, counter, 0), .total = found.size()};
    }
    Ranked ranked{.page = match(query, request, counter, index_.database.get_doccount())};
    ranked.total = ranked.page.get_matches_estimated();  // exact: every match was looked at
    return ranked;
  }

  // Runs the search once more without the filters of one field.
  void count_apart(const FacetPass& pass, const SearchRequest& request,
                   std::vector<Facet>& facets) const {
    SearchRequest wider = request;
    std::erase_if(wider.filters,
                  [&](const Filter& filter) { return filter.field == pass.without; });
    wider.limit = 0;
    FacetCounter counter(index_, requests_of(pass, request));
    rank(prepare(wider).query, wider, counter);
    place_facets(counter, pass, request, facets);
  }

  // The matcher looks at `least` articles or more; what it looks at, `counter` sees.
  Xapian::MSet match(const Xapian::Query& query, const SearchRequest& request,
                     FacetCounter& counter, Xapian::doccount least) const {
    Xapian::Enquire enquire(index_.database);
    enquire.set_query(query);
    if (request.limit == 0) enquire.set_weighting_scheme(Xapian::BoolWeight());
    DateKey oldest;
    set_order(enquire, request.sort, oldest);
    if (least > 0 && counter.counts_any()) enquire.add_matchspy(&counter);
    const IdDecider decider(request.accept);
    return enquire.get_mset(static_cast<Xapian::doccount>(request.offset),
                            static_cast<Xapian::doccount>(request.limit), least, nullptr,
                            request.accept ? &decider : nullptr);
  }

  static void set_order(Xapian::Enquire& enquire, SortOrder order, DateKey& oldest) {
    // Equal scores keep the order of the corpus, so a page never depends on chance.
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    if (order == SortOrder::newest) {
      enquire.set_sort_by_value_then_relevance(schema::slot::date, true);
    } else if (order == SortOrder::oldest) {
      enquire.set_sort_by_key_then_relevance(&oldest, false);
    }
  }

  OpenIndex index_;
};

namespace {

// Runs one whole answer, again on the state of now where an update has gone on beneath it. Xapian's
// errors do not derive from std::exception.
template <class Searches, class Work>
auto answered(Searches& searches, Work work) {
  constexpr int most_tries = 5;
  for (int tries = 1;; ++tries) {
    try {
      return work();
    } catch (const Xapian::DatabaseModifiedError&) {
      if (tries == most_tries) {
        throw schema::IndexError(searches.path(), "changes faster than it can be read; try again");
      }
      searches.reopen();
    } catch (const Xapian::Error& error) {
      throw schema::IndexError(searches.path(),
                               error.get_description() + "; build the index again if this stays");
    }
  }
}

}  // namespace

Searcher::Searcher(const std::string& index) : impl_(std::make_unique<Impl>(index)) {}

Searcher::~Searcher() = default;

ResultPage Searcher::search(const SearchRequest& request) const {
  return answered(*impl_, [&] { return impl_->search(request); });
}

ResultPage Searcher::read_all(const SearchRequest& request, ArticleVisitor& visitor) const {
  return answered(*impl_, [&] { return impl_->read_all(request, visitor); });
}

Explanation Searcher::explain(const SearchRequest& request) const {
  return answered(*impl_, [&] { return impl_->explain(request); });
}

std::optional<ShownArticle> Searcher::show(const std::string& id, const std::string& query) const {
  return answered(*impl_, [&] { return impl_->show(id, query); });
}

Provenance Searcher::provenance() const {
  return answered(*impl_, [&] { return impl_->provenance(); });
}

}  // namespace dateline::query
