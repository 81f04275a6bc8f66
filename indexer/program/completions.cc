// SPDX-License-Identifier: GPL-2.0-or-later
// Scripts that complete verbs, options and values in a shell. Everything but the outlets and places
// of an index stands in the script itself, so that a key press starts no program.
#include <algorithm>
#include <stdexcept>

#include "indexer/program/description.h"

namespace dateline::program {
namespace {

// What can stand where a value is expected.
enum class Kind { nothing, files, folders, words, asked };

Kind kind_of(const Option& option) {
  const std::string& value = option.value;
  if (value.empty()) return Kind::nothing;
  if (value == "DIR") return Kind::folders;
  if (value == "FILE" || value == "PATH") return Kind::files;
  if (value == "OUTLET" || value == "PLACE") return Kind::asked;
  return listed_words(value).empty() ? Kind::nothing : Kind::words;
}

// What `<program> complete` calls a value: outlets, places.
std::string asked_list(const Option& option) {
  return option.value == "OUTLET" ? "outlets" : "places";
}

std::string joined(const std::vector<std::string>& words, const std::string& separator) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : separator) + word;
  return text;
}

std::vector<std::string> verb_names(const Verb& verb) {
  std::vector<std::string> names;
  for (const Verb& inner : verb.verbs) names.push_back(inner.name);
  return names;
}

std::vector<std::string> option_names(const Verb& verb) {
  std::vector<std::string> names;
  for (const Option& option : verb.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return names;
}

// A verb and the words that lead to it, joined with spaces: "names lint"; "" for the program.
struct Placed {
  const Verb* verb;
  std::string path;
};

void place(const Verb& verb, const std::string& path, std::vector<Placed>& out) {
  out.push_back({&verb, path});
  for (const Verb& inner : verb.verbs) {
    place(inner, path.empty() ? inner.name : path + " " + inner.name, out);
  }
}

std::vector<Placed> placed_verbs(const Verb& program) {
  std::vector<Placed> out;
  place(program, "", out);
  return out;
}

// The verb that a command line without one stands for, if the program has such.
const Verb* standard_verb(const Verb& program) {
  const auto found = std::ranges::find(program.verbs, "search", &Verb::name);
  return found == program.verbs.end() ? nullptr : &*found;
}

// As a name of a function.
std::string function_name(std::string program) {
  std::ranges::replace(program, '-', '_');
  return "_" + program;
}

std::string with_program(std::string text, const Verb& program) {
  const std::pair<std::string, std::string> parts[] = {{"@PROGRAM@", program.name},
                                                       {"@FUNCTION@", function_name(program.name)}};
  for (const auto& [mark, value] : parts) {
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += value.size()) {
      text.replace(at, mark.size(), value);
    }
  }
  return text;
}

// In single quotes of a POSIX shell.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// The path of the verb that is typed is worked out by walking over the words before the cursor;
// zsh and bash differ only in how they number and name them.
std::string value_cases(const std::vector<Placed>& verbs) {
  std::string cases;
  for (const auto& [verb, path] : verbs) {
    for (const Option& option : verb->options) {
      if (option.value.empty()) continue;
      std::vector<std::string> patterns;
      for (const auto& name : option.names) patterns.push_back(quoted(path + ":" + name));
      std::string action = "nothing";
      const Kind kind = kind_of(option);
      if (kind == Kind::files) action = "files";
      if (kind == Kind::folders) action = "folders";
      if (kind == Kind::words) action = "words " + quoted(joined(listed_words(option.value), " "));
      if (kind == Kind::asked) action = "ask " + asked_list(option);
      cases += "    " + joined(patterns, "|") + ") @FUNCTION@_" + action + "; return ;;\n";
    }
  }
  return cases;
}

// What can stand where no value is expected.
std::string word_cases(const std::vector<Placed>& verbs) {
  std::string cases;
  for (const auto& [verb, path] : verbs) {
    auto words = verb_names(*verb);
    const auto options = option_names(*verb);
    for (const Option& argument : verb->arguments) {
      const auto listed = listed_words(argument.value);
      words.insert(words.end(), listed.begin(), listed.end());
    }
    words.insert(words.end(), options.begin(), options.end());
    const bool takes_files = std::ranges::any_of(
        verb->arguments, [](const Option& argument) { return kind_of(argument) == Kind::files; });
    cases += "    " + quoted(path) + ") @FUNCTION@_words " + quoted(joined(words, " ")) +
             (takes_files ? " files" : "") + " ;;\n";
  }
  return cases;
}

std::string verb_pattern(const std::vector<Placed>& verbs) {
  std::vector<std::string> paths;
  for (const auto& [verb, path] : verbs) {
    if (!path.empty()) paths.push_back(quoted(path));
  }
  return joined(paths, "|");
}

// Verbs in their place; the program itself also takes what its standard verb takes.
std::vector<Placed> cases_of(const Verb& program, Verb& merged) {
  merged = program;
  if (const Verb* standard = standard_verb(program)) {
    merged.options.insert(merged.options.begin(), standard->options.begin(),
                          standard->options.end());
  }
  auto verbs = placed_verbs(program);
  verbs.front().verb = &merged;
  return verbs;
}

