// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/front_matter.h"

#include <algorithm>
#include <optional>
#include <string>

#include "corpus/letters.h"

namespace dateline::corpus {
namespace {

bool is_fence(std::string_view line) { return trim_right(line) == "---"; }
bool is_end(std::string_view line) { return is_fence(line) || trim_right(line) == "..."; }

// Takes the first line off `text`.
std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// "name" of "name: value"; empty for a line that is none.
std::string_view name_of(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == line.npos || colon == 0 || line[0] == ' ' || line[0] == '\t' || line[0] == '-') {
    return {};
  }
  if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\t') return {};
  const auto name = trim(line.substr(0, colon));
  return name.find_first_of("\"'{}[]#&*!|>%@`") == name.npos ? name : std::string_view();
}

class FrontMatter {
 public:
  FrontMatter(const CorpusFile& file, Record& record) : file_(file), record_(record) {}

  // `text` begins behind the first fence.
  void read(std::string_view& text) {
    for (;;) {
      ++line_;
      const auto line = take_line(text);
      if (is_end(line)) return;
      const auto content = trim(line);
      if (content.empty() || content.front() == '#') continue;
      if (content.starts_with("- ") || content == "-") {
        add_item(content.substr(1));
      } else {
        add_member(line);
      }
    }
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const {
    throw ReadError(file_.path, line_, "front matter: " + reason);
  }

  void add_member(std::string_view line) {
    const auto name = name_of(line);
    if (name.empty()) fail("expected \"name: value\" or \"- item\"");
    const auto value = trim(line.substr(line.find(':') + 1));
    list_name_ = {};
    if (value.empty() || value.front() == '#') {
      list_name_ = name;  // a list may follow
      is_listed_ = false;
    } else if (value.front() == '[') {
      add_list(name, value);
    } else {
      record_.add({name, scalar(value)});
    }
  }

  void add_item(std::string_view item) {
    if (list_name_.empty()) fail("an item of no list");
    if (!is_listed_) start_list(list_name_);
    record_.add({list_name_, scalar(trim(item)), ValueType::text, ++items_});
  }

  void start_list(std::string_view name) {
    record_.add({.path = name, .type = ValueType::list});
    is_listed_ = true;
    items_ = 0;
  }

  void add_list(std::string_view name, std::string_view value) {
    value = without_comment(value);
    if (!value.ends_with(']')) fail("a list that is not closed on its line");
    start_list(name);
    for (auto rest = value.substr(1, value.size() - 2); !trim(rest).empty();) {
      const auto end = end_of_item(trim_left(rest)) + (rest.size() - trim_left(rest).size());
      const auto item = trim(rest.substr(0, end));
      if (!item.empty()) record_.add({name, scalar(item), ValueType::text, ++items_});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  static std::size_t end_of_item(std::string_view items) {
    std::size_t from = 0;
    if (items.front() == '"' || items.front() == '\'') {
      from = std::min(items.find(items.front(), 1), items.size());
    }
    return std::min(items.find(',', from), items.size());
  }

  static std::string_view without_comment(std::string_view value) {
    const auto comment = value.find(" #");
    return comment == value.npos ? value : trim_right(value.substr(0, comment));
  }

  std::string_view scalar(std::string_view value) {
    if (value.empty()) return value;
    const char first = value.front();
    if (first == '"' || first == '\'') return quoted(value);
    if (std::string_view("|>&*!{%@`").find(first) != std::string_view::npos) {
      fail("a value that begins with " + std::string(1, first) + " is not read; put it in quotes");
    }
    value = without_comment(value);
    return value == "null" || value == "~" ? std::string_view() : value;
  }

  std::string_view quoted(std::string_view value) {
    const char quote = value.front();
    std::string text;
    for (std::size_t i = 1; i < value.size(); ++i) {
      if (quote == '"' && value[i] == '\\' && i + 1 < value.size()) {
        text += unescape(value[++i]);
      } else if (value[i] != quote) {
        text += value[i];
      } else if (quote == '\'' && value.substr(i + 1).starts_with('\'')) {
        text += value[++i];
      } else if (const auto rest = trim(value.substr(i + 1)); rest.empty() || rest[0] == '#') {
        return record_.keep(std::move(text));
      } else {
        fail("text behind a closing quote");
      }
    }
    fail("a quote that is not closed on its line");
  }

  char unescape(char c) const {
    if (c == 'n') return '\n';
    if (c == 't') return '\t';
    if (c == '"' || c == '\\' || c == '/') return c;
    fail(std::string("an escape \\") + c + " that is not read");
  }

  const CorpusFile& file_;
  Record& record_;
  std::size_t line_ = 1;
  std::string_view list_name_;
  bool is_listed_ = false;
  std::size_t items_ = 0;
};

}  // namespace

bool has_front_matter(std::string_view text) {
  if (!is_fence(take_line(text))) return false;
  auto first = take_line(text);
  while (!text.empty() && (trim(first).empty() || first.starts_with('#'))) first = take_line(text);
  if (name_of(first).empty()) return false;
  while (!text.empty()) {
    if (is_end(take_line(text))) return true;
  }
  return false;
}

std::size_t read_front_matter(std::string_view text, const CorpusFile& file, Record& record) {
  const auto size = text.size();
  take_line(text);
  FrontMatter(file, record).read(text);
  return size - text.size();
}

}  // namespace dateline::corpus
