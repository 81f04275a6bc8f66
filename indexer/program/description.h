// SPDX-License-Identifier: GPL-2.0-or-later
// A program's verbs and options as plain values: what its help, its completions and its manual page
// are made of.
#pragma once

#include <string>
#include <vector>

namespace dateline::program {

struct Option {
  std::vector<std::string> names;  // "--index", "-i"; empty for an argument, which has only a value
  std::string value;               // DIR, FILE, OUTLET, "text|jsonl"; empty for a flag
  std::string text;
  std::string standard;  // taken where it is not given; empty if nothing is
  bool required = false;
  bool repeats = false;
};

struct Verb {
  std::string name;      // of the program for the outermost one
  std::string summary;   // one line
  std::string examples;  // lines of two spaces and a command
  std::string manual;    // lines for a terminal, printed behind the options
  std::vector<Option> arguments;
  std::vector<Option> options;
  std::vector<Verb> verbs;
};

// The words that a value like "text|jsonl" lists; empty for any other.
std::vector<std::string> listed_words(const std::string& value);

// The help of `verb`, which is typed as `path`: "dateline-index names lint". Lines of at most
// `width` columns, but for what examples and manual have.
std::string help_text(const Verb& verb, const std::string& path, std::size_t width);

// A line a verb: its name and its summary.
std::string list_text(const std::vector<Verb>& verbs, std::size_t width);

// A script for a shell: bash, zsh or fish. Values that only an index knows (OUTLET, PLACE) are
// asked of `<program> complete`, for a program that has such a verb. Throws std::invalid_argument
// for another shell.
std::string completions(const Verb& program, const std::string& shell);
const std::vector<std::string>& known_shells();

// Something to read that is no verb.
struct Topic {
  std::string name;
  std::string summary;  // one line
  std::string text;     // lines for a terminal
};

// In mdoc, section 1, with the topics behind the verbs. `date` is "January 8, 2026".
std::string manual_page(const Verb& program, const std::vector<Topic>& topics,
                        const std::string& date);

}  // namespace dateline::program
