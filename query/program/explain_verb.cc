// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>

#include "query/answer/searcher.h"
#include "query/program/output_options.h"
#include "query/program/verb_options.h"

namespace dateline::query {
namespace {

class ExplainVerb final : public Verb {
 public:
  explicit ExplainVerb(const std::string& index) : index_(index) {}

  VerbText text() const override {
    return {.name = "explain",
            .summary = "Show how a query is understood, stage by stage",
            .examples = R"(
  dateline-query explain 'IS in Arbil'
)",
            .manual = {}};
  }

  void add_options(CLI::App& app) override {
    add_query_words(app, words_, "The query");
    app.get_option("query")->required();
    index_.add_to(app);
    output_.add_to(app);
    filters_.add_to(app);
  }

  int run() override {
    SearchRequest request{.query = query()};
    filters_.apply(request);
    const auto writer = output_.make_writer(std::cout);
    const Searcher searcher(index_.told_choice());
    const Explanation explanation = searcher.explain(request);
    writer->write(explanation, request.query);
    return status_of(true, explanation.provenance);
  }

  std::string query() const override { return join_words(words_); }

 private:
  std::vector<std::string> words_;
  IndexOption index_;
  FilterOptions filters_;
  OutputOptions output_;
};

}  // namespace

std::unique_ptr<Verb> make_explain_verb(const std::string& index) {
  return std::make_unique<ExplainVerb>(index);
}

}  // namespace dateline::query
