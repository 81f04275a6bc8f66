// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_options.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <map>

#include "indexer/upkeep_options.h"
#include "synonyms/suggestion.h"

namespace dateline::indexer {
namespace {

constexpr const char* summary = R"(Builds a dateline index out of reports.

Examples:
  dateline-index build --index idx reports/
  dateline-index build --index idx wire.jsonl desk.csv clippings/
  dateline-index build --index idx --names my-names.tsv reports/
  dateline-index update --index idx reports/
  dateline-index verify --index idx
  dateline-index names show Arbil
  dateline-index names usage Arbil --index idx
)";

constexpr const char* build_manual = R"(
It reads JSON Lines (id, title, text, outlet, published, ... one object a line), CSV and TSV with a
header, and bare text files, told apart by their content. An article's id is the input's own, else
its file's name. What cannot be read is reported with its place and left out; the rest is indexed.

Exit status: 0 all indexed, 1 indexed with something left out, 2 nothing done, 75 another process is
writing to the index.)";

constexpr const char* names_summary = "Look into the tables of names";

constexpr const char* names_examples = R"(
Examples:
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
Examples:
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
Examples:
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
Examples:
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
Examples:
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

std::string version_text() {
  return std::string("dateline-index ") + DATELINE_VERSION + " (Xapian " +
         Xapian::version_string() + ", ICU " + U_ICU_VERSION + ")\n";
}

void add_other_index(CLI::App& verb, std::optional<std::string>& index, const char* what) {
  verb.add_option("--index,-i", index, what)->type_name("DIR");
}

void add_name(CLI::App& verb, std::string& name) {
  verb.add_option("name", name, "An id, or any spelling")->required()->type_name("NAME");
}

// The options of all verbs, and the command that the one given makes.
class Parser {
 public:
  Parser(const std::string& default_index, const std::vector<std::string>& tables)
      : tables_(tables), upkeep_(default_index, tables) {
    build_.options = {.index = default_index, .tables = tables};
    show_.tables.project = tables;
    usage_.index = default_index;
    suggest_.request.index = default_index;
    app_.require_subcommand(1);
    app_.set_version_flag("--version", version_text());
    app_.footer(build_manual);
    add_build();
    upkeep_.add_to(app_, [this](std::function<CommandLine()> make) { command_ = std::move(make); });
    examples_.insert(upkeep_.examples().begin(), upkeep_.examples().end());
    auto* names = app_.add_subcommand("names", names_summary);
    names->require_subcommand(1);
    names->footer(names_manual);
    examples_[names] = names_examples;
    add_show(*names);
    add_lint(*names);
    add_usage(*names);
    add_suggest(*names);
  }

  CommandLine parse(int count, const char* const* arguments) {
    if (auto unknown = find_unknown_verb(count, arguments)) return *unknown;
    try {
      app_.parse(count, arguments);
    } catch (const CLI::Success& asked) {
      add_examples(given_verb());
      std::ostringstream text;
      app_.exit(asked, text, text);
      return Reply{.text = text.str(), .status = 0};
    } catch (const CLI::ParseError& error) {
      return Reply{.text = std::string(error.what()) + "; see " + help_of(given_verb()) + " --help",
                   .status = 2};
    }
    return command_();
  }

 private:
  void add_build() {
    auto* verb =
        app_.add_subcommand("build", "Index files and folders, in place of what the index had");
    verb->footer(build_manual);
    verb->add_option("corpus", build_.options.corpus, "Files and folders to read")
        ->required()
        ->type_name("PATH");
    add_index_option(*verb, build_.options.index);
    add_names_option(*verb, build_.options.user_tables);
    add_writing_options(*verb, build_.options, build_.talk);
    verb->callback([this] { command_ = [this] { return build_; }; });
  }

