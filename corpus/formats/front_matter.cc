// SPDX-License-Identifier: GPL-2.0-or-later
// A name without a value stays open while the lines below it are indented deeper: what they hold
// has its path. A value goes on over lines that are indented deeper than its name.
#include "corpus/formats/front_matter.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

bool is_fence(std::string_view line) { return trim_right(line) == "---"; }
bool is_end(std::string_view line) { return is_fence(line) || trim_right(line) == "..."; }

std::string_view first_line_of(std::string_view text) { return text.substr(0, text.find('\n')); }

// Takes the first line off `text`.
std::string_view take_line(std::string_view& text) {
  const auto line = first_line_of(text);
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

bool is_item(std::string_view content) { return content.starts_with("- ") || content == "-"; }

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

std::string_view without_comment(std::string_view value) {
  const auto comment = value.find(" #");
  return comment == value.npos ? value : trim_right(value.substr(0, comment));
}

// What is beyond the subset.
class NotRead : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// How many hexadecimal digits stand behind \x, \u and \U; 0 for other escapes.
std::size_t digits_of(char escape) {
  if (escape == 'x') return 2;
  if (escape == 'u') return 4;
  return escape == 'U' ? 8 : 0;
}

// The text of a value in double quotes behind a backslash, which is taken off `rest`.
std::string take_escaped(std::string_view& rest) {
  const char c = rest.front();
  const auto digits = rest.substr(1, digits_of(c));
  rest.remove_prefix(1 + digits.size());
  if (c == 'n') return "\n";
  if (c == 't') return "\t";
  if (std::string_view("\"\\/ ").find(c) != std::string_view::npos) return std::string(1, c);
  unsigned code = 0;
  const auto* end = digits.data() + digits.size();
  const bool is_read = !digits.empty() && digits.size() == digits_of(c) &&
                       std::from_chars(digits.data(), end, code, 16).ptr == end;
  const bool is_character = code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
  if (!is_read || !is_character)
    throw NotRead(std::string("an escape \\") + c + " that is not read");
  std::string character;
  append_code_point(character, static_cast<char32_t>(code));
  return character;
}

// A value in quotes, which it begins with. Throws NotRead.
std::string unquote(std::string_view value) {
  const char quote = value.front();
  std::string text;
  for (auto rest = value.substr(1); !rest.empty();) {
    const char c = rest.front();
    rest.remove_prefix(1);
    if (quote == '"' && c == '\\' && !rest.empty()) {
      text += take_escaped(rest);
    } else if (c != quote) {
      text += c;
    } else if (quote == '\'' && rest.starts_with('\'')) {
      text += c;
      rest.remove_prefix(1);
    } else if (rest = trim(rest); rest.empty() || rest.front() == '#') {
      return text;
    } else {
      throw NotRead("text behind a closing quote");
    }
  }
  throw NotRead("a quote that is not closed");
}

// A name whose value stands below it, or an item of a list that is a map.
struct OpenName {
  std::size_t indent = 0;
  std::string_view path{};
  std::size_t item = 0;   // of the outermost list around it
  std::size_t items = 0;  // it has, being a list
};

class FrontMatter {
 public:
  FrontMatter(std::string_view text, Record& record, std::vector<std::string>& unread)
      : rest_(text), record_(record), unread_(unread) {}

  // What stands behind it.
  std::string_view read() {
    for (take_line(rest_);;) {
      const auto line = next_line();
      if (is_end(line)) return rest_;
      const auto content = trim(line);
      if (content.empty() || content.front() == '#') continue;
      first_line_ = line_;
      read(indent_of(line), content);
    }
  }

 private:
  std::string_view next_line() {
    ++line_;
    return take_line(rest_);
  }

  // What is not read is left out with all that hangs on it.
  void read(std::size_t indent, std::string_view content) {
    try {
      is_item(content) ? add_item(indent, content) : add_member(indent, content);
    } catch (const NotRead& problem) {
      while (is_below(indent)) next_line();
      tell(problem.what());
    }
  }

  void tell(const std::string& problem) {
    constexpr std::size_t most = 5;
    if (unread_.empty()) record_.add_flag("unread-front-matter");
    if (unread_.size() > most) return;
    if (unread_.size() == most) {
      unread_.emplace_back("front matter: and so are more lines");
      return;
    }
    unread_.push_back("front matter: line " + std::to_string(first_line_) +
                      " is left out: " + problem);
  }

  // True if the next line is indented deeper, or empty.
  bool is_below(std::size_t indent) const {
    const auto line = first_line_of(rest_);
    return !rest_.empty() && (trim(line).empty() || indent_of(line) > indent);
  }

  // True if the next line with anything in it is indented deeper.
  bool goes_on_below(std::size_t indent) const {
    auto rest = rest_;
    while (!rest.empty()) {
      const auto line = take_line(rest);
      if (!trim(line).empty()) return indent_of(line) > indent;
    }
    return false;
  }

  void add_member(std::size_t indent, std::string_view content) {
    const auto name = name_of(content);
    if (name.empty()) throw NotRead("expected \"name: value\" or \"- item\"");
    while (!open_.empty() && open_.back().indent >= indent) open_.pop_back();
    const auto path = open_.empty() ? name : join(open_.back().path, name);
    const auto item = open_.empty() ? 0 : open_.back().item;
    const auto value = trim(content.substr(content.find(':') + 1));
    if (value.empty() || value.front() == '#') {
      open_.push_back({.indent = indent, .path = path, .item = item});
    } else {
      add({.path = path, .item = item}, indent, value);
    }
  }

  std::string_view join(std::string_view path, std::string_view name) {
    return record_.keep(std::string(path) + "." + std::string(name));
  }

  void add_item(std::size_t indent, std::string_view content) {
    while (!open_.empty() && open_.back().indent > indent) open_.pop_back();
    if (open_.empty()) throw NotRead("an item of no list");
    auto& list = open_.back();
    if (list.items == 0)
      record_.add({.path = list.path, .type = ValueType::list, .item = list.item});
    const auto item = ++list.items;
    const auto outermost = list.item == 0 ? item : list.item;
    const auto value = trim_left(content.substr(1));
    if (name_of(value).empty()) return add({.path = list.path, .item = outermost}, indent, value);
    record_.add({.path = list.path, .type = ValueType::object, .item = outermost});
    // The map's members are indented by two at least.
    open_.push_back({.indent = indent + 1, .path = list.path, .item = outermost});
    add_member(indent + 2, value);
  }

  // `written` is the value as far as it stands in its first line, which is indented by `indent`.
  void add(Value value, std::size_t indent, std::string_view written) {
    if (written.starts_with('|') || written.starts_with('>')) {
      value.text = take_block(indent, written.front() == '|');
      return record_.add(value);
    }
    written = take_value(indent, written);
    if (written.starts_with('[')) return add_list(value, without_comment(written));
    value.text = scalar(written);
    record_.add(value);
  }

  std::string_view take_value(std::size_t indent, std::string_view value) {
    if (value.empty()) return value;
    if (!goes_on_below(indent) && !is_open_list(value)) return value;
    std::string joined(value);
    while (goes_on_below(indent) || (is_open_list(joined) && first_line_of(rest_).starts_with(']')))
      append_line(joined);
    const bool is_plain = std::string_view("\"'[").find(value.front()) == std::string_view::npos;
    if (is_plain && joined.find(": ") != joined.npos)
      throw NotRead("a value over several lines with a colon in it; put it in quotes");
    return record_.keep(std::move(joined));
  }

  static bool is_open_list(std::string_view value) {
    return value.starts_with('[') && !without_comment(value).ends_with(']');
  }

  // One that is no pair.
  static bool ends_in_backslash(std::string_view value) {
    return (value.size() - (value.find_last_not_of('\\') + 1)) % 2 == 1;
  }

  // An empty line parts lines, the end of a line is a blank, and none behind a backslash.
  void append_line(std::string& value) {
    std::size_t empty = 0;
    auto line = trim(next_line());
    for (; line.empty(); line = trim(next_line())) ++empty;
    if (value.front() == '"' && ends_in_backslash(value)) {
      value.pop_back();
    } else {
      value += empty == 0 ? " " : std::string(empty, '\n');
    }
    value += line;
  }

  // The lines below "name: |", or those below "name: >" with each paragraph on one line.
  std::string_view take_block(std::size_t indent, bool keeps_lines) {
    std::string block;
    std::size_t margin = 0;
    bool is_behind_text = false;
    while (is_below(indent)) {
      const auto line = next_line();
      const bool is_empty = trim(line).empty();
      if (margin == 0 && !is_empty) margin = indent_of(line);
      if (is_behind_text) block += keeps_lines || is_empty ? '\n' : ' ';
      block += line.substr(std::min(margin, indent_of(line)));
      is_behind_text = keeps_lines || !is_empty;
    }
    return trim(record_.keep(std::move(block)));
  }

  void add_list(const Value& list, std::string_view written) {
    if (!written.ends_with(']')) throw NotRead("a list that is not closed");
    record_.add({.path = list.path, .type = ValueType::list, .item = list.item});
    std::size_t items = 0;
    for (auto rest = trim_left(written.substr(1, written.size() - 2)); !rest.empty();) {
      const auto end = end_of_item(rest);
      const auto item = trim(rest.substr(0, end));
      if (!item.empty()) {
        ++items;
        record_.add({list.path, scalar(item), ValueType::text, list.item == 0 ? items : list.item});
      }
      rest = trim_left(rest.substr(std::min(end + 1, rest.size())));
    }
  }

  static std::size_t end_of_item(std::string_view items) {
    std::size_t from = 0;
    if (items.front() == '"' || items.front() == '\'') {
      from = std::min(items.find(items.front(), 1), items.size());
    }
    return std::min(items.find(',', from), items.size());
  }

  std::string_view scalar(std::string_view value) {
    if (value.empty()) return value;
    const char first = value.front();
    if (first == '"' || first == '\'') return record_.keep(unquote(value));
    if (std::string_view("&*!{%@`").find(first) != std::string_view::npos) {
      throw NotRead("a value that begins with " + std::string(1, first) +
                    " is not read; put it in quotes");
    }
    value = without_comment(value);
    return value == "null" || value == "~" ? std::string_view() : value;
  }

  std::string_view rest_;
  Record& record_;
  std::vector<std::string>& unread_;
  std::size_t line_ = 1;
  std::size_t first_line_ = 1;  // of what is being read
  std::vector<OpenName> open_;
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

std::size_t read_front_matter(std::string_view text, Record& record,
                              std::vector<std::string>& unread) {
  return text.size() - FrontMatter(text, record, unread).read().size();
}

}  // namespace dateline::corpus
