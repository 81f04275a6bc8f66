// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <sstream>

#include "indexer/program/description.h"

namespace dateline::program {
namespace {

constexpr std::size_t text_column = 26;

// Words of `text` on lines that begin at text_column; the first begins behind `left`.
std::string entry(const std::string& left, const std::string& text, std::size_t width) {
  std::string out = "  " + left;
  std::size_t at = out.size();
  const std::string indent(text_column, ' ');
  if (at + 2 > text_column) {
    out += "\n" + indent;
    at = text_column;
  } else {
    out.append(text_column - at, ' ');
    at = text_column;
  }
  std::istringstream words(text);
  bool first = true;
  for (std::string word; words >> word; first = false) {
    if (!first && at + 1 + word.size() > width) {
      out += "\n" + indent;
      at = text_column;
      first = true;
    }
    out += (first ? "" : " ") + word;
    at += word.size() + (first ? 0 : 1);
  }
  return out + "\n";
}

std::string left_of(const Option& option) {
  if (option.names.empty()) return option.value + (option.repeats ? "..." : "");
  std::vector<std::string> names = option.names;
  std::ranges::sort(names, {}, &std::string::size);  // the short one first
  std::string left = names.front().size() == 2 ? names.front() : "    " + names.front();
  for (std::size_t i = 1; i < names.size(); ++i) left += ", " + names[i];
  return left + (option.value.empty() ? "" : " " + option.value);
}

std::string right_of(const Option& option) {
  std::string text = option.text;
  if (!option.standard.empty()) text += " [" + option.standard + "]";
  return text;
}

std::string usage(const Verb& verb, const std::string& path) {
  std::string line = "Usage: " + path;
  if (!verb.verbs.empty()) line += " VERB";
  if (!verb.options.empty()) line += " [OPTIONS]";
  for (const Option& argument : verb.arguments) {
    const std::string name = left_of(argument);
    line += argument.required ? " " + name : " [" + name + "]";
  }
  return line + "\n";
}

std::string options_text(const std::vector<Option>& options, const std::string& title,
                         std::size_t width) {
  std::string text = options.empty() ? "" : "\n" + title + ":\n";
  for (const Option& option : options) text += entry(left_of(option), right_of(option), width);
  return text;
}

}  // namespace

std::vector<std::string> listed_words(const std::string& value) {
  std::vector<std::string> words;
  if (value.find('|') == std::string::npos) return words;
  std::istringstream list(value);
  for (std::string word; std::getline(list, word, '|');) words.push_back(word);
  return words;
}

std::string list_text(const std::vector<Verb>& verbs, std::size_t width) {
  std::string text;
  for (const Verb& verb : verbs) text += entry(verb.name, verb.summary, width);
  return text;
}

std::string help_text(const Verb& verb, const std::string& path, std::size_t width) {
  std::string text = verb.summary + "\n";
  if (!verb.examples.empty()) text += "\nExamples:" + verb.examples;
  text += "\n" + usage(verb, path);
  if (!verb.verbs.empty()) text += "\nVerbs:\n" + list_text(verb.verbs, width);
  text += options_text(verb.arguments, "Arguments", width);
  text += options_text(verb.options, "Options", width);
  if (!verb.manual.empty()) text += verb.manual;
  return text.ends_with('\n') ? text : text + "\n";
}

}  // namespace dateline::program
