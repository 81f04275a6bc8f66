// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/searcher.h"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/layout/schema.h"
#include "indexer/layout/stored_article.h"
#include "query/answer/article_families.h"
#include "query/answer/article_view.h"
#include "query/answer/collapse.h"
#include "query/answer/facet_counter.h"
#include "query/answer/provenance.h"
#include "query/answer/ranking.h"
#include "query/answer/snippet.h"
#include "query/meaning/query_builder.h"
#include "query/shards/steady_index.h"
#include "synonyms/words/fold.h"

namespace dateline::query {
namespace {

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

// A query ready to run, and how it was understood.
struct Prepared {
  ParsedQuery parsed;
  Xapian::Query query;
};

// What is asked of an index in one state of it.
class Answer {
 public:
  explicit Answer(const OpenIndex& index) : index_(index), families_(index) {}

  ResultPage search(const SearchRequest& request) {
    const Prepared prepared = prepare(request);
    const auto passes = plan_facets(request);
    FacetCounter counter(index_, requests_of(passes.front(), request));
    const RankedPage found = rank(prepared.query, request, counter);
    ResultPage page{.query = request.query,
                    .understood = to_string(prepared.parsed.root),
                    .notes = prepared.parsed.notes,
                    .total = found.total,
                    .families = found.families,
                    .offset = request.offset,
                    .facets = std::vector<Facet>(request.facets.size()),
                    .provenance = provenance()};
    place_facets(counter, passes.front(), request, page.facets);
    for (std::size_t i = 1; i < passes.size(); ++i) count_apart(passes[i], request, page.facets);
    const ArticleView view(index_, prepared.parsed.root, request.names);
    const auto part = request.snippets ? ArticleView::Part::passages : ArticleView::Part::title;
    for (const RankedHit& ranked : found.hits) {
      page.hits.push_back(view.hit(document_at(ranked.document), part));
      page.hits.back().rank = request.offset + page.hits.size();
      page.hits.back().score = ranked.score;
      page.hits.back().family = families_.describe(ranked.document);
      if (page.hits.back().family) page.hits.back().family->matching = ranked.matching;
    }
    return page;
  }

  ResultPage read_all(const SearchRequest& request, ArticleVisitor& visitor) const {
    visitor.begin();
    const Prepared prepared = prepare(request);
    const auto documents = find_all(index_, prepared.query);
    const ArticleView view(index_, prepared.parsed.root, request.names);
    for (const Xapian::docid id : documents) {
      const auto document = document_at(id);
      const auto stored = schema::read_article(document);
      FoundArticle found{.id = stored.id,
                         .outlet = stored.outlet,
                         .date = stored.published,
                         .read = view.read(stored, document),
                         .matches = {}};
      found.matches = view.matches(found.read);
      visitor.visit(found);
    }
    return {.query = request.query,
            .understood = to_string(prepared.parsed.root),
            .notes = prepared.parsed.notes,
            .total = documents.size(),
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
                    .total = query::rank(index_, prepared.query, counted, nothing).total,
                    .provenance = provenance()};
    for (const Node* phrase : wanted_phrases(prepared.parsed.root)) {
      for (auto& part : query::explain(*phrase, request, index_)) {
        out.parts.push_back(std::move(part));
      }
    }
    return out;
  }

  std::optional<ShownArticle> show(const std::string& id, const std::string& query) {
    const std::string term = schema::term(schema::prefix::id, id);
    const auto posting = index_.database.postlist_begin(term);
    if (posting == index_.database.postlist_end(term)) return std::nullopt;
    Prepared prepared;
    if (!query.empty()) prepared = prepare({.query = query});
    const auto document = index_.database.get_document(*posting);
    const auto stored = schema::read_article(document);
    const ArticleView view(index_, prepared.parsed.root, NameReading::all);
    const ReadArticle article = view.read(stored, document);
    ShownArticle shown{.article = view.hit(document, ArticleView::Part::title),
                       .text = mark_all(article.text, view.matches(article).text)};
    shown.article.family = families_.describe(document.get_docid());
    if (shown.article.family) shown.copies = families_.copies_of(document.get_docid());
    return shown;
  }

  Provenance provenance() const { return provenance_of(index_); }

 private:
  Prepared prepare(const SearchRequest& request) const {
    Prepared prepared{.parsed = parse_query(request.query, index_.names, request.names)};
    add_filters(prepared.parsed.root, request.filters);
    BuiltQuery built = build_query(prepared.parsed.root, index_, request.names);
    prepared.query = built.query;
    auto& notes = prepared.parsed.notes;
    std::erase_if(notes, [&](const auto& note) {
      return std::ranges::any_of(built.withdrawn, [&](const auto& withdrawn) {
        return synonyms::fold(note) == synonyms::fold(withdrawn);
      });
    });
    for (auto& note : built.notes) notes.push_back(std::move(note));
    if (!index_.missing.empty()) prepared.parsed.notes.push_back(note_of_missing(index_));
    return prepared;
  }

  Xapian::Document document_at(Xapian::docid document) const {
    return index_.database.get_document(document, Xapian::DOC_ASSUME_VALID);
  }

  RankedPage rank(const Xapian::Query& query, const SearchRequest& request, FacetCounter& counter) {
    const bool in_families = request.facets_in == Unit::families && counter.counts_any();
    if (!request.collapse && !in_families) return query::rank(index_, query, request, counter);
    return rank_families(index_, families_, query, request, counter);
  }

  // Runs the search once more without the filters of one field.
  void count_apart(const FacetPass& pass, const SearchRequest& request,
                   std::vector<Facet>& facets) {
    SearchRequest wider = request;
    std::erase_if(wider.filters,
                  [&](const Filter& filter) { return filter.field == pass.without; });
    wider.limit = 0;
    FacetCounter counter(index_, requests_of(pass, request));
    rank(prepare(wider).query, wider, counter);
    place_facets(counter, pass, request, facets);
  }

  const OpenIndex& index_;
  ArticleFamilies families_;
};

}  // namespace

class Searcher::Impl {
 public:
  explicit Impl(const IndexChoice& choice) : index_(choice) {}

  template <class Work>
  auto answer(Work work) {
    return index_.answer([&](const OpenIndex& index) { return work(Answer(index)); });
  }

 private:
  SteadyIndex index_;
};

Searcher::Searcher(const IndexChoice& index) : impl_(std::make_unique<Impl>(index)) {}

Searcher::~Searcher() = default;

ResultPage Searcher::search(const SearchRequest& request) const {
  return impl_->answer([&](Answer&& answer) { return answer.search(request); });
}

ResultPage Searcher::read_all(const SearchRequest& request, ArticleVisitor& visitor) const {
  return impl_->answer([&](const Answer& answer) { return answer.read_all(request, visitor); });
}

Explanation Searcher::explain(const SearchRequest& request) const {
  return impl_->answer([&](const Answer& answer) { return answer.explain(request); });
}

std::optional<ShownArticle> Searcher::show(const std::string& id, const std::string& query) const {
  return impl_->answer([&](Answer&& answer) { return answer.show(id, query); });
}

Provenance Searcher::provenance() const {
  return impl_->answer([](const Answer& answer) { return answer.provenance(); });
}

}  // namespace dateline::query
