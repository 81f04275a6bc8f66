// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/query_options.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <algorithm>

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

Verbs make_verbs(const std::string& index) {
  Verbs verbs;
  for (const auto make : {make_search_verb, make_batch_verb, make_explain_verb, make_show_verb,
                          make_timeline_verb, make_kwic_verb, make_help_verb}) {
    verbs.push_back(make(index));
  }
  return verbs;
}

std::string version_text() {
  return std::string("dateline-query ") + DATELINE_VERSION + " (Xapian " +
         Xapian::version_string() + ", ICU " + U_ICU_VERSION + ")\n";
}

// The options of all verbs; the one typed is taken out.
class Parser {
 public:
  explicit Parser(const std::string& default_index) : verbs_(make_verbs(default_index)) {
    app_.name("dateline-query");
    app_.footer(std::string(language_manual));
    app_.require_subcommand(0, 1);
    app_.set_version_flag("--version", version_text());
    for (auto& verb : verbs_) add(verb);
  }

  std::variant<std::unique_ptr<Verb>, Reply> parse(std::vector<std::string> arguments) {
    if (arguments.empty()) return Reply{.text = app_.help(), .status = status::failed};
    insert_verb(arguments);
    const auto typed = arguments;
    std::ranges::reverse(arguments);  // as CLI11 takes them
    try {
      app_.parse(arguments);
    } catch (const CLI::Success& asked) {
      std::ostringstream text;
      app_.exit(asked, text, text);
      return Reply{.text = text.str(), .status = status::found};
    } catch (const CLI::ParseError& error) {
      return Reply{.text = explain(error, typed), .status = status::failed};
    }
    return std::move(*chosen_);
  }

 private:
  void add(std::unique_ptr<Verb>& verb) {
    const VerbText text = verb->text();
    auto* app = app_.add_subcommand(std::string(text.name), std::string(text.summary));
    app->footer(std::string(text.manual));
    verb->add_options(*app);
    app->callback([this, &verb] { chosen_ = &verb; });
  }

  // The verb may stand behind --index; without one, what is typed is a search.
  void insert_verb(std::vector<std::string>& arguments) const {
    auto first = arguments.begin();
    while (first != arguments.end() && (*first == "--index" || *first == "-i")) {
      first += std::min<std::ptrdiff_t>(2, arguments.end() - first);
    }
    const auto is_typed = [&](const auto& verb) { return verb->text().name == *first; };
    if (first != arguments.end() && std::ranges::any_of(verbs_, is_typed)) {
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

  Verbs verbs_;
  CLI::App app_{summary};
  std::unique_ptr<Verb>* chosen_ = nullptr;
};

}  // namespace

std::variant<std::unique_ptr<Verb>, Reply> parse_command_line(std::vector<std::string> arguments,
                                                              const std::string& default_index) {
  return Parser(default_index).parse(std::move(arguments));
}

}  // namespace dateline::query
