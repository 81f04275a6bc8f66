// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>

#include "query/answer/place_report.h"
#include "query/answer/provenance.h"
#include "query/output/place_report_writer.h"
#include "query/output/record_text.h"
#include "query/program/verb_options.h"
#include "query/shards/steady_index.h"

namespace dateline::query {
namespace {

class PlacesVerb final : public Verb {
 public:
  explicit PlacesVerb(const std::string& index) : index_(index) {}

  VerbText text() const override {
    return {.name = "places",
            .summary = "Explain the places of an article",
            .examples = R"(
  dateline-query places dnl-0105
  dateline-query places dnl-0105 --format jsonl
)",
            .manual = R"(
Each name of a place, where it stands and what was decided: the place, a government, a part of
another name, ambiguous. Below it the places that it may mean, the likeliest first, each with its
score and what the score is made of. The index keeps no such list; it is made again from the text.)"};
  }

  void add_options(CLI::App& app) override {
    app.add_option("id", id_, "Its id")->required()->type_name("ID");
    index_.add_to(app);
    add_choice<bool>(app, "--format", "text, or jsonl: an object a mention and a summary",
                     {&as_json_, {{"text", false}, {"jsonl", true}}});
  }

  int run() override {
    SteadyIndex index(index_.told_choice());
    return index.answer(
        [&](const OpenIndex& open) { return write(explain_places(open, id_), open); });
  }

 private:
  int write(const std::optional<PlaceReport>& report, const OpenIndex& index) const {
    if (!report) {
      const Provenance provenance = provenance_of(index);
      say("no article has the id '" + id_ + "'" + partial_mark(provenance));
      return status_of(false, provenance);
    }
    (as_json_ ? write_jsonl : write_text)(*report, index.names, std::cout);
    return report->spots.empty() && report->counted.empty() ? status::nothing : status::found;
  }

  std::string id_;
  bool as_json_ = false;
  IndexOption index_;
};

}  // namespace

std::unique_ptr<Verb> make_places_verb(const std::string& index) {
  return std::make_unique<PlacesVerb>(index);
}

}  // namespace dateline::query
