// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>

#include "query/answer/searcher.h"
#include "query/program/output_options.h"
#include "query/program/verb_options.h"

namespace dateline::query {
namespace {

class SearchVerb final : public Verb {
 public:
  explicit SearchVerb(const std::string& index) : index_(index) {}

  VerbText text() const override {
    return {.name = "search",
            .summary = "Search (the verb may be left out)",
            .examples = R"(
  dateline-query Erbil                            all spellings: Arbil, Irbil, Hewler, أربيل
  dateline-query '"Daesh fighters"'               a phrase, the name in any spelling
  dateline-query '="Islamic State" -Syria'        this spelling alone, without Syria
  dateline-query 'Mosul (dam OR bridge*)' --from 2014-06 --to 2017-07 --facets outlet,date,place
  dateline-query Mosul --collapse                 one hit of all that print an agency's text
)",
            .manual = language_manual};
  }

  void add_options(CLI::App& app) override {
    add_query_words(app, words_,
                    "The query; several words are one. With a filter or facets it may be left out");
    index_.add_to(app);
    filters_.add_to(app);
    page_.add_to(app);
    facets_.add_to(app);
    families_.add_to(app);
    output_.add_list_to(app);
  }

  int run() override {
    SearchRequest request = make_request();
    output_.restrict(request);
    const Searcher searcher(index_.told_choice());
    const ResultPage page = searcher.search(request);
    for (const auto& note : page.notes) say(note);
    auto output = output_.open(std::cout, request, false);
    output.writer->write(page, std::nullopt);
    const bool any = page.total > 0;
    const AnswerSummary answered{
        .queries = 1, .found = any ? 1U : 0U, .total = page.total, .families = page.families};
    output.writer->finish(answered, page.provenance);
    output.close();
    return status_of(any, page.provenance);
  }

  std::string query() const override { return join_words(words_); }

 private:
  SearchRequest make_request() const {
    SearchRequest request{.query = query()};
    filters_.apply(request);
    page_.apply(request);
    facets_.apply(request);
    families_.apply(request);
    // A filter alone asks for all that passes it.
    const bool filtered = !request.filters.empty() || !request.facets.empty();
    if (words_.empty() && !filtered) {
      throw UsageError("a query is missing; * matches every article, and so does a filter alone");
    }
    if (words_.empty()) request.query = "*";
    return request;
  }

  std::vector<std::string> words_;
  IndexOption index_;
  FilterOptions filters_;
  PageOptions page_;
  FacetOptions facets_;
  FamilyOptions families_;
  OutputOptions output_;
};

}  // namespace

std::unique_ptr<Verb> make_search_verb(const std::string& index) {
  return std::make_unique<SearchVerb>(index);
}

}  // namespace dateline::query
