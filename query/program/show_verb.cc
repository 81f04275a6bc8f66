// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>

#include "query/answer/searcher.h"
#include "query/output/record_text.h"
#include "query/program/output_options.h"
#include "query/program/verb_options.h"

namespace dateline::query {
namespace {

class ShowVerb final : public Verb {
 public:
  explicit ShowVerb(const std::string& index) : index_(index) {}

  VerbText text() const override {
    return {.name = "show",
            .summary = "Print an article, marked for a query",
            .examples = R"(
  dateline-query show dnl-0105
  dateline-query show dnl-0105 'Hodeidah OR Houthis'
)",
            .manual = R"(
One article at a time is shown; what follows its id is a query, even where it is an id, too.)"};
  }

  void add_options(CLI::App& app) override {
    app.add_option("id", id_, "Its id")->required()->type_name("ID");
    add_query_words(app, words_, "What to mark");
    index_.add_to(app);
    output_.add_to(app);
  }

  int run() override {
    const auto writer = output_.make_writer(std::cout);
    const Searcher searcher(index_.told_choice());
    const auto article = searcher.show(id_, query());
    if (!article) {
      const Provenance provenance = searcher.provenance();
      say("no article has the id '" + id_ + "'" + partial_mark(provenance));
      return status_of(false, provenance);
    }
    tell_second_id(searcher);
    writer->write(*article);
    return status::found;
  }

  std::string query() const override { return join_words(words_); }

 private:
  // Who gives two ids wants two articles.
  void tell_second_id(const Searcher& searcher) const {
    if (words_.empty() || !searcher.show(words_.front(), "")) return;
    say("'" + words_.front() +
        "' is read as the query to mark, though an article has that id; to see it: dateline-query "
        "show '" +
        words_.front() + "'");
  }

  std::string id_;
  std::vector<std::string> words_;
  IndexOption index_;
  OutputOptions output_;
};

}  // namespace

std::unique_ptr<Verb> make_show_verb(const std::string& index) {
  return std::make_unique<ShowVerb>(index);
}

}  // namespace dateline::query
