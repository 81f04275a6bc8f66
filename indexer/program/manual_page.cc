// SPDX-License-Identifier: GPL-2.0-or-later
// A manual page in mdoc(7).
#include <algorithm>
#include <sstream>

#include "indexer/program/description.h"

namespace dateline::program {
namespace {

// Running text: a backslash, and what would be a macro at the start of a line, stand for
// themselves.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

// One argument of a macro.
std::string argument(const std::string& text) {
  std::string out = escaped(text);
  for (std::size_t at = 0; (at = out.find('"', at)) != std::string::npos; at += 2) {
    out.insert(at, "\"");
  }
  return "\"" + out + "\"";
}

// Lines printed as they stand.
std::string literal(const std::string& text) {
  std::string out = ".Bd -literal\n";
  std::istringstream lines(text);
  bool begun = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() && !begun) continue;
    begun = true;
    out += (line.empty() ? "\\&" : escaped(line)) + "\n";
  }
  return out + ".Ed\n";
}

std::string item(const Option& option) {
  std::string line;
  for (const auto& name : option.names) {
    line += (line.empty() ? ".It " : " , ") + std::string("Fl ") + argument(name.substr(1));
  }
  if (line.empty()) line = ".It";
  if (!option.value.empty()) line += " Ar " + argument(option.value);
  line += "\n" + escaped(option.text) + ".\n";
  // A folder that is the standard one stands where the page is made, not where it is read.
  if (!option.standard.empty() && option.value != "DIR")
    line += "The default is\n.Ql " + argument(option.standard) + " .\n";
  return line;
}

std::string items(const std::vector<Option>& options) {
  if (options.empty()) return "";
  std::string text = ".Bl -tag -width Ds\n";
  for (const Option& option : options) text += item(option);
  return text + ".El\n";
}

std::string synopsis(const Verb& verb, const std::string& path) {
  std::string text = ".Nm\n";
  if (!path.empty()) text += ".Cm " + argument(path) + "\n";
  text += ".Op Ar OPTIONS\n";
  for (const Option& one : verb.arguments) {
    text +=
        (one.required ? ".Ar " : ".Op Ar ") + argument(one.value) + (one.repeats ? " ...\n" : "\n");
  }
  return text;
}

// Calls `visit` with every verb that does something, and its path.
template <class Visit>
void for_each_verb(const Verb& verb, const std::string& path, Visit visit) {
  for (const Verb& inner : verb.verbs) {
    const std::string inner_path = path.empty() ? inner.name : path + " " + inner.name;
    if (inner.verbs.empty()) visit(inner, inner_path);
    for_each_verb(inner, inner_path, visit);
  }
}

std::string verb_section(const Verb& verb, const std::string& path) {
  std::string text = ".Ss " + argument(path) + "\n" + escaped(verb.summary) + ".\n";
  text += items(verb.arguments) + items(verb.options);
  if (!verb.manual.empty()) text += literal(verb.manual);
  if (!verb.examples.empty()) text += ".Pp\nExamples:\n" + literal(verb.examples);
  return text;
}

std::string upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

}  // namespace

std::string manual_page(const Verb& program, const std::vector<Topic>& topics,
                        const std::string& date) {
  std::string summary = program.summary;
  while (summary.ends_with('.')) summary.pop_back();
  std::string text = ".Dd " + date + "\n.Dt " + upper(program.name) + " 1\n.Os\n.Sh NAME\n.Nm " +
                     program.name + "\n.Nd " + escaped(summary) + "\n.Sh SYNOPSIS\n";
  for_each_verb(program, "",
                [&](const Verb& verb, const std::string& path) { text += synopsis(verb, path); });
  text += ".Sh DESCRIPTION\n" + literal(program.manual) + ".Sh VERBS\n";
  for_each_verb(program, "", [&](const Verb& verb, const std::string& path) {
    text += verb_section(verb, path);
  });
  for (const Topic& topic : topics) {
    text += ".Sh " + upper(escaped(topic.summary)) + "\n" + literal(topic.text);
  }
  text += ".Sh EXAMPLES\n" + literal(program.examples);
  const bool queries = program.name == "dateline-query";
  return text + ".Sh SEE ALSO\n.Xr " + (queries ? "dateline-index" : "dateline-query") + " 1\n";
}

}  // namespace dateline::program
