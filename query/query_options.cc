// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/query_options.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "query/date_range.h"
#include "query/facet_counter.h"
#include "synonyms/suggestion.h"

namespace dateline::query {
namespace {

constexpr const char* summary = R"(Searches a dateline index.

Examples:
  dateline-query Erbil                            all spellings: Arbil, Irbil, Hewler, أربيل
  dateline-query '"Daesh fighters"'               a phrase, the name in any spelling
  dateline-query '="Islamic State" -Syria'        this spelling alone, without Syria
  dateline-query 'Mosul (dam OR bridge*)' --from 2014-06 --to 2017-07 --facets outlet,date,place
  dateline-query batch queries.txt --format jsonl
  dateline-query explain 'IS in Arbil'            how a query is understood
)";

constexpr const char* manual = R"(
The query language:
  a b           both            a OR b         either          -a, NOT a      without
  "a b"         side by side    word*          begins so       ( )            grouping
  =word ="a b"  this spelling   CAPS(word)     in capitals     *              every article
  outlet: place: filed: agency: name: date: lang: id: title:
                one field; a date is 2025, 2025-09, 2025-09-30, 2025-09..2025-10, ..2024 or none

Filters, facets, pages and formats: dateline-query search --help

Exit status: 0 found, 1 nothing found or a query of a batch was wrong, 2 the query, the options or the
index cannot be used.)";

constexpr std::array<std::string_view, 4> verbs = {"search", "batch", "explain", "show"};

std::string version_text() {
  return std::string("dateline-query ") + DATELINE_VERSION + " (Xapian " +
         Xapian::version_string() + ", ICU " + U_ICU_VERSION + ")\n";
}

// What the options say before it is understood.
struct Written {
  std::vector<std::string> words;
  std::vector<std::string> outlets, places, filed, agencies, languages;
  std::string from, to;
  std::vector<std::string> facets;
};

class Options {
 public:
  explicit Options(const std::string& default_index) {
    command_.index = default_index;
    app_.name("dateline-query");
    app_.footer(manual);
    app_.require_subcommand(0, 1);
    app_.set_version_flag("--version", version_text());
    add_search();
    add_batch();
    add_explain();
    add_show();
  }

  std::variant<CommandLine, Reply> parse(std::vector<std::string> arguments) {
    if (arguments.empty()) return Reply{.text = app_.help(), .status = 2};
    insert_verb(arguments);
    const auto typed = arguments;
    std::ranges::reverse(arguments);  // as CLI11 takes them
    try {
      app_.parse(arguments);
    } catch (const CLI::Success& asked) {
      std::ostringstream text;
      app_.exit(asked, text, text);
      return Reply{.text = text.str(), .status = 0};
    } catch (const CLI::ParseError& error) {
      return Reply{.text = explain(error, typed), .status = 2};
    }
    read_written();
    if (lacks_query()) {
      return Reply{
          .text = "a query is missing; * matches every article, and so does a filter alone",
          .status = 2};
    }
    return command_;
  }

 private:
  // The verb may stand behind --index; without one, what is typed is a search.
  static void insert_verb(std::vector<std::string>& arguments) {
    auto first = arguments.begin();
    while (first != arguments.end() && (*first == "--index" || *first == "-i")) {
      first += std::min<std::ptrdiff_t>(2, arguments.end() - first);
    }
    if (first != arguments.end() && std::ranges::count(verbs, *first) > 0) {
      std::rotate(arguments.begin(), first, first + 1);
      return;
    }
    const auto& front = arguments.front();
    const bool asks = front == "--help" || front == "-h" || front == "--version";
    if (!asks) arguments.insert(arguments.begin(), "search");
  }

  static std::string explain(const CLI::ParseError& error, const std::vector<std::string>& typed) {
    const bool minus = std::ranges::any_of(typed, [](const std::string& argument) {
      return argument.size() > 2 && argument[0] == '-' && argument[1] != '-';
    });
    return std::string(error.what()) +
           (minus ? "; a query that begins with - goes behind --" : "; see dateline-query --help");
  }

  void add_search() {
    auto* search = app_.add_subcommand("search", "Search (the verb may be left out)");
    search
        ->add_option("query", written_.words,
                     "The query; several words are one. With a filter or facets it may be left out")
        ->type_name("QUERY");
    add_common(*search);
    add_filters(*search);
    add_page(*search);
    search->footer(manual);
    search->callback([this] { command_.verb = CommandLine::Verb::search; });
  }

  void add_batch() {
    auto* batch =
        app_.add_subcommand("batch", "Answer a file of queries, one a line (- is standard input)");
    batch
        ->add_option("file", command_.file, "Queries; empty lines and lines with # are passed over")
        ->required()
        ->type_name("FILE");
    add_common(*batch);
    add_filters(*batch);
    add_page(*batch);
    batch->callback([this] { command_.verb = CommandLine::Verb::batch; });
  }

  void add_explain() {
    auto* explain =
        app_.add_subcommand("explain", "Show how a query is understood, stage by stage");
    explain->add_option("query", written_.words, "The query")->required()->type_name("QUERY");
    add_common(*explain);
    add_filters(*explain);
    explain->callback([this] { command_.verb = CommandLine::Verb::explain; });
  }

