// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/program/verb_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "indexer/layout/table_age.h"
#include "indexer/program/option_values.h"
#include "indexer/program/tables_folder.h"
#include "query/answer/facet_counter.h"
#include "query/language/date_range.h"

namespace dateline::query {

void add_choice(CLI::App& app, const std::string& name, const std::string& what,
                std::vector<Choice> choices) {
  std::vector<std::string> words;
  for (const auto& choice : choices) words.push_back(choice.word);
  const auto choose = [choices = std::move(choices)](const std::string& word) {
    std::ranges::find(choices, word, &Choice::word)->take();
  };
  app.add_option_function<std::string>(name, choose, what)
      ->check(CLI::IsMember(words).description(""))
      ->type_name(CLI::detail::join(words, "|"))
      ->default_str(words.front());
}

void IndexOption::add_whole_to(CLI::App& app) {
  app.add_option(
         "--index,-i", paths_,
         "Directory of the index; repeated, or a file that lists them, as one (help shards)")
      ->type_name("DIR")
      ->allow_extra_args(false)
      ->default_str(default_);
  app.add_option("--shard-timeout", timeout_, "Seconds to wait for a remote shard")
      ->check(CLI::Range(0.05, 3600.0).description(""))
      ->type_name("N")
      ->capture_default_str();
}

void IndexOption::add_to(CLI::App& app) {
  add_whole_to(app);
  app.add_flag("--partial", partial_,
               "Answer without remote shards that do not, marked so; exit status 3");
}

IndexChoice IndexOption::choice() const {
  IndexChoice choice(default_);
  if (!paths_.empty()) choice.paths = paths_;
  choice.tables = program::tables_folder();
  choice.timeout = std::chrono::milliseconds(static_cast<long>(timeout_ * 1000));
  choice.may_be_partial = partial_;
  return choice;
}

IndexChoice IndexOption::told_choice() const {
  IndexChoice choice = this->choice();
  for (const ShardAddress& shard : list_shards(choice).shards) {
    if (shard.is_remote()) continue;
    const auto note = schema::note_on_tables(shard.path, program::tables_folder());
    if (!note.empty()) say(note);
  }
  return choice;
}

int status_of(bool is_found, const Provenance& provenance) {
  if (!provenance.missing.empty()) return status::partial;
  return is_found ? status::found : status::nothing;
}

void FilterOptions::add_to(CLI::App& app) {
  const auto add = [&](const char* name, Field field, const char* type, const char* what) {
    auto& written = std::ranges::find(values_, field, &Values::field)->written;
    app.add_option(name, written, what)->type_name(type)->allow_extra_args(false);
  };
  add("--outlet", Field::outlet, "OUTLET",
      "Only this outlet; repeated, either; none: those without");
  add("--owner", Field::owner, "OWNER", "Only outlets of this owner, as --facets owner names them");
  add("--place", Field::place, "PLACE", "Only articles that name this place or one inside it");
  add("--near", Field::near, "CIRCLE",
      "Only articles that name a town, camp or base in it: Erbil,50km or 36.19,44.01,50km");
  add("--filed", Field::filed, "PLACE", "Only articles filed there, by their dateline");
  add("--agency", Field::agency, "AGENCY", "Only text of this agency");
  add("--lang", Field::language, "LANG", "Only this language, such as en or ar");
  app.add_option("--from", from_, "First date: 2025, 2025-Q3, 2025-09, 2025-W40 or 2025-09-30")
      ->type_name("DATE");
  app.add_option("--to", to_, "Last date, included")->type_name("DATE");
  add_choice<NameReading>(
      app, "--names",
      "all: a name finds all its spellings, unlisted ones ranked below; loose: less certain "
      "ones, too; exact: none of those; off: words are words",
      {&names_,
       {{"all", NameReading::all},
        {"loose", NameReading::loose},
        {"exact", NameReading::exact},
        {"off", NameReading::off}}});
}

void FilterOptions::apply(SearchRequest& request) const {
  for (const auto& [field, written] : values_) {
    for (const auto& value : written) request.filters.push_back({field, value});
  }
  if (!from_.empty() || !to_.empty()) {
    request.filters.push_back({Field::date, join_range(from_, to_)});
  }
  request.names = names_;
}

void FacetOptions::add_to(CLI::App& app) {
  app.add_option("--facets", facets_,
                 "Counts of outlet, owner, agency, lang, flag, filed, place, date. date:year, "
                 ":quarter, :month, "
                 ":week or :day; place:country, :region or :place for one level, place:Iraq for "
                 "what lies inside (filed alike)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("LIST");
  app.add_option("--facet-limit", limit_, "Values a facet, and a place")
      ->transform(program::whole_number())
      ->type_name("N")
      ->capture_default_str();
}

void FacetOptions::apply(SearchRequest& request) const {
  for (const auto& facet : facets_) request.facets.push_back(parse_facet(facet));
  request.facet_limit = limit_;
}

void FamilyOptions::add_to(CLI::App& app) {
  app.add_flag("--collapse", collapse_,
               "Of articles that are copies of one text only the best hit; totals in both "
               "(help copies)");
  const auto choose = [this](Unit unit) { return [this, unit] { facets_in_ = unit; }; };
  add_choice(app, "--facets-in", "What facets count; families with --collapse",
             {{"articles", choose(Unit::articles)}, {"families", choose(Unit::families)}});
}

void FamilyOptions::apply(SearchRequest& request) const {
  request.collapse = collapse_;
  request.facets_in = facets_in_.value_or(collapse_ ? Unit::families : Unit::articles);
}

void PageOptions::add_to(CLI::App& app) {
  app.add_option("--limit,-n", page_.limit, "Hits on a page")
      ->transform(program::whole_number())
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--offset", page_.offset, "Hits to pass over")
      ->transform(program::whole_number())
      ->type_name("N")
      ->capture_default_str();
  add_choice<SortOrder>(app, "--sort", "Order of the hits",
                        {&page_.sort,
                         {{"relevance", SortOrder::relevance},
                          {"newest", SortOrder::newest},
                          {"oldest", SortOrder::oldest}}});
  app.add_flag("!--no-snippets", page_.snippets, "No passages");
}

void PageOptions::apply(SearchRequest& request) const {
  request.limit = page_.limit;
  request.offset = page_.offset;
  request.sort = page_.sort;
  request.snippets = page_.snippets;
}

void add_query_words(CLI::App& app, std::vector<std::string>& words, const std::string& what) {
  app.add_option("query", words, what)->type_name("QUERY");
}

}  // namespace dateline::query
