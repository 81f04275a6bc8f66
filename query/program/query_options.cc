// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/program/query_options.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include <CLI/CLI.hpp>

#include "indexer/layout/schema.h"
#include "query/answer/searcher.h"
#include "query/program/help_topics.h"

namespace dateline::query {
namespace {

constexpr const char* summary = "Searches a dateline index.";

constexpr const char* examples = R"(
  dateline-query Erbil                            all spellings: Arbil, Irbil, Hewler, أربيل
  dateline-query '"Daesh fighters"'               a phrase, the name in any spelling
  dateline-query '="Islamic State" -Syria'        this spelling alone, without Syria
  dateline-query 'Mosul (dam OR bridge*)' --from 2014-06 --to 2017-07 --facets outlet,date,place
  dateline-query batch queries.txt --format jsonl
  dateline-query explain 'IS in Arbil'            how a query is understood
)";

Verbs make_verbs(const std::string& index) {
  Verbs verbs;
  for (const auto make :
       {make_search_verb, make_batch_verb, make_watch_verb, make_explain_verb, make_show_verb,
        make_timeline_verb, make_kwic_verb, make_places_verb, make_complete_verb}) {
    verbs.push_back(make(index));
  }
  return verbs;
}

// The name table is the index's, so it is told where there is one.
std::string version_text(const std::string& index) {
  std::string text = std::string("dateline-query ") + DATELINE_VERSION + "\nXapian " +
                     Xapian::version_string() + ", ICU " + U_ICU_VERSION + ", CLI11 " +
                     CLI11_VERSION + "; reads indexes of version " + std::string(schema::version) +
                     "\n";
  try {
    const Provenance provenance = Searcher(index).provenance();
    text += "index " + index + ": " + provenance.index_id + ", generation " +
            provenance.generations() + ", name table " + provenance.names_hash + "\n";
  } catch (const schema::IndexError&) {
    text += "no index at " + index + ", whose name table would be told here\n";
  }
  return text;
}

// The options of all verbs; the one typed is taken out.
class Parser {
 public:
  explicit Parser(const std::string& default_index)
      : verbs_(make_verbs(default_index)),
        program_{.app = app_,
                 .standard_verb = "search",
                 .version = [default_index] { return version_text(default_index); },
                 .topics = help_topics(),
                 .date = DATELINE_DATE} {
    app_.footer(std::string(language_manual));
    program_.examples[&app_] = examples;
    for (auto& verb : verbs_) add(verb);
  }

  std::variant<std::unique_ptr<Verb>, program::Reply> parse(std::vector<std::string> arguments) {
    if (auto reply = program::parse(program_, std::move(arguments))) return std::move(*reply);
    return std::move(*chosen_);
  }

 private:
  void add(std::unique_ptr<Verb>& verb) {
    const VerbText text = verb->text();
    auto* app = app_.add_subcommand(std::string(text.name), std::string(text.summary));
    app->footer(std::string(text.manual));
    program_.examples[app] = std::string(text.examples);
    verb->add_options(*app);
    app->callback([this, &verb] { chosen_ = &verb; });
  }

  CLI::App app_{summary, "dateline-query"};
  Verbs verbs_;
  program::Program program_;
  std::unique_ptr<Verb>* chosen_ = nullptr;
};

}  // namespace

std::variant<std::unique_ptr<Verb>, program::Reply> parse_command_line(
    std::vector<std::string> arguments, const std::string& default_index) {
  return Parser(default_index).parse(std::move(arguments));
}

}  // namespace dateline::query
