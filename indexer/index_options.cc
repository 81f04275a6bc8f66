// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_options.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>

#include "indexer/layout/schema.h"
#include "indexer/program/command_line.h"
#include "indexer/program/option_values.h"
#include "indexer/reading_options.h"
#include "indexer/upkeep_options.h"

namespace dateline::indexer {
namespace {

constexpr const char* summary = "Builds a dateline index out of reports.";

constexpr const char* examples = R"(
  dateline-index build --index idx reports/
  dateline-index build --index idx wire.jsonl desk.csv clippings/
  dateline-index build --index idx --names my-names.tsv reports/
  dateline-index inspect desk.csv
  dateline-index update --index idx reports/
  dateline-index verify --index idx
  dateline-index names show Arbil
  dateline-index names usage Arbil --index idx
)";

constexpr const char* build_examples = R"(
  dateline-index build --index idx reports/
  dateline-index build --index idx wire.jsonl desk.csv clippings/
  dateline-index build --index idx --names my-names.tsv reports/
)";

constexpr const char* build_manual = R"(
It reads JSON Lines (id, title, text, outlet, published, ... one object a line), CSV and TSV with a
header, and bare text files, told apart by their content. An article's id is the input's own, else
its file's name. What cannot be read is reported with its place and left out; the rest is indexed.

Exit status: 0 all indexed, 1 indexed with something left out, 2 nothing done, 75 another process is
writing to the index.)";

constexpr const char* inspect_summary = "Tell how files would be read, and why; index nothing";

constexpr const char* inspect_examples = R"(
Examples:
  dateline-index inspect wire.jsonl desk.csv
  dateline-index inspect desk.csv --date-order dmy
  dateline-index inspect export.csv --map title=headline,text=story
)";

constexpr const char* inspect_manual = R"(
For each file: its format; the producer that it is known by, and the names that told it; which name
fills which field, and which are passed over; in which order dates are read, with the evidence; how
many records are bad, undated or have an id met before; the first records as they are understood.

Exit status: 0 all can be indexed, 1 something would be left out, 2 no file can be read.)";

constexpr const char* names_summary = "Look into the tables of names";

constexpr const char* names_examples = R"(
  dateline-index names show Arbil
  dateline-index names show IS --index idx
  dateline-index names lint --names my-names.tsv
  dateline-index names usage Arbil --index idx --by outlet,year
  dateline-index names suggest --index idx
)";

constexpr const char* names_manual = R"(
Each verb has more to say: dateline-index names lint --help)";

constexpr const char* show_summary = "Print what is known of a name";

constexpr const char* show_examples = R"(
  dateline-index names show Arbil
  dateline-index names show gn:95446 --names my-names.tsv
  dateline-index names show IS --index idx
)";

constexpr const char* show_manual = R"(
Without --index it reads the tables: the project's, and yours laid over them. With --index it reads
the table that the index was built with, and tells how many articles have the name.

Exit status: 0 shown, 1 no name is spelled so, 2 a table or an index that cannot be read.)";

constexpr const char* lint_summary = "Tell what is wrong in tables of names, or of no use";

constexpr const char* lint_examples = R"(
  dateline-index names lint --names my-names.tsv
  dateline-index names lint synonyms/names.tsv synonyms/places.tsv
  dateline-index names lint --names my-names.tsv --index idx
)";

constexpr const char* lint_manual = R"(
--names tables are laid over the project's, as a build does, and only what is wrong in them is told.
FILEs, given together where they refer to one another, are read in place of the project's. With
neither, the project's own tables are looked at.

Told are lines that break the format; ids and spellings that two rows claim; spellings that no text
can have, since a comma or a bracket stands inside or their case rule shuts them out; spellings that
add nothing; short words without a case rule, and, with --index, spellings that articles have in
small letters; names within none, within themselves or within one of a wrong kind; coordinates 0, 0;
two towns of equal name at one place. A spelling is tried in a sentence, read as an article is.

Exit status: 0 nothing found, 1 something found, 2 a table or an index that cannot be read.)";

constexpr const char* usage_summary =
    "Count the spellings of a name, as written, by outlet and time";

constexpr const char* usage_examples = R"(
  dateline-index names usage Arbil --index idx
  dateline-index names usage Kyiv --index idx --by outlet,year
  dateline-index names usage Kyiv --index idx --by month --format csv
)";