  void add_show(CLI::App& names) {
    auto* verb = names.add_subcommand("show", show_summary);
    verb->footer(show_manual);
    examples_[verb] = show_examples;
    add_name(*verb, show_.name);
    add_other_index(*verb, show_.index, "Read the table of this index, not the files");
    add_names_option(*verb, show_.tables.user);
    verb->get_option("--names")->excludes("--index");
    verb->callback([this] { command_ = [this] { return show_; }; });
  }

  void add_lint(CLI::App& names) {
    auto* verb = names.add_subcommand("lint", lint_summary);
    verb->footer(lint_manual);
    examples_[verb] = lint_examples;
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
    examples_[verb] = usage_examples;
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
    examples_[verb] = suggest_examples;
    auto& request = suggest_.request;
    verb->add_option("name", request.name, "An id, or any spelling; all names without it")
        ->type_name("NAME");
    add_index_option(*verb, request.index);
    verb->add_option("--min-articles", request.least_articles, "In how many articles at least")
        ->check(CLI::Range(1, 1'000'000))
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
    verb.add_option_function<std::string>("--format", choose, "text, jsonl or csv")
        ->check(CLI::IsMember({"text", "jsonl", "csv"}).description(""))
        ->type_name("FORMAT")
        ->default_str("text");
  }

  void split_usage() {
    if (by_.empty()) return;
    const auto is_given = [&](const char* what) { return std::ranges::count(by_, what) > 0; };
    usage_.split = {.outlet = is_given("outlet"), .period = Period::none};
    if (is_given("year")) usage_.split.period = Period::year;
    if (is_given("month")) usage_.split.period = Period::month;  // the year stands in it
  }

  // CLI11 would only say that the word was not expected.
  std::optional<Reply> find_unknown_verb(int count, const char* const* arguments) const {
    const CLI::App* verbs = &app_;
    std::string path = "dateline-index";
    for (int i = 1; i < count && *arguments[i] != '-'; ++i) {
      const auto known = verbs->get_subcommands([](const CLI::App*) { return true; });
      if (known.empty()) return std::nullopt;
      const std::string typed = arguments[i];
      const auto verb = std::ranges::find(known, typed, &CLI::App::get_name);
      if (verb == known.end()) return unknown_verb(typed, known, path);
      verbs = *verb;
      path += " " + typed;
    }
    return std::nullopt;
  }

  static Reply unknown_verb(const std::string& typed, const std::vector<const CLI::App*>& known,
                            const std::string& path) {
    std::vector<std::string> verbs;
    std::string list;
    for (const auto* verb : known) {
      verbs.push_back(verb->get_name());
      list += " " + verb->get_name();
    }
    return {.text = path + " has no verb '" + typed + "'" + synonyms::did_you_mean(typed, verbs) +
                    "; there are" + list,
            .status = 2};
  }

  CLI::App& given_verb() {
    CLI::App* at = &app_;
    while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
    return *at;
  }

  // A list of verbs has a line for each; the help of one opens with examples.
  void add_examples(CLI::App& verb) const {
    const auto found = examples_.find(&verb);
    if (found != examples_.end()) verb.description(verb.get_description() + "\n" + found->second);
  }

  std::string help_of(const CLI::App& verb) const {
    const CLI::App* outer = verb.get_parent();
    return (outer == nullptr ? "" : help_of(*outer) + " ") + verb.get_name();
  }

  std::vector<std::string> tables_;
  CLI::App app_{summary, "dateline-index"};
  BuildCommand build_;
  UpkeepOptions upkeep_;
  ShowNameCommand show_;
  LintNamesCommand lint_;
  NameUsageCommand usage_;
  SuggestCommand suggest_;
  std::vector<std::string> by_;
  std::map<const CLI::App*, const char*> examples_;
  std::function<CommandLine()> command_;
};

}  // namespace

CommandLine parse_command_line(int count, const char* const* arguments,
                               const std::string& default_index,
                               const std::vector<std::string>& tables) {
  return Parser(default_index, tables).parse(count, arguments);
}

}  // namespace dateline::indexer
