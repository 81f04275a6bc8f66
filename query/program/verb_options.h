// SPDX-License-Identifier: GPL-2.0-or-later
// Groups of options that several verbs take. Each declares its options to a verb's CLI::App, keeps
// what was written, and afterwards says what it means. An object must outlive the parsing.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/answer/result_page.h"
#include "query/language/query_parser.h"
#include "query/program/verb.h"
#include "query/shards/shard_list.h"

namespace dateline::query {

// One of a few words that an option takes, and what it then does.
struct Choice {
  std::string word;
  std::function<void()> take;
};
// The first choice is the default.
void add_choice(CLI::App& app, const std::string& name, const std::string& what,
                std::vector<Choice> choices);
// The same, where each word stands for a value of `target`.
template <class Value>
void add_choice(CLI::App& app, const std::string& name, const std::string& what,
                std::pair<Value*, std::vector<std::pair<std::string, Value>>> target) {
  std::vector<Choice> choices;
  for (auto& [word, value] : target.second) {
    choices.push_back({word, [to = target.first, value] { *to = value; }});
  }
  add_choice(app, name, what, std::move(choices));
}

// --index, and how far to go where a shard of it does not answer.
class IndexOption {
 public:
  explicit IndexOption(std::string index) : default_(std::move(index)) {}
  // Without --partial for what has to see every shard.
  void add_whole_to(CLI::App& app);
  void add_to(CLI::App& app);
  IndexChoice choice() const;
  // The same, once it is told on standard error where the tables of names have changed since.
  IndexChoice told_choice() const;

 private:
  std::string default_;
  std::vector<std::string> paths_;
  double timeout_ = 10;
  bool partial_ = false;
};

// The exit status of an answer.
int status_of(bool is_found, const Provenance& provenance);

// --outlet, --place, --from ... and how names are read.
class FilterOptions {
 public:
  void add_to(CLI::App& app);
  // Adds the filters to `request`. Throws QueryError for a range that is none.
  void apply(SearchRequest& request) const;

 private:
  struct Values {
    Field field;
    std::vector<std::string> written;
  };
  std::vector<Values> values_ = {{Field::outlet, {}},  {Field::owner, {}}, {Field::place, {}},
                                 {Field::filed, {}},   {Field::near, {}},  {Field::agency, {}},
                                 {Field::language, {}}};
  std::string from_, to_;
  NameReading names_ = NameReading::all;
};

// --facets and what limits them.
class FacetOptions {
 public:
  void add_to(CLI::App& app);
  // Throws QueryError for a facet that there is not.
  void apply(SearchRequest& request) const;

 private:
  std::vector<std::string> facets_;
  std::size_t limit_ = 10;
};

// --collapse and --facets-in.
class FamilyOptions {
 public:
  void add_to(CLI::App& app);
  void apply(SearchRequest& request) const;

 private:
  bool collapse_ = false;
  std::optional<Unit> facets_in_;  // none: what the hits are
};

// --limit, --offset, --sort, --no-snippets.
class PageOptions {
 public:
  explicit PageOptions(std::size_t limit = SearchRequest().limit) { page_.limit = limit; }
  void add_to(CLI::App& app);
  void apply(SearchRequest& request) const;

 private:
  SearchRequest page_;  // of which the page is used
};

// Declares the words that make up a query.
void add_query_words(CLI::App& app, std::vector<std::string>& words, const std::string& what);

}  // namespace dateline::query