constexpr const char* usage_manual = R"(
Every article that has the name is read again, in title and text, as it was when it was indexed.
Capitals are kept: ERBIL and Erbil are two lines. Adjectives (Iraqi) do not count. Most articles
first. Articles without an outlet stand as (none), those without a date as (undated), in JSON as
null; a date of which only the year is known stays a year.

Exit status: 0 counted, 1 no article has the name, 2 an index that cannot be read.)";

constexpr const char* suggest_summary = "List words that may be unlisted spellings of names";

constexpr const char* suggest_examples = R"(
  dateline-index names suggest --index idx
  dateline-index names suggest Qamishli --index idx --min-articles 1
  dateline-index names suggest --index idx --format csv > spellings.csv
)";

constexpr const char* suggest_manual = R"(
A word is listed with the name whose listed spelling is most like it among the places of the
countries that its articles name, and names known everywhere; with how certain that is by the
letters and the country alone; and with whether a search for the name finds it: by-key, with
--names loose, or not. A word that is merged in some articles and not in others has a line for
each. Most articles first. What is right can be added to a table of your own: a row with the id and
the spelling.

Exit status: 0 something listed, 1 nothing to list, 2 an index that cannot be read.)";

std::string version_text(const std::vector<std::string>& tables) {
  std::string text = std::string("dateline-index ") + DATELINE_VERSION + "\nXapian " +
                     Xapian::version_string() + ", ICU " + U_ICU_VERSION + ", CLI11 " +
                     CLI11_VERSION + "; writes indexes of version " + std::string(schema::version) +
                     "\n";
  for (const auto& table : tables) text += "name table " + table + "\n";
  return text;
}

void add_other_index(CLI::App& verb, std::optional<std::string>& index, const char* what) {
  verb.add_option("--index,-i", index, what)->transform(program::some_path())->type_name("DIR");
}

void add_name(CLI::App& verb, std::string& name) {
  verb.add_option("name", name, "An id, or any spelling")->required()->type_name("NAME");
}

// The options of all verbs, and the command that the one given makes.
class Parser {
 public:
  Parser(const std::string& default_index, const std::vector<std::string>& tables)
      : tables_(tables),
        program_{.app = app_,
                 .version = [this] { return version_text(tables_); },
                 .date = DATELINE_DATE},
        upkeep_(default_index, tables) {
    build_.options = {.index = default_index, .tables = tables};
    show_.tables.project = tables;
    usage_.index = default_index;
    suggest_.request.index = default_index;
    program_.examples[&app_] = examples;
    app_.footer(build_manual);
    add_build();
    add_inspect();
    upkeep_.add_to(app_, [this](std::function<CommandLine()> make) { command_ = std::move(make); });
    program_.examples.insert(upkeep_.examples().begin(), upkeep_.examples().end());
    auto* names = app_.add_subcommand("names", names_summary);
    names->require_subcommand(1);
    names->footer(names_manual);
    program_.examples[names] = names_examples;
    add_show(*names);
    add_lint(*names);
    add_usage(*names);
    add_suggest(*names);
  }

  CommandLine parse(int count, const char* const* arguments) {
    if (auto reply = program::parse(program_, {arguments + 1, arguments + count})) return *reply;
    return command_();
  }

 private:
  void add_build() {
    auto* verb =
        app_.add_subcommand("build", "Index files and folders, in place of what the index had");
    verb->footer(build_manual);
    program_.examples[verb] = build_examples;
    verb->add_option("corpus", build_.options.corpus, "Files and folders to read")
        ->required()
        ->type_name("PATH");
    add_index_option(*verb, build_.options.index);
    add_names_option(*verb, build_.options.user_tables);
    add_reading_options(*verb, build_.options.reading);
    add_reject_options(*verb, build_.options.reading);
    add_duplicates_option(*verb, build_.options.reading);
    verb->add_flag("--dry-run", build_.dry_run,
                   "Read everything, report what would be left out, and index nothing");
    add_writing_options(*verb, build_.options, build_.talk);
    verb->callback([this, verb] {
      keep_written(*verb, build_.options.reading);
      command_ = [this] { return build_; };
    });
  }

  void add_inspect() {
    auto* verb = app_.add_subcommand("inspect", inspect_summary);
    verb->footer(inspect_manual);
    program_.examples[verb] = inspect_examples;
    verb->add_option("corpus", inspect_.corpus, "Files and folders to read")
        ->required()
        ->type_name("PATH");
    add_reading_options(*verb, inspect_.rules);
    verb->add_option("--records", inspect_.shown, "How many records of a file are shown")
        ->transform(program::whole_number(0, 1000))
        ->type_name("N")
        ->capture_default_str();
    verb->callback([this] { command_ = [this] { return inspect_; }; });
    auto* formats = app_.add_subcommand("formats", "Print the names of fields that are known");
    formats->callback([this] { command_ = [] { return FormatsCommand{}; }; });
  }

