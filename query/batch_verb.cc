// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "query/batch.h"
#include "query/searcher.h"
#include "query/verb_options.h"

namespace dateline::query {
namespace {

class BatchVerb final : public Verb {
 public:
  explicit BatchVerb(const std::string& index) : index_(index) {}

  VerbText text() const override {
    return {.name = "batch",
            .summary = "Answer a file of queries, one a line (- is standard input)",
            .examples = R"(
  dateline-query batch queries.txt --format jsonl
  dateline-query batch - --limit 0 < queries.txt
)",
            .manual = {}};
  }

  void add_options(CLI::App& app) override {
    app.add_option("file", file_, "Queries; empty lines and lines with # are passed over")
        ->required()
        ->type_name("FILE");
    index_.add_to(app);
    output_.add_to(app);
    filters_.add_to(app);
    page_.add_to(app);
    facets_.add_to(app);
    output_.add_fields_to(app);
  }

  int run() override {
    SearchRequest request;
    filters_.apply(request);
    page_.apply(request);
    facets_.apply(request);
    const auto writer = output_.make_writer(std::cout);
    const Searcher searcher(index_.path());
    std::ifstream file;
    const AnswerSummary summary = answer_batch(open_queries(file), request, searcher, *writer);
    writer->finish(summary, searcher.provenance());
    return summary.errors > 0 || summary.found == 0 ? status::nothing : status::found;
  }

 private:
  std::istream& open_queries(std::ifstream& file) const {
    if (file_ == "-") return std::cin;
    file.open(file_);
    if (!file) throw UsageError(file_ + ": cannot be opened");
    if (file.peek() == std::ifstream::traits_type::eof()) {
      throw UsageError(file_ + ": no query in it");
    }
    return file;
  }

  std::string file_;
  IndexOption index_;
  FilterOptions filters_;
  PageOptions page_;
  FacetOptions facets_;
  OutputOptions output_;
};

}  // namespace

std::unique_ptr<Verb> make_batch_verb(const std::string& index) {
  return std::make_unique<BatchVerb>(index);
}

}  // namespace dateline::query
