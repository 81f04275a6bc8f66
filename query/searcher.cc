// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/searcher.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "indexer/schema.h"
#include "query/facet_counter.h"
#include "query/open_index.h"
#include "query/provenance.h"
#include "query/proximity.h"
#include "query/query_builder.h"
#include "query/ranking.h"
#include "query/snippet.h"
#include "query/text_matches.h"

namespace dateline::query {
namespace {

constexpr std::size_t snippet_width = 240;  // three lines of a terminal

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

}  // namespace

class Searcher::Impl {
 public:
  explicit Impl(const IndexChoice& choice) : choice_(choice), index_(open_index(choice)) {}

  const std::string& path() const { return index_.path; }
  void reopen() { index_ = open_index(choice_, index_.missing); }

  // Goes on without the shard that failed. Throws IndexError where that is not wanted.
  void leave_out(const Xapian::NetworkError& error) {
    const Shard* shard = find_culprit(index_, error);
    if (shard == nullptr) throw schema::IndexError(path(), reason_of(error));
    if (!choice_.may_be_partial) fail_unanswered(shard->address, reason_of(error));
    auto missing = index_.missing;
    missing.push_back({shard->address, reason_of(error)});
    index_ = open_index(choice_, std::move(missing));
  }

  ResultPage search(const SearchRequest& request) const {
    const Prepared prepared = prepare(request);
    Xapian::Enquire enquire(index_.database);
    enquire.set_query(prepared.query);
    const auto passes = plan_facets(request);
    FacetCounter counter(index_, requests_of(passes.front(), request));
    counter.attach_to(enquire);
    const RankedPage ranked = find_page(index_, enquire, request);
    ResultPage page{.query = request.query,
                    .understood = to_string(prepared.parsed.root),
                    .notes = prepared.parsed.notes,
                    .total = ranked.total,
                    .offset = request.offset,
                    .facets = std::vector<Facet>(request.facets.size()),
                    .provenance = provenance()};
    place_facets(counter, passes.front(), request, page.facets);
    for (std::size_t i = 1; i < passes.size(); ++i) count_apart(passes[i], request, page.facets);
    const Wanted wanted{prepared.parsed.root, request.names};
    for (const RankedHit& hit : ranked.hits) {
      const std::size_t rank = request.offset + page.hits.size() + 1;
      const auto document = index_.database.get_document(hit.document);
      page.hits.push_back(make_hit(document, wanted, request.snippets));
      page.hits.back().rank = rank;
      page.hits.back().score = hit.score;
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
    const auto documents = in_order(enquire.get_mset(0, index_.database.get_doccount()));
    const Wanted wanted{prepared.parsed.root, request.names};
    for (const Xapian::docid document : documents) {
      const auto stored = schema::decode_article(index_.database.get_document(document).get_data());
      FoundArticle found{.id = stored.id,
                         .outlet = stored.outlet,
                         .date = stored.published,
                         .read = read(stored, document, wanted),
                         .matches = {}};
      found.matches = find_matches(found.read, wanted.root, index_.names);
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
    Xapian::Enquire enquire(index_.database);
    enquire.set_query(prepared.query);
    Explanation out{
        .understood = to_string(prepared.parsed.root),
        .xapian = prepared.query.get_description(),
        .notes = prepared.parsed.notes,
        .total = enquire.get_mset(0, 0, index_.database.get_doccount()).get_matches_estimated(),
        .provenance = provenance()};
    for (const Node* phrase : wanted_phrases(prepared.parsed.root)) {
      for (const Leaf& leaf : phrase->leaves) {
        out.parts.push_back(explain_leaf(leaf, request));
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
    const Wanted wanted{prepared.parsed.root, NameReading::all};
    const ReadArticle article = read(stored, document.get_docid(), wanted);
    const auto matches = find_matches(article, wanted.root, index_.names);
    return ShownArticle{.article = make_hit(document, wanted, false),
                        .text = mark_all(article.text, matches.text)};
  }

  Provenance provenance() const { return provenance_of(index_); }

 private:
  Prepared prepare(const SearchRequest& request) const {
    Prepared prepared{.parsed = parse_query(request.query, index_.names, request.names)};
    add_filters(prepared.parsed.root, request.filters);
    BuiltQuery built = build_query(prepared.parsed.root, index_, request.names);
    prepared.query = built.query;
    for (auto& note : built.notes) prepared.parsed.notes.push_back(std::move(note));
    if (!index_.missing.empty()) prepared.parsed.notes.push_back(note_of_missing(index_));
    return prepared;
  }

  // Runs the search once more without the filters of one field.
  void count_apart(const FacetPass& pass, const SearchRequest& request,
                   std::vector<Facet>& facets) const {
    SearchRequest wider = request;
    std::erase_if(wider.filters,
                  [&](const Filter& filter) { return filter.field == pass.without; });
    FacetCounter counter(index_, requests_of(pass, request));
    Xapian::Enquire enquire(index_.database);
    enquire.set_query(prepare(wider).query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    counter.attach_to(enquire);
    if (index_.shards.size() == 1) enquire.get_mset(0, 0, index_.database.get_doccount());
    place_facets(counter, pass, request, facets);
  }

  // The corpus of each shard in its order, one behind the other.
  std::vector<Xapian::docid> in_order(const Xapian::MSet& matches) const {
    std::vector<Xapian::docid> documents;
    for (auto match = matches.begin(); match != matches.end(); ++match) documents.push_back(*match);
    const auto shards = static_cast<Xapian::docid>(index_.shards.size());
    std::ranges::stable_sort(documents, {}, [&](Xapian::docid d) { return (d - 1) % shards; });
    return documents;
  }

  // What a query asks for in an article.
  struct Wanted {
    const Node& root;
    NameReading names = NameReading::all;
  };

  // A field of an article whose words count from `base`, its names as the index has them.
  ReadText read(std::string_view text, Xapian::docid document, const Wanted& wanted,
                std::uint32_t base) const {
    ReadText read{.text = text, .words = synonyms::tokenize(text)};
    std::set<std::uint32_t> names;
    for (const Node* phrase : wanted_phrases(wanted.root)) {
      for (const Leaf& leaf : phrase->leaves) {
        add_names(leaf, names);
        // The index knows where names stand, but not where their adjectives do.
        if (leaf.adjective && read.names.mentions.empty()) {
          read.names = synonyms::find_names(read.words, index_.names);
        }
      }
    }
    auto& mentions = read.names.mentions;
    std::erase_if(mentions, [&](const auto& mention) {
      return !mention.adjective && names.contains(mention.name);
    });
    for (const std::uint32_t name : names) {
      add_mentions(document, name, wanted.names, base, read);
    }
    std::ranges::stable_sort(mentions, {}, &synonyms::Mention::first);
    return read;
  }

  ReadArticle read(const schema::StoredArticle& stored, Xapian::docid document,
                   const Wanted& wanted) const {
    return {.title = read(stored.title, document, wanted, schema::title_begin),
            .text = read(stored.text, document, wanted, schema::text_begin)};
  }

  void add_names(const Leaf& leaf, std::set<std::uint32_t>& names) const {
    const auto add = [&](const std::string& id) {
      if (const auto name = index_.names.find_id(id)) names.insert(*name);
    };
    if (leaf.kind == Leaf::Kind::name) add(leaf.text);
    for (const auto& id : leaf.homonyms) add(id);
    for (const auto& reading : leaf.readings) {
      if (reading.kind != Leaf::Reading::Kind::word) add(reading.text);
    }
  }

  void add_mentions(Xapian::docid document, std::uint32_t name, NameReading reading,
                    std::uint32_t base, ReadText& read) const {
    using synonyms::Recognition;
    constexpr std::array<std::pair<schema::NameUse, Recognition>, 4> uses = {
        {{schema::NameUse::listed, Recognition::listed},
         {schema::NameUse::surname, Recognition::surname},
         {schema::NameUse::key, Recognition::key},
         {schema::NameUse::loose_key, Recognition::loose_key}}};
    const std::size_t read_uses = reading == NameReading::loose   ? 4
                                  : reading == NameReading::exact ? 2
                                                                  : 3;
    for (std::size_t i = 0; i < read_uses; ++i) {
      const auto term =
          schema::name_term(schema::prefix::name, index_.names.name(name).id, uses[i].first);
      const auto end = index_.database.positionlist_end(document, term);
      for (auto at = index_.database.positionlist_begin(document, term); at != end; ++at) {
        const schema::Extent extent = schema::decode_extent(*at);
        const std::size_t first = extent.position - base;
        const bool in_title = extent.position < schema::text_begin;
        if (in_title != (base < schema::text_begin)) continue;
        if (first + extent.count > read.words.size()) continue;
        read.names.mentions.push_back({.first = static_cast<std::uint32_t>(first),
                                       .count = extent.count,
                                       .name = name,
                                       .recognition = uses[i].second});
      }
    }
  }

  Hit make_hit(const Xapian::Document& document, const Wanted& wanted, bool with_passages) const {
    const auto stored = schema::decode_article(document.get_data());
    const auto facets = schema::decode_facets(document.get_value(schema::slot::facets));
    ReadArticle article{.title =
                            read(stored.title, document.get_docid(), wanted, schema::title_begin)};
    // Without passages the text only tells which of the title's words meet a condition.
    if (with_passages || has_proximity(wanted.root)) {
      article.text = read(stored.text, document.get_docid(), wanted, schema::text_begin);
    }
    const auto matches = find_matches(article, wanted.root, index_.names);
    Hit hit{.id = stored.id,
            .title = mark_all(article.title, matches.title),
            .outlet = stored.outlet,
            .url = stored.url,
            .language = stored.language,
            .date = stored.published,
            .unread_date = stored.unread_date,
            .owner = stored.owner,
            .date_source = stored.date_source,
            .flags = stored.flags,
            .agencies = stored.agencies,
            .filed_as_written = stored.filed};
    if (facets.filed) hit.filed = make_place(*facets.filed);
    for (const auto place : facets.places) hit.places.push_back(make_place(place));
    if (!with_passages) return hit;
    hit.passages = make_snippet(article.text, matches.text, snippet_width);
    add_reasons(hit.matches, article.title, matches.title, true);
    add_reasons(hit.matches, article.text, matches.text, false);
    return hit;
  }

  // The first occurrence of each form in which each part of the query is met.
  static void add_reasons(std::vector<Match>& reasons, const ReadText& text,
                          const std::vector<TextMatch>& matches, bool in_title) {
    std::set<std::pair<std::string, std::string>> seen;
    for (const TextMatch& match : matches) {
      const std::size_t begin = text.words.tokens[match.first].begin;
      const std::size_t end = text.words.tokens[match.last].end;
      Match reason{.reason = match.reason,
                   .met = std::string(to_string(match.meeting)),
                   .written = std::string(text.text.substr(begin, end - begin)),
                   .in_title = in_title,
                   .offset = begin};
      if (seen.emplace(reason.reason, reason.written).second) reasons.push_back(std::move(reason));
    }
  }

  Place make_place(std::uint32_t index) const {
    const auto name = index_.names.name(index);
    const auto country = index_.names.country(index);
    return {.id = std::string(name.id),
            .name = std::string(name.label),
            .country = country ? std::string(index_.names.name(*country).label) : "",
            .latitude = name.latitude,
            .longitude = name.longitude};
  }

  Explanation::Part explain_leaf(const Leaf& leaf, const SearchRequest& request) const {
    const std::string& query = request.query;
    Explanation::Part part{
        .typed = query.substr(std::min(leaf.span.offset, query.size()), leaf.span.length),
        .reading = to_string(Node{.kind = Node::Kind::phrase, .leaves = {leaf}})};
    Xapian::Enquire enquire(index_.database);
    Node node{.kind = Node::Kind::phrase, .leaves = {leaf}};
    enquire.set_query(build_query(node, index_, request.names).query);
    part.articles = enquire.get_mset(0, 0, index_.database.get_doccount()).get_matches_estimated();
    if (leaf.kind == Leaf::Kind::word && !leaf.exact) {
      part.forms = word_forms(leaf.text, index_);
    } else if (leaf.kind == Leaf::Kind::name) {
      if (const auto name = index_.names.find_id(leaf.text); name && !leaf.adjective) {
        for (const auto spelling : index_.names.spellings(*name)) part.forms.emplace_back(spelling);
      }
    }
    add_met(leaf, request.names, part);
    return part;
  }

  void add_met(const Leaf& leaf, NameReading names, Explanation::Part& part) const {
    for (const LeafTerm& term : leaf_terms(leaf, false, names, index_)) {
      if (!term.is_name) continue;
      const auto id = schema::name_of_term(term.term);
      part.met.push_back({.name = index_.label(id),
                          .how = std::string(to_string(term.meeting)),
                          .articles = index_.database.get_termfreq(term.term)});
    }
  }

  IndexChoice choice_;
  OpenIndex index_;
};

namespace {

// Runs one whole answer, again on the state of now where an update has gone on beneath it or a
// shard was lost. Xapian's errors do not derive from std::exception.
template <class Searches, class Work>
auto answered(Searches& searches, Work work) {
  constexpr int most_tries = 5;
  bool has_reconnected = false;
  for (int tries = 1;; ++tries) {
    try {
      return work();
    } catch (const Xapian::NetworkTimeoutError& error) {
      searches.leave_out(error);
    } catch (const Xapian::NetworkError& error) {
      // A server closes what it has not heard of for a while.
      if (std::exchange(has_reconnected, true)) {
        searches.leave_out(error);
      } else {
        searches.reopen();
      }
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

Searcher::Searcher(const IndexChoice& index) : impl_(std::make_unique<Impl>(index)) {}

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