  void add_show(CLI::App& names) {
    auto* verb = names.add_subcommand("show", show_summary);
    verb->footer(show_manual);
    program_.examples[verb] = show_examples;
    add_name(*verb, show_.name);
    add_other_index(*verb, show_.index, "Read the table of this index, not the files");
    add_names_option(*verb, show_.tables.user);
    verb->get_option("--names")->excludes("--index");
    verb->callback([this] { command_ = [this] { return show_; }; });
  }

  void add_lint(CLI::App& names) {
    auto* verb = names.add_subcommand("lint", lint_summary);
    verb->footer(lint_manual);
    program_.examples[verb] = lint_examples;
    verb->add_option("tables", lint_.request.tables.project, "Tables in place of the project's")
        ->type_name("FILE");
    add_names_option(*verb, lint_.request.tables.user);
    add_other_index(*verb, lint_.request.index, "An index whose articles tell common words");
    verb->callback([this] { command_ = [this] { return lint(); }; });
  }

  LintNamesCommand lint() const {
    LintNamesCommand command = lint_;
    auto& request = command.request;
    request.user_only = request.tables.project.empty() && !request.tables.user.empty();
    if (request.tables.project.empty()) request.tables.project = tables_;
    return command;
  }

  void add_usage(CLI::App& names) {
    auto* verb = names.add_subcommand("usage", usage_summary);
    verb->footer(usage_manual);
    program_.examples[verb] = usage_examples;
    add_name(*verb, usage_.name);
    add_index_option(*verb, usage_.index);
    verb->add_option("--by", by_, "spelling alone, or outlet, year, month, or several: outlet,year")
        ->delimiter(',')
        ->check(CLI::IsMember({"spelling", "outlet", "year", "month"}).description(""))
        ->allow_extra_args(false)
        ->type_name("WHAT")
        ->default_str("outlet");
    add_format_option(*verb, usage_.format);
    verb->callback([this] {
      split_usage();
      command_ = [this] { return usage_; };
    });
  }

  void add_suggest(CLI::App& names) {
    auto* verb = names.add_subcommand("suggest", suggest_summary);
    verb->footer(suggest_manual);
    program_.examples[verb] = suggest_examples;
    auto& request = suggest_.request;
    verb->add_option("name", request.name, "An id, or any spelling; all names without it")
        ->type_name("NAME");
    add_index_option(*verb, request.index);
    verb->add_option("--min-articles", request.least_articles, "In how many articles at least")
        ->transform(program::whole_number(1, 1'000'000))
        ->type_name("N")
        ->capture_default_str();
    add_format_option(*verb, suggest_.format);
    verb->callback([this] { command_ = [this] { return suggest_; }; });
  }

  template <class Format>
  static void add_format_option(CLI::App& verb, Format& format) {
    const auto choose = [&format](const std::string& word) {
      format = word == "csv" ? Format::csv : word == "jsonl" ? Format::jsonl : Format::text;
    };
    verb.add_option_function<std::string>("--format", choose, "How the answer is written")
        ->check(CLI::IsMember({"text", "jsonl", "csv"}).description(""))
        ->type_name("text|jsonl|csv")
        ->default_str("text");
  }

  void split_usage() {
    if (by_.empty()) return;
    const auto is_given = [&](const char* what) { return std::ranges::count(by_, what) > 0; };
    usage_.split = {.outlet = is_given("outlet"), .period = Period::none};
    if (is_given("year")) usage_.split.period = Period::year;
    if (is_given("month")) usage_.split.period = Period::month;  // the year stands in it
  }

  std::vector<std::string> tables_;
  CLI::App app_{summary, "dateline-index"};
  program::Program program_;
  BuildCommand build_;
  InspectCommand inspect_;
  UpkeepOptions upkeep_;
  ShowNameCommand show_;
  LintNamesCommand lint_;
  NameUsageCommand usage_;
  SuggestCommand suggest_;
  std::vector<std::string> by_;
  std::function<CommandLine()> command_;
};

}  // namespace

CommandLine parse_command_line(int count, const char* const* arguments,
                               const std::string& default_index,
                               const std::vector<std::string>& tables) {
  return Parser(default_index, tables).parse(count, arguments);
}

}  // namespace dateline::indexer
