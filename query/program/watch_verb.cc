// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "query/batch/watch.h"
#include "query/program/output_options.h"
#include "query/program/verb_options.h"

namespace dateline::query {
namespace {

// Says what is wrong on standard error too, and opens the output with the first answer, so that a
// run with nothing to tell prints nothing.
class LateWriter final : public ResultWriter {
 public:
  using Open = std::function<AnswerOutput()>;
  LateWriter(Open open, std::string file) : open_(std::move(open)), file_(std::move(file)) {}

  void write(const ResultPage& page, const std::optional<BatchEntry>& entry) override {
    writer().write(page, entry);
  }
  void write(const QueryFailure& failure, const BatchEntry& entry) override {
    const std::string column = failure.column ? ":" + std::to_string(*failure.column) : "";
    say(file_ + ":" + std::to_string(entry.line) + column + ": " + failure.reason);
    writer().write(failure, entry);
  }
  void finish(const AnswerSummary& summary, const Provenance& provenance) override {
    if (!output_) return;
    output_->writer->finish(summary, provenance);
    output_->close();
  }

 private:
  ResultWriter& writer() {
    if (!output_) output_ = open_();
    return *output_->writer;
  }

  Open open_;
  std::string file_;
  std::optional<AnswerOutput> output_;
};

class WatchVerb final : public Verb {
 public:
  explicit WatchVerb(const std::string& index) : index_(index), page_(every_hit) {}

  VerbText text() const override {
    return {.name = "watch",
            .summary = "Run saved queries and print what they have not told before",
            .examples = R"(
  dateline-query watch saved.txt
  dateline-query watch saved.txt --format jsonl >> news.jsonl
  dateline-query watch saved.csv --state /var/lib/dateline/saved.state --limit 20
)",
            .manual = watch_manual};
  }

  void add_options(CLI::App& app) override {
    app.add_option("file", file_, "Saved queries, one a line: name<TAB>query; or as for batch")
        ->required()
        ->type_name("FILE");
    index_.add_whole_to(app);
    app.add_option("--state", state_, "What has been told; FILE.state if not given")
        ->type_name("FILE");
    filters_.add_to(app);
    page_.add_to(app);
    output_.add_list_to(app);
  }

  int run() override {
    SearchRequest request;
    filters_.apply(request);
    page_.apply(request);
    output_.restrict(request);
    const std::string state_path = state_.empty() ? file_ + ".state" : state_;
    std::ifstream file(file_);
    if (!file) throw UsageError(file_ + ": cannot be opened");
    const Searcher searcher(index_.told_choice());
    auto state = WatchState::load(state_path, searcher.provenance().index_id);
    LateWriter writer([&] { return output_.open(std::cout, request, true); }, file_);
    const auto summary = answer(file, request, searcher, state, writer);
    writer.finish(summary, searcher.provenance());
    std::cout.flush();
    if (!std::cout) return status::failed;  // told again next time; main says why
    state.save(state_path);
    if (summary.errors > 0) return status::failed;
    return summary.found > 0 ? status::found : status::nothing;
  }

 private:
  static constexpr std::size_t every_hit = 1'000'000'000;

  AnswerSummary answer(std::istream& file, const SearchRequest& request, const Searcher& searcher,
                       WatchState& state, ResultWriter& writer) const {
    try {
      return answer_watch(*open_batch(file), request, searcher, state, writer);
    } catch (const BatchError& error) {
      throw UsageError(file_ + ": " + error.what());
    }
  }

  static constexpr std::string_view watch_manual = R"(
An article is told once for each query, by its id: also after the index was updated or built anew. The
first run tells everything; send it to /dev/null to be told only what comes later. With --limit, what
is not printed counts as told. A query without a name is known by its text.

The state is replaced when all answers are written; a run that fails tells the same again. It belongs
to one index, and is refused with another.

Exit status: 0 something new, 1 nothing new, and then nothing is printed, 2 a query is wrong (the
others are answered), or the file, the state or the index cannot be used.)";

  std::string file_;
  std::string state_;
  IndexOption index_;
  FilterOptions filters_;
  PageOptions page_;
  OutputOptions output_;
};

}  // namespace

std::unique_ptr<Verb> make_watch_verb(const std::string& index) {
  return std::make_unique<WatchVerb>(index);
}

}  // namespace dateline::query
