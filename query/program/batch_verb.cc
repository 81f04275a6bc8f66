// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <fstream>
#include <iostream>

#include "indexer/program/option_values.h"
#include "query/batch/batch.h"
#include "query/program/interrupt.h"
#include "query/program/output_options.h"
#include "query/program/verb_options.h"

namespace dateline::query {
namespace {

// How many are answered, on a terminal and at most ten times a second.
class ProgressLine {
 public:
  ~ProgressLine() {
    if (is_shown_) std::cerr << "\r\x1b[K" << std::flush;
  }
  void show(std::size_t answered) {
    const auto now = std::chrono::steady_clock::now();
    if (!on_terminal_ || now - last_ < std::chrono::milliseconds(100)) return;
    std::cerr << "\r" << answered << " queries" << std::flush;
    last_ = now;
    is_shown_ = true;
  }

 private:
  bool on_terminal_ = isatty(STDERR_FILENO) != 0 && isatty(STDOUT_FILENO) == 0;
  bool is_shown_ = false;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

// Says on standard error what a format has no record for.
class ErrorsAside final : public ResultWriter {
 public:
  ErrorsAside(std::unique_ptr<ResultWriter> writer, std::string file)
      : writer_(std::move(writer)), file_(std::move(file)) {}

  void write(const ResultPage& page, const std::optional<BatchEntry>& entry) override {
    writer_->write(page, entry);
  }
  void write(const QueryFailure& failure, const BatchEntry& entry) override {
    const std::string column = failure.column ? ":" + std::to_string(*failure.column) : "";
    say(file_ + ":" + std::to_string(entry.line) + column + ": " + failure.reason);
    writer_->write(failure, entry);
  }
  void finish(const AnswerSummary& summary, const Provenance& provenance) override {
    writer_->finish(summary, provenance);
  }

 private:
  std::unique_ptr<ResultWriter> writer_;
  std::string file_;
};

class BatchVerb final : public Verb {
 public:
  explicit BatchVerb(const std::string& index) : index_(index) {}

  VerbText text() const override {
    return {.name = "batch",
            .summary = "Answer a file of queries (- is standard input)",
            .examples = R"(
  dateline-query batch queries.txt --format jsonl > answers.jsonl
  dateline-query batch queries.csv --format csv --fields query_id,total,rank,id,date,outlet
  dateline-query batch topics.trec --format trec --limit 1000 -j 2 > run.txt
  cut -f 2 names.tsv | dateline-query batch - --limit 0
)",
            .manual = batch_manual};
  }

  void add_options(CLI::App& app) override {
    app.add_option("file", file_, "Queries, one a line, or csv, jsonl or TREC topics")
        ->required()
        ->type_name("FILE");
    index_.add_to(app);
    add_choice<BatchFormat>(app, "--input", "The form of FILE, if not the one it looks like",
                            {&input_,
                             {{"auto", BatchFormat::automatic},
                              {"text", BatchFormat::text},
                              {"csv", BatchFormat::csv},
                              {"jsonl", BatchFormat::jsonl},
                              {"trec", BatchFormat::trec}}});
    app.add_option("--jobs,-j", jobs_, "Queries answered at a time")
        ->transform(program::whole_number(1, 64))
        ->type_name("N")
        ->capture_default_str();
    app.add_flag("--fail-on-empty", fail_on_empty_, "Status 1 if any query finds nothing");
    filters_.add_to(app);
    page_.add_to(app);
    facets_.add_to(app);
    families_.add_to(app);
    output_.add_list_to(app);
  }

  int run() override {
    std::ifstream file;
    const auto queries = open_queries(file);
    BatchRun run{.request = make_request()};
    const auto searchers = open_searchers(index_.told_choice(), jobs_);
    auto output = output_.open(std::cout, run.request, true);
    if (output_.hides_errors()) {
      output.writer = std::make_unique<ErrorsAside>(std::move(output.writer), file_);
    }
    const InterruptFlag interrupt;
    ProgressLine progress;
    run.progress = [&](std::size_t answered) { progress.show(answered); };
    run.is_stopped = [&] { return interrupt.is_raised() || !std::cout; };
    const auto summary = answer_batch(*queries, searchers, run, *output.writer);
    if (interrupt.is_raised()) return say_interrupted(summary);
    const Provenance provenance = provenance_of(searchers);
    output.writer->finish(summary, provenance);
    output.close();
    return provenance.missing.empty() ? status_of(summary) : status::partial;
  }

 private:
  SearchRequest make_request() const {
    SearchRequest request;
    filters_.apply(request);
    page_.apply(request);
    facets_.apply(request);
    families_.apply(request);
    output_.restrict(request);
    return request;
  }

  std::unique_ptr<BatchReader> open_queries(std::ifstream& file) const {
    const bool standard_input = file_ == "-";
    if (!standard_input) file.open(file_);
    if (!standard_input && !file) throw UsageError(file_ + ": cannot be opened");
    try {
      return open_batch(standard_input ? std::cin : file, input_);
    } catch (const BatchError& error) {
      throw UsageError(file_ + ": " + error.what());
    }
  }

  // No summary is written: its absence tells a reader that the answers are not all.
  static int say_interrupted(const AnswerSummary& summary) {
    std::cout.flush();
    say("interrupted behind " + std::to_string(summary.queries) + " answers");
    return interrupted_status;
  }

  // One of a searcher that has lost a shard, if any has.
  static Provenance provenance_of(const Searchers& searchers) {
    Provenance provenance = searchers.front()->provenance();
    for (const auto& searcher : searchers) {
      if (provenance.missing.empty()) provenance = searcher->provenance();
    }
    return provenance;
  }

  int status_of(const AnswerSummary& summary) const {
    const bool all_found = summary.found + summary.errors == summary.queries;
    const bool wrong = summary.errors > 0 || summary.found == 0 || (fail_on_empty_ && !all_found);
    return wrong ? status::nothing : status::found;
  }

  static constexpr std::string_view batch_manual = R"(
The form of FILE is told by its first line:
  text    a line is a query, "id<TAB>query" names it; lines with # are passed over
  csv     a header with a column query; comma or tab between the cells; lines with # may precede it
  jsonl   an object a line, with a member query
  trec    topics: <top> with <num> and <title>
Columns and members beside query: id, limit, from, to, outlet, owner, place, near, filed, agency, lang,
note. The file is UTF-8. They stand in for the same option of the command line. Several values of a cell have ; between them.

Answers keep the order of the queries. A query that is wrong is one error among the answers, with its
line and column, and the rest go on.

Exit status: 0 done, 1 a query was wrong, none found anything or, with --fail-on-empty, one found
nothing, 2 the file, the options or the index cannot be used, 3 with --partial, a shard did not answer,
130 interrupted.)";

  std::string file_;
  IndexOption index_;
  BatchFormat input_ = BatchFormat::automatic;
  std::size_t jobs_ = 1;
  bool fail_on_empty_ = false;
  FilterOptions filters_;
  PageOptions page_;
  FacetOptions facets_;
  FamilyOptions families_;
  OutputOptions output_;
};

}  // namespace

std::unique_ptr<Verb> make_batch_verb(const std::string& index) {
  return std::make_unique<BatchVerb>(index);
}

}  // namespace dateline::query
