// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>

#include "query/answer/searcher.h"
#include "query/output/timeline_writer.h"
#include "query/program/terminal.h"
#include "query/program/verb_options.h"

namespace dateline::query {
namespace {

class TimelineVerb final : public Verb {
 public:
  explicit TimelineVerb(const std::string& index) : index_(index) {}

  VerbText text() const override {
    return {.name = "timeline",
            .summary = "Count what a query finds in each day, week, month, quarter or year",
            .examples = R"(
  dateline-query timeline 'Mosul dam' --by week --from 2014-06 --to 2014-09
  dateline-query timeline Daesh --outlet 'Harbour Courier' --format csv
)",
            .manual = R"(
Every period from the first article found to the last is a line, or from --from to --to where they are
given; a period without an article counts 0. The share is of the articles that pass the same filters,
whatever they say. Dates known less precisely than a period stand as 2014-?? or 2014-06-??, articles
without a date as the last line: all lines add up to the total.
)"};
  }

  void add_options(CLI::App& app) override {
    add_query_words(app, words_, "The query");
    app.get_option("query")->required();
    index_.add_to(app);
    add_choice<Step>(app, "--by", "The periods",
                     {&step_,
                      {{"month", Step::month},
                       {"day", Step::day},
                       {"week", Step::week},
                       {"quarter", Step::quarter},
                       {"year", Step::year}}});
    using F = Format;
    add_choice<Format>(
        app, "--format", "How the answer is written",
        {&format_, {{"text", F::text}, {"jsonl", F::jsonl}, {"csv", F::csv}, {"tsv", F::tsv}}});
    filters_.add_to(app);
  }

  int run() override {
    SearchRequest request{.query = query()};
    filters_.apply(request);
    const Searcher searcher(index_.told_choice());
    const Timeline line = make_timeline(searcher, request, step_);
    for (const auto& note : line.notes) say(note);
    write(line);
    return status_of(line.total.count > 0, line.provenance);
  }

  std::string query() const override { return join_words(words_); }

 private:
  enum class Format { text, jsonl, csv, tsv };

  void write(const Timeline& line) const {
    switch (format_) {
      case Format::text:
        return write_timeline_text(std::cout, line, terminal_columns());
      case Format::jsonl:
        return write_timeline_jsonl(std::cout, line);
      case Format::csv:
        return write_timeline_csv(std::cout, line);
      case Format::tsv:
        return write_timeline_tsv(std::cout, line);
    }
  }

  std::vector<std::string> words_;
  IndexOption index_;
  FilterOptions filters_;
  Step step_ = Step::month;
  Format format_ = Format::text;
};

}  // namespace

std::unique_ptr<Verb> make_timeline_verb(const std::string& index) {
  return std::make_unique<TimelineVerb>(index);
}

}  // namespace dateline::query
