// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/output/text_layout.h"

#include <utility>

#include "synonyms/words/display_width.h"
#include "synonyms/words/fold.h"

namespace dateline::query {
namespace {

// Hebrew, Arabic, Syriac, Thaana, NKo and their presentation forms.
bool runs_from_right(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = synonyms::next_char(text, at);
    if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
        (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
        (c >= 0x1E800 && c <= 0x1EFFF)) {
      return true;
    }
  }
  return false;
}

// Where the part of a word ends that begins at `begin` and is never broken: behind an ideograph,
// with the marks and the punctuation that follow it, or behind the last letter before one.
std::size_t end_of_part(std::string_view word, std::size_t begin) {
  std::size_t end = begin;
  synonyms::next_char(word, end);
  while (end < word.size()) {
    std::size_t next = end;
    const auto role = synonyms::fold_char(synonyms::next_char(word, next)).role;
    if (role == synonyms::CharRole::ideograph) return end;
    end = next;
  }
  return end;
}

}  // namespace

std::string isolated(const std::string& text) {
  constexpr std::string_view first_strong_isolate = "\xE2\x81\xA8";
  constexpr std::string_view pop_isolate = "\xE2\x81\xA9";
  if (!runs_from_right(text)) return text;
  return std::string(first_strong_isolate) + text + std::string(pop_isolate);
}

void WrappedLines::add(std::string_view text, const TextMark& mark) {
  if (layout_.width == 0) {
    line_.append(mark.before).append(text).append(mark.behind);
    return;
  }
  word_ += mark.before;
  word_columns_ += mark.columns;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    add_word(text.substr(at, space - at));
    if (space < text.size()) {
      end_word();
      space_ = true;
    }
    at = space + 1;
  }
  word_ += mark.behind;
  word_columns_ += mark.columns;
}

void WrappedLines::add_word(std::string_view word) {
  for (std::size_t begin = 0; begin < word.size();) {
    const std::size_t end = end_of_part(word, begin);
    if (begin > 0) end_word();
    word_ += word.substr(begin, end - begin);
    word_columns_ += synonyms::display_width(word.substr(begin, end - begin));
    begin = end;
  }
}

void WrappedLines::end_word() {
  if (word_.empty()) return;
  const bool first = line_.empty();
  const std::size_t gap = space_ && !first ? 1 : 0;
  if (!first && line_columns_ + gap + word_columns_ > room_) {
    break_line();
  } else if (gap > 0) {
    line_ += ' ';
    ++line_columns_;
  }
  line_ += std::exchange(word_, {});
  line_columns_ += std::exchange(word_columns_, 0);
  space_ = false;
}

void WrappedLines::break_line() {
  lines_.push_back(std::exchange(line_, {}));
  line_columns_ = 0;
  room_ = layout_.width - std::min(layout_.width, layout_.indent);
}

std::vector<std::string> WrappedLines::take() {
  end_word();
  if (!line_.empty()) lines_.push_back(std::exchange(line_, {}));
  return std::move(lines_);
}

}  // namespace dateline::query
