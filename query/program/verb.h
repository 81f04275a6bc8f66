// SPDX-License-Identifier: GPL-2.0-or-later
// The verbs of dateline-query. To add one: a source file <name>_verb.cc with a class of its own
// behind Verb, its make_ function below, a row in make_verbs (query_options.cc) and in
// CMakeLists.txt. Groups of options that verbs share stand in verb_options.h and output_options.h.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace dateline::query {

// Exit statuses.
namespace status {
inline constexpr int found = 0;
inline constexpr int nothing = 1;  // found, or some of a batch was wrong
inline constexpr int failed = 2;   // usage, a query, the index, input or output
inline constexpr int partial = 3;  // answered without a shard that did not
}  // namespace status

// What the help says of a verb. Examples are lines of two spaces, a command and a remark.
struct VerbText {
  std::string_view name;
  std::string_view summary;  // one line
  std::string_view examples;
  std::string_view manual;  // printed behind the options
};

// The query language in a screenful.
inline constexpr std::string_view language_manual = R"(
The query language:
  a b           both            a OR b         either          -a, NOT a      without
  "a b"         side by side    word*          begins so       ( )            grouping
  =word ="a b"  this spelling   CAPS(word)     in capitals     *              every article
  a NEAR/5 b    near by         NEAR/s NEAR/p  in one sentence, paragraph    PRE/5   in order
  a NOT NEAR/5 b                FIRST/30(a)    in the first 30 words         ATLEAST/3(a)
  outlet: place: near: filed: agency: name: date: lang: id: title:
                one field, none for articles without it; a date is 2025, 2025-Q3, 2025-09,
                2025-W40, 2025-09-30, 2025-09..2025-10, ..2024, 2024.. or none
  More, with examples: dateline-query help query

Filters, facets, pages and formats: dateline-query search --help

Exit status: 0 found, 1 nothing found or a query of a batch was wrong, 2 the query, the options or the
index cannot be used, 3 with --partial, a shard did not answer.)";

// What was typed cannot be done; the message says what to write instead.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Prints its answer on standard output, all else on standard error by say().
class Verb {
 public:
  virtual ~Verb() = default;

  virtual VerbText text() const = 0;
  // Declares its options; what they read lives in the verb.
  virtual void add_options(CLI::App& app) = 0;
  // Runs with what was read; the exit status. Throws QueryError, schema::IndexError and
  // UsageError.
  virtual int run() = 0;
  // The query that a QueryError points into; empty where there is none.
  virtual std::string query() const { return {}; }
};

using Verbs = std::vector<std::unique_ptr<Verb>>;

// One line on standard error, behind the program's name and made printable.
void say(std::string_view text);

// `index` stands where --index is not given.
std::unique_ptr<Verb> make_search_verb(const std::string& index);
std::unique_ptr<Verb> make_batch_verb(const std::string& index);
std::unique_ptr<Verb> make_complete_verb(const std::string& index);
std::unique_ptr<Verb> make_explain_verb(const std::string& index);
std::unique_ptr<Verb> make_kwic_verb(const std::string& index);
std::unique_ptr<Verb> make_show_verb(const std::string& index);
std::unique_ptr<Verb> make_watch_verb(const std::string& index);
std::unique_ptr<Verb> make_places_verb(const std::string& index);
std::unique_ptr<Verb> make_timeline_verb(const std::string& index);

}  // namespace dateline::query
