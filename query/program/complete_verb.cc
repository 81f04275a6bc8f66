// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>
#include <set>

#include "query/answer/facet_counter.h"
#include "query/answer/searcher.h"
#include "query/program/verb_options.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/printable.h"

namespace dateline::query {
namespace {

// What the scripts of `completions` ask for values that only an index knows.
class CompleteVerb final : public Verb {
 public:
  explicit CompleteVerb(const std::string& index) : index_(index) {}

  VerbText text() const override {
    return {.name = "complete",
            .summary = "List the outlets or places of an index that begin so (for completions)",
            .examples = R"(
  dateline-query complete outlets
  dateline-query complete places Mos
)",
            .manual = {}};
  }

  void add_options(CLI::App& app) override {
    app.add_option("list", list_, "outlets or places")
        ->required()
        ->check(CLI::IsMember({"outlets", "places"}).description(""))
        ->type_name("outlets|places");
    app.add_option("start", start_, "How they begin")->type_name("TEXT");
    index_.add_to(app);
  }

  int run() override {
    SearchRequest request{.query = "*", .limit = 0};
    request.facets.push_back(parse_facet(list_ == "outlets" ? "outlet" : "place"));
    request.facet_limit = every_value;
    const ResultPage page = Searcher(index_.choice()).search(request);
    const std::string start = synonyms::fold(start_);
    std::set<std::string> values;
    for (const FacetValue& value : page.facets.front().values) {
      if (synonyms::fold(value.label).starts_with(start)) values.insert(value.label);
    }
    for (const auto& value : values) std::cout << synonyms::printable(value) << "\n";
    return values.empty() ? status::nothing : status::found;
  }

 private:
  static constexpr std::size_t every_value = 1'000'000'000;

  std::string list_;
  std::string start_;
  IndexOption index_;
};

}  // namespace

std::unique_ptr<Verb> make_complete_verb(const std::string& index) {
  return std::make_unique<CompleteVerb>(index);
}

}  // namespace dateline::query
