// SPDX-License-Identifier: GPL-2.0-or-later
// Lines for a terminal: as many columns as it has, in any script and either direction.
//
//   WrappedLines lines({.width = 80, .indent = 3});
//   lines.add("Nothing is known of ");
//   lines.add("Mosul", {.before = "*", .behind = "*", .columns = 1});
//   for (const auto& line : lines.take()) out << line << "\n";
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::query {

// `text` as a whole that runs from right to left does not disturb what stands around it: in
// isolates where it has letters of such a script, else as it is.
std::string isolated(const std::string& text);

struct LineLayout {
  std::size_t width = 0;         // columns of a line; 0 for one line of any length, as it is
  std::size_t indent = 0;        // columns before each line but the first
  std::size_t first_indent = 0;  // columns that are taken before the first
};

// What stands around a stretch of text and is never parted from its first and last word.
struct TextMark {
  std::string_view before;
  std::string_view behind;
  std::size_t columns = 0;  // of each of the two
};

// Words put into lines. Breaks at spaces and between ideographs; a word that is too long for a line
// has one of its own.
class WrappedLines {
 public:
  explicit WrappedLines(const LineLayout& layout)
      : layout_(layout), room_(layout.width - std::min(layout.width, layout.first_indent)) {}

  // `text` is one line, and printable.
  void add(std::string_view text, const TextMark& mark = {});
  // The lines without what stands before them.
  std::vector<std::string> take();

 private:
  void add_word(std::string_view word);
  void end_word();
  void break_line();

  LineLayout layout_;
  std::size_t room_;  // columns of the line that is being filled
  std::vector<std::string> lines_;
  std::string line_;
  std::size_t line_columns_ = 0;
  bool space_ = false;  // stands before the word
  std::string word_;
  std::size_t word_columns_ = 0;
};

}  // namespace dateline::query
