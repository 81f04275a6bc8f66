// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>
#include <charconv>
#include <iostream>

#include "indexer/program/option_values.h"
#include "query/answer/searcher.h"
#include "query/output/kwic_writer.h"
#include "query/program/terminal.h"
#include "query/program/verb_options.h"

namespace dateline::query {
namespace {

class KwicVerb final : public Verb {
 public:
  explicit KwicVerb(const std::string& index) : index_(index) {}

  VerbText text() const override {
    return {.name = "kwic",
            .summary = "List every place where a query matches, with what stands around it",
            .examples = R"(
  dateline-query kwic Erbil --sort right
  dateline-query kwic 'Daesh NEAR/5 fighters' --context sentence --format csv
)",
            .manual = R"(
A line a match, all spellings of a name together; --outlet, --place, --from ... narrow the articles.
The numbers of lines and articles are exact. Text is cut to the width of the terminal and has the
matches in one column; contexts that run from right to left are enclosed in Unicode isolates there,
and hold what stands before the match on its left as they do in Latin script.
)"};
  }

  void add_options(CLI::App& app) override {
    add_query_words(app, words_, "The query");
    app.get_option("query")->required();
    index_.add_to(app);
    app.add_option("--context", context_, "Words on either side, or: sentence")
        ->type_name("N")
        ->capture_default_str();
    using Order = KwicRequest::Order;
    add_choice<Order>(app, "--sort", "The order of the lines; left: by the words before the match",
                      {&request_.order,
                       {{"corpus", Order::corpus},
                        {"left", Order::left},
                        {"right", Order::right},
                        {"date", Order::date},
                        {"outlet", Order::outlet}}});
    app.add_option("--limit,-n", request_.limit, "Lines; 0 for all")
        ->transform(program::whole_number())
        ->type_name("N")
        ->capture_default_str();
    using F = Format;
    add_choice<Format>(
        app, "--format", "How the answer is written",
        {&format_, {{"text", F::text}, {"jsonl", F::jsonl}, {"csv", F::csv}, {"tsv", F::tsv}}});
    filters_.add_to(app);
  }

  int run() override {
    request_.search = {.query = query()};
    request_.words = read_context();
    filters_.apply(request_.search);
    const Searcher searcher(index_.told_choice());
    const Concordance lines = make_concordance(searcher, request_);
    for (const auto& note : lines.notes) say(note);
    write(lines);
    return status_of(lines.total > 0, lines.provenance);
  }

  std::string query() const override { return join_words(words_); }

 private:
  enum class Format { text, jsonl, csv, tsv };

  std::optional<std::size_t> read_context() const {
    if (context_ == "sentence") return std::nullopt;
    std::size_t words = 0;
    const char* end = context_.data() + context_.size();
    const auto read = std::from_chars(context_.data(), end, words);
    if (read.ec != std::errc{} || read.ptr != end) {
      throw UsageError("--context: '" + context_ + "' is neither a number of words nor sentence");
    }
    return words;
  }

  void write(const Concordance& lines) const {
    if (format_ == Format::text) {
      return write_kwic_text(std::cout, lines, request_.words ? terminal_columns() : 0);
    }
    if (format_ == Format::jsonl) return write_kwic_jsonl(std::cout, lines);
    if (lines.lines.size() < lines.total) {
      say("the first " + std::to_string(lines.lines.size()) + " of " + std::to_string(lines.total) +
          " lines; --limit 0 writes all");
    }
    write_kwic_table(std::cout, lines, format_ == Format::csv ? ',' : '\t');
  }

  std::vector<std::string> words_;
  std::string context_ = "8";
  KwicRequest request_;
  IndexOption index_;
  FilterOptions filters_;
  Format format_ = Format::text;
};

}  // namespace

std::unique_ptr<Verb> make_kwic_verb(const std::string& index) {
  return std::make_unique<KwicVerb>(index);
}

}  // namespace dateline::query
