// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/program/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <regex>

#include "synonyms/table/suggestion.h"

namespace dateline::program {
namespace {

constexpr std::size_t help_width = 100;

Option describe(const CLI::Option& option) {
  Option out{.value = option.get_type_name(),
             .text = option.get_description(),
             .standard = option.get_default_str(),
             .required = option.get_required(),
             .repeats = option.get_items_expected_max() > 1};
  for (const auto& name : option.get_lnames()) out.names.push_back("--" + name);
  for (const auto& name : option.get_snames()) out.names.push_back("-" + name);
  const bool is_flag = option.get_items_expected_max() == 0;
  if (is_flag) out.value.clear();
  if (is_flag) out.standard.clear();
  if (out.standard == "[]") out.standard.clear();
  return out;
}

Verb describe(const CLI::App& app, const std::map<const CLI::App*, std::string>& examples) {
  Verb verb{.name = app.get_name(), .summary = app.get_description(), .manual = app.get_footer()};
  if (const auto found = examples.find(&app); found != examples.end()) {
    verb.examples = found->second;
  }
  for (const CLI::Option* option : app.get_options()) {
    (option->get_positional() ? verb.arguments : verb.options).push_back(describe(*option));
  }
  for (const CLI::App* inner : app.get_subcommands([](const CLI::App*) { return true; })) {
    verb.verbs.push_back(describe(*inner, examples));
  }
  return verb;
}

Verb describe(const Program& program) { return describe(program.app, program.examples); }

std::vector<std::string> names_of(const std::vector<Verb>& verbs) {
  std::vector<std::string> names;
  for (const Verb& verb : verbs) names.push_back(verb.name);
  return names;
}

std::string path_of(const CLI::App& app) {
  const CLI::App* outer = app.get_parent();
  return (outer == nullptr ? "" : path_of(*outer) + " ") + app.get_name();
}

const CLI::App& typed_verb(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  return *at;
}

Reply mistake(std::string text) {
  return {.text = std::move(text), .status = usage_status, .is_error = true};
}

std::string whole_lines(std::string text) {
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

struct Found {
  const Verb* verb = nullptr;
  std::string path;
  std::string error;
};

std::string listed(const std::vector<std::string>& names) {
  return "; there are " + CLI::detail::join(names, " ");
}

// The verb with this path, such as {"names", "lint"}, or an error that says which there are.
Found find_verb(const Verb& program, const std::vector<std::string>& names) {
  Found found{.verb = &program, .path = program.name};
  for (const auto& name : names) {
    const auto& verbs = found.verb->verbs;
    const auto inner = std::ranges::find(verbs, name, &Verb::name);
    if (inner == verbs.end()) {
      const auto known = names_of(verbs);
      found.error = found.path + " has no verb '" + name + "'" +
                    synonyms::did_you_mean(name, known) + listed(known);
      return found;
    }
    found.verb = &*inner;
    found.path += " " + name;
  }
  return found;
}

// The verbs that every program has.
class CommonVerbs {
 public:
  explicit CommonVerbs(Program& program) : program_(program) {
    add(help_, "help", "Print the help of a verb or a topic",
        "\n  @ help\n  @ help " + (program.topics.empty() ? "build" : program.topics.front().name) +
            "\n");
    help_->add_option("topic", topic_, "A verb or a topic; without it they are listed")
        ->type_name("TOPIC");
    add(completions_, "completions", "Print a script that completes this program's command line",
        "\n  @ completions bash > ~/.local/share/bash-completion/completions/@\n"
        "  @ completions zsh > ~/.zfunc/_@\n"
        "  @ completions fish > ~/.config/fish/completions/@.fish\n");
    completions_->add_option("shell", shell_, "The shell")
        ->required()
        ->check(CLI::IsMember(known_shells()).description(""))
        ->type_name(CLI::detail::join(known_shells(), "|"));
    add(manual_, "manual", "Print the manual page, in mdoc", "\n  @ manual | man -l -\n");
  }

  // Nullopt where another verb was typed.
  std::optional<Reply> answer() const {
    if (help_->parsed()) return help();
    if (completions_->parsed()) return Reply{.text = completions(describe(program_), shell_)};
    if (manual_->parsed()) {
      return Reply{.text = manual_page(describe(program_), program_.topics, program_.date)};
    }
    return std::nullopt;
  }

 private:
  void add(CLI::App*& verb, const char* name, const char* summary, std::string examples) {
    verb = program_.app.add_subcommand(name, summary);
    const std::string program = program_.app.get_name();
    for (std::size_t at = 0; (at = examples.find('@', at)) != std::string::npos;) {
      examples.replace(at, 1, program);
    }
    program_.examples[verb] = examples;
  }

  Reply help() const {
    const Verb whole = describe(program_);
    if (topic_.empty()) return {.text = contents(whole)};
    const auto topic = std::ranges::find(program_.topics, topic_.front(), &Topic::name);
    if (topic != program_.topics.end())
      return {.text = whole_lines(topic->summary + "\n" + topic->text)};
    const Found found = find_verb(whole, topic_);
    if (found.error.empty()) return {.text = help_text(*found.verb, found.path, help_width)};
    auto known = names_of(whole.verbs);
    for (const Topic& one : program_.topics) known.push_back(one.name);
    return mistake("no verb or topic '" + CLI::detail::join(topic_, " ") + "'" +
                   synonyms::did_you_mean(topic_.front(), known) + listed(known));
  }

  std::string contents(const Verb& whole) const {
    const std::string help = whole.name + " help ";
    std::string text = "Verbs, each with " + help + "VERB:\n" + list_text(whole.verbs, help_width);
    if (program_.topics.empty()) return text;
    std::vector<Verb> topics;
    for (const Topic& topic : program_.topics) {
      topics.push_back({.name = topic.name, .summary = topic.summary});
    }
    return text + "\nTopics, each with " + help + "TOPIC:\n" + list_text(topics, help_width);
  }

  Program& program_;
  CLI::App* help_ = nullptr;
  CLI::App* completions_ = nullptr;
  CLI::App* manual_ = nullptr;
  std::vector<std::string> topic_;
  std::string shell_;
};

class Parser {
 public:
  explicit Parser(const Program& program) : program_(program), whole_(describe(program)) {}

  std::optional<Reply> run(std::vector<std::string> arguments) {
    if (arguments.empty()) return help(program_.app, usage_status);
    if (auto unknown = put_verb_first(arguments)) return unknown;
    typed_ = arguments;
    std::ranges::reverse(arguments);  // as CLI11 takes them
    try {
      program_.app.parse(arguments);
    } catch (const CLI::CallForHelp&) {
      return help(typed_verb(program_.app), 0);
    } catch (const CLI::CallForVersion&) {
      return Reply{.text = program_.version(), .status = 0};
    } catch (const CLI::ParseError& error) {
      return mistake(explain(error));
    }
    return std::nullopt;
  }

 private:
  Reply help(const CLI::App& app, int status) const {
    return {.text = help_text(describe(app, program_.examples), path_of(app), help_width),
            .status = status};
  }

  // The verb may stand behind options; without one, the standard verb is meant.
  std::optional<Reply> put_verb_first(std::vector<std::string>& arguments) const {
    auto first = arguments.begin();
    while (first != arguments.end() && first->starts_with('-') && *first != "--") {
      first += std::min<std::ptrdiff_t>(takes_value(*first) ? 2 : 1, arguments.end() - first);
    }
    const auto verbs = names_of(whole_.verbs);
    if (first != arguments.end() && std::ranges::count(verbs, *first) > 0) {
      std::rotate(arguments.begin(), first, first + 1);
      return unknown_inner_verb(arguments);
    }
    const auto& front = arguments.front();
    const bool asks = front == "--help" || front == "-h" || front == "--version";
    if (asks) return std::nullopt;
    if (!program_.standard_verb.empty()) {
      arguments.insert(arguments.begin(), program_.standard_verb);
    } else if (first != arguments.end() && !first->starts_with('-')) {
      return mistake(find_verb(whole_, {*first}).error);
    }
    return std::nullopt;
  }

  // As the standard verb knows the option, else as any other does.
  bool takes_value(const std::string& option) const {
    std::vector<const CLI::App*> verbs;
    for (const CLI::App* verb : program_.app.get_subcommands({})) {
      const bool is_standard = verb->get_name() == program_.standard_verb;
      verbs.insert(is_standard ? verbs.begin() : verbs.end(), verb);
    }
    for (const CLI::App* verb : verbs) {
      const CLI::Option* known = verb->get_option_no_throw(option);
      if (known != nullptr) return known->get_items_expected_min() > 0;
    }
    return false;
  }

  // CLI11 would only say that the word was not expected.
  std::optional<Reply> unknown_inner_verb(const std::vector<std::string>& arguments) const {
    std::vector<std::string> names;
    for (const auto& argument : arguments) {
      if (argument.starts_with('-')) break;
      names.push_back(argument);
      const Found found = find_verb(whole_, names);
      if (!found.error.empty()) return mistake(found.error);
      if (found.verb->verbs.empty()) break;
    }
    return std::nullopt;
  }

  std::string explain(const CLI::ParseError& error) const {
    const CLI::App& verb = typed_verb(program_.app);
    const std::string advice = "; see " + path_of(verb) + " --help";
    const bool is_extra = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr;
    const bool is_missing = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
    if (const auto option = is_extra || is_missing ? unknown_option(verb) : std::nullopt) {
      return unknown_option_text(*option, verb) + advice;
    }
    if (is_missing) return missing_argument(verb).value_or(error.what()) + advice;
    if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
      return no_number(error.what()) + advice;
    }
    return no_such_word(error.what()).value_or(error.what()) + advice;
  }

  static std::optional<std::string> missing_argument(const CLI::App& verb) {
    const auto verbs = names_of(describe(verb, {}).verbs);
    if (!verbs.empty()) return path_of(verb) + ": a verb is missing" + listed(verbs);
    for (const CLI::Option* option : verb.get_options()) {
      const bool missing =
          option->get_positional() && option->get_required() && option->count() == 0;
      if (missing) return option->get_type_name() + " is missing";
    }
    return std::nullopt;
  }

  // CLI11 says "Could not convert: --limit = x".
  static std::string no_number(const std::string& text) {
    std::smatch parts;
    if (!std::regex_match(text, parts, std::regex("Could not convert: (.+) = (.*)"))) return text;
    return parts[1].str() + ": '" + parts[2].str() + "' is no whole number from 0";
  }

  // CLI11 says "--format: xml not in {text,jsonl}".
  static std::optional<std::string> no_such_word(const std::string& text) {
    std::smatch parts;
    if (!std::regex_match(text, parts, std::regex("(.+): (.*) not in \\{(.*)\\}"))) {
      return std::nullopt;
    }
    const auto words = CLI::detail::split(parts[3].str(), ',');
    return parts[1].str() + ": no '" + parts[2].str() + "'" +
           synonyms::did_you_mean(parts[2].str(), words) + listed(words);
  }

  static std::vector<std::string> option_names(const CLI::App& verb) {
    std::vector<std::string> names;
    for (const Option& option : describe(verb, {}).options) {
      names.insert(names.end(), option.names.begin(), option.names.end());
    }
    return names;
  }

  // What was typed like an option and is none.
  std::optional<std::string> unknown_option(const CLI::App& verb) const {
    const auto known = option_names(verb);
    for (const auto& argument : typed_) {
      if (argument == "--") return std::nullopt;
      if (argument.size() < 2 || argument[0] != '-') continue;
      const std::string name = argument.substr(0, argument.find('='));
      const std::string letter = argument.substr(0, 2);  // -n5 is -n 5
      const bool is_known = std::ranges::count(known, name) > 0 ||
                            (letter != "--" && std::ranges::count(known, letter) > 0);
      if (!is_known) return name;
    }
    return std::nullopt;
  }

  std::string unknown_option_text(const std::string& option, const CLI::App& verb) const {
    if (!program_.standard_verb.empty() && option[1] != '-') {
      return "'" + option + "' is no option; a query that begins with - goes behind --";
    }
    return path_of(verb) + " has no option '" + option + "'" +
           synonyms::did_you_mean(option, option_names(verb));
  }

  const Program& program_;
  Verb whole_;
  std::vector<std::string> typed_;
};

}  // namespace

std::optional<Reply> parse(Program& program, std::vector<std::string> arguments) {
  program.app.require_subcommand(1);
  program.app.set_version_flag("--version", std::string("told by the caller"));
  const CommonVerbs common(program);
  if (auto reply = Parser(program).run(std::move(arguments))) return reply;
  return common.answer();
}

}  // namespace dateline::program