  void add_show() {
    auto* show = app_.add_subcommand("show", "Print an article, marked for a query");
    show->add_option("id", command_.id, "Its id")->required()->type_name("ID");
    show->add_option("query", written_.words, "What to mark")->type_name("QUERY");
    add_common(*show);
    show->callback([this] { command_.verb = CommandLine::Verb::show; });
  }

  // An option that takes one of a few words.
  template <class Value>
  static void add_choice(CLI::App& verb, const std::string& name, Value& target,
                         const std::vector<std::pair<std::string, Value>>& choices,
                         const std::string& what) {
    std::vector<std::string> words;
    for (const auto& choice : choices) words.push_back(choice.first);
    const auto choose = [&target, choices](const std::string& word) {
      target = std::ranges::find(choices, word, &std::pair<std::string, Value>::first)->second;
    };
    verb.add_option_function<std::string>(name, choose, what)
        ->check(CLI::IsMember(words).description(""))
        ->type_name("WORD")
        ->default_str(words.front());
  }

  void add_common(CLI::App& verb) {
    verb.add_option("--index,-i", command_.index, "Directory of the index")
        ->type_name("DIR")
        ->capture_default_str();
    add_choice<CommandLine::Format>(
        verb, "--format", command_.format,
        {{"text", CommandLine::Format::text}, {"jsonl", CommandLine::Format::jsonl}},
        "text or jsonl");
    using Colour = CommandLine::Colour;
    add_choice<Colour>(
        verb, "--color", command_.colour,
        {{"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}},
        "auto, always or never");
  }

  void add_filters(CLI::App& verb) {
    const auto filter = [&](const char* name, std::vector<std::string>& values, const char* what) {
      verb.add_option(name, values, what)->type_name("VALUE")->allow_extra_args(false);
    };
    filter("--outlet", written_.outlets, "Only this outlet; repeated, either");
    filter("--place", written_.places, "Only articles that name this place or one inside it");
    filter("--filed", written_.filed, "Only articles filed there, by their dateline");
    filter("--agency", written_.agencies, "Only text of this agency");
    filter("--lang", written_.languages, "Only this language, such as en or ar");
    verb.add_option("--from", written_.from, "First date: 2025, 2025-09 or 2025-09-30")
        ->type_name("DATE");
    verb.add_option("--to", written_.to, "Last date, included")->type_name("DATE");
    add_choice<NameReading>(
        verb, "--names", command_.request.names,
        {{"all", NameReading::all},
         {"loose", NameReading::loose},
         {"exact", NameReading::exact},
         {"off", NameReading::off}},
        "all: a name finds all its spellings, unlisted ones ranked below; loose: less certain "
        "ones, too; exact: none of those; off: words are words");
  }

  void add_page(CLI::App& verb) {
    auto& request = command_.request;
    verb.add_option("--limit,-n", request.limit, "Hits on a page")->capture_default_str();
    verb.add_option("--offset", request.offset, "Hits to pass over")->capture_default_str();
    add_choice<SortOrder>(verb, "--sort", request.sort,
                          {{"relevance", SortOrder::relevance},
                           {"newest", SortOrder::newest},
                           {"oldest", SortOrder::oldest}},
                          "relevance, newest or oldest");
    verb.add_option("--facets", written_.facets,
                    "Counts of outlet, agency, lang, filed, place, date:year, date:month, date:day")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("LIST");
    verb.add_option("--facet-limit", request.facet_limit, "Values a facet, and a place")
        ->capture_default_str();
    verb.add_option("--fields", command_.writer.fields, "Members of a hit in jsonl")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("LIST");
    verb.add_flag("!--no-snippets", request.snippets, "No passages");
  }

  void read_written() {
    auto& request = command_.request;
    for (const auto& word : written_.words)
      request.query += (request.query.empty() ? "" : " ") + word;
    add_filter(Field::outlet, written_.outlets);
    add_filter(Field::place, written_.places);
    add_filter(Field::filed, written_.filed);
    add_filter(Field::agency, written_.agencies);
    add_filter(Field::language, written_.languages);
    if (!written_.from.empty() || !written_.to.empty()) {
      request.filters.push_back({Field::date, join_range(written_.from, written_.to)});
    }
    // A filter alone asks for all that passes it.
    const bool filters = !request.filters.empty() || !written_.facets.empty();
    if (written_.words.empty() && filters) request.query = "*";
    for (const auto& facet : written_.facets) request.facets.push_back(parse_facet(facet));
    for (const auto& field : command_.writer.fields) check_field(field);
  }

  bool lacks_query() const {
    return command_.verb == CommandLine::Verb::search && written_.words.empty() &&
           command_.request.query.empty();
  }

  void add_filter(Field field, const std::vector<std::string>& values) {
    for (const auto& value : values) command_.request.filters.push_back({field, value});
  }

  static void check_field(const std::string& field) {
    if (std::ranges::count(hit_fields(), field) > 0) return;
    std::string reason = "--fields: no '" + field + "'" +
                         synonyms::did_you_mean(field, hit_fields()) + "; there are";
    for (const auto& known : hit_fields()) reason += " " + known;
    throw QueryError(reason, std::string::npos, 0);
  }

  CLI::App app_{summary};
  CommandLine command_;
  Written written_;
};

}  // namespace

std::variant<CommandLine, Reply> parse_command_line(std::vector<std::string> arguments,
                                                    const std::string& default_index) {
  return Options(default_index).parse(std::move(arguments));
}

}  // namespace dateline::query