constexpr const char* bash_script = R"sh(# bash completion for @PROGRAM@
@FUNCTION@_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
  if [[ $2 == files ]]; then
    compopt -o filenames
    mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$cur")
  fi
}
@FUNCTION@_files() { compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); }
@FUNCTION@_folders() { compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$cur"); }
@FUNCTION@_nothing() { COMPREPLY=(); }
@FUNCTION@_ask() {
  local typed=${cur//[\"\'\\]/} line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("$(printf '%q' "$line")")
  done < <(@PROGRAM@ complete "$1" "${index[@]}" -- "$typed" 2>/dev/null)
}
@FUNCTION@() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb='' word i
  local -a index=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    case $word in -i|--index) index=(--index "${COMP_WORDS[i+1]}") ;; esac
    case "${verb:+$verb }$word" in
    @PATHS@) verb="${verb:+$verb }$word" ;;
    esac
  done
  case "$verb:$prev" in
@VALUES@  esac
  case "$verb" in
@WORDS@  esac
}
complete -F @FUNCTION@ @PROGRAM@
)sh";

constexpr const char* zsh_script = R"sh(#compdef @PROGRAM@
@FUNCTION@_words() {
  compadd -- ${=1}
  [[ $2 == files ]] && _files
}
@FUNCTION@_files() { _files }
@FUNCTION@_folders() { _files -/ }
@FUNCTION@_nothing() { _message 'a value' }
@FUNCTION@_ask() {
  local -a values
  values=("${(@f)$(@PROGRAM@ complete $1 $index -- 2>/dev/null)}")
  compadd -- $values
}
@FUNCTION@() {
  local prev=${words[CURRENT-1]} verb='' word i
  local -a index
  for ((i = 2; i < CURRENT; i++)); do
    word=${words[i]}
    case $word in -i|--index) index=(--index "${words[i+1]}") ;; esac
    case "${verb:+$verb }$word" in
    @PATHS@) verb="${verb:+$verb }$word" ;;
    esac
  done
  case "$verb:$prev" in
@VALUES@  esac
  case "$verb" in
@WORDS@  esac
}
if [[ $funcstack[1] == _@PROGRAM@ ]]; then @FUNCTION@ "$@"; else compdef @FUNCTION@ @PROGRAM@; fi
)sh";

std::string filled(const char* script, const Verb& program) {
  Verb merged;
  const auto verbs = cases_of(program, merged);
  std::string text = script;
  const std::pair<std::string, std::string> parts[] = {{"@PATHS@", verb_pattern(verbs)},
                                                       {"@VALUES@", value_cases(verbs)},
                                                       {"@WORDS@", word_cases(verbs)}};
  for (const auto& [mark, value] : parts) text.replace(text.find(mark), mark.size(), value);
  return with_program(text, program);
}

// In single quotes of fish, where \ and ' are written with a \.
std::string fish_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text)
    out += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out + "'";
}

// True where exactly this verb has been typed.
std::string fish_condition(const Placed& placed, const Verb& program) {
  std::string condition;
  std::string path = placed.path;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find(' ', at), path.size());
    condition += (condition.empty() ? "" : "; and ") + std::string("__fish_seen_subcommand_from ") +
                 path.substr(at, end - at);
    at = end + 1;
  }
  const auto inner = path.empty() ? verb_names(program) : verb_names(*placed.verb);
  if (!inner.empty()) {
    condition += (condition.empty() ? "" : "; and ") +
                 std::string("not __fish_seen_subcommand_from ") + joined(inner, " ");
  }
  return fish_quoted(condition);
}

std::string fish_value(const Option& option) {
  switch (kind_of(option)) {
    case Kind::nothing:
      return option.value.empty() ? "" : " -x";
    case Kind::files:
      return " -r -F";
    case Kind::folders:
      return " -x -a '(__fish_complete_directories (commandline -ct))'";
    case Kind::words:
      return " -x -a " + fish_quoted(joined(listed_words(option.value), " "));
    case Kind::asked:
      return " -x -a '(@FUNCTION@_ask " + asked_list(option) + ")'";
  }
  return "";
}

std::string fish_option(const Option& option, const std::string& start) {
  std::string line = start;
  for (const auto& name : option.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  return line + fish_value(option) + " -d " + fish_quoted(option.text) + "\n";
}

std::string fish_script(const Verb& program) {
  Verb merged;
  std::string text = R"sh(# fish completion for @PROGRAM@
function @FUNCTION@_ask
  set -l index
  set -l words (commandline -opc)
  for i in (seq (count $words))
    contains -- $words[$i] -i --index; and set index --index $words[(math $i + 1)]
  end
  @PROGRAM@ complete $argv[1] $index -- (commandline -ct) 2>/dev/null
end
complete -c @PROGRAM@ -f
)sh";
  for (const Placed& placed : cases_of(program, merged)) {
    const std::string start = "complete -c @PROGRAM@ -n " + fish_condition(placed, program);
    for (const Verb& inner : placed.verb->verbs) {
      text += start + " -a " + inner.name + " -d " + fish_quoted(inner.summary) + "\n";
    }
    for (const Option& option : placed.verb->options) text += fish_option(option, start);
    for (const Option& argument : placed.verb->arguments) {
      if (kind_of(argument) == Kind::files) text += start + " -F\n";
      const auto listed = joined(listed_words(argument.value), " ");
      if (!listed.empty()) text += start + " -a " + fish_quoted(listed) + "\n";
    }
  }
  return with_program(text, program);
}

}  // namespace

const std::vector<std::string>& known_shells() {
  static const std::vector<std::string> shells = {"bash", "zsh", "fish"};
  return shells;
}

std::string completions(const Verb& program, const std::string& shell) {
  if (shell == "bash") return filled(bash_script, program);
  if (shell == "zsh") return filled(zsh_script, program);
  if (shell == "fish") return fish_script(program);
  throw std::invalid_argument("no completions for the shell '" + shell +
                              "'; there are bash zsh fish");
}

}  // namespace dateline::program
