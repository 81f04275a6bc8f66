// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/query_cursor.h"

#include <array>

#include "query/language/query_error.h"

namespace dateline::query {
namespace {

// As keyboards and word processors write them.
constexpr std::array<QueryCursor::Quote, 4> quotes = {{
    {"\"", "\""},
    {"“", "”"},
    {"„", "“"},
    {"«", "»"},
}};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Hebrew writes its acronyms with the keyboard's quotation mark between two letters: צה"ל.
bool stands_in_hebrew(std::string_view text, std::size_t at) {
  constexpr auto hebrew = [](char lead) { return lead == '\xD6' || lead == '\xD7'; };
  return at >= 2 && at + 1 < text.size() && hebrew(text[at - 2]) && hebrew(text[at + 1]);
}

}  // namespace

void fail(const std::string& reason, std::size_t offset, std::size_t length) {
  throw QueryError(reason, offset, length);
}

bool QueryCursor::ends_value() const { return ends_group() || is_space(text_[at_]); }

void QueryCursor::skip_space() {
  while (!at_end() && is_space(text_[at_])) ++at_;
}

bool QueryCursor::sees_operator(std::string_view name) const {
  if (!sees(name)) return false;
  QueryCursor behind = *this;
  behind.move_to(at_ + name.size());
  return behind.ends_value() || behind.sees("(") || behind.sees("=") || behind.find_quote();
}

bool QueryCursor::take_operator(std::string_view name) {
  if (!sees_operator(name)) return false;
  at_ += name.size();
  skip_space();
  return true;
}

bool QueryCursor::sees_minus() const {
  return sees("-") && at_ + 1 < text_.size() && !is_space(text_[at_ + 1]);
}

std::optional<QueryCursor::Quote> QueryCursor::find_quote() const {
  for (const Quote& quote : quotes) {
    if (sees(quote.first)) return quote;
  }
  return std::nullopt;
}

Span QueryCursor::take_quoted(const Quote& quote) {
  const std::size_t open = at_;
  const std::size_t begin = at_ + quote.first.size();
  const std::size_t end = text_.find(quote.second, begin);
  if (end == text_.npos) {
    fail("a quotation mark that is never closed; expected " + std::string(quote.second) +
             " at the end of the phrase",
         open, quote.first.size());
  }
  at_ = end + quote.second.size();
  return {begin, end - begin};
}

Span QueryCursor::take_run() {
  const std::size_t begin = at_;
  while (!at_end() && !is_space(text_[at_]) && !sees(")") && !sees("(")) {
    if (at_ > begin && find_quote() && !stands_in_hebrew(text_, at_)) break;
    ++at_;
  }
  return {begin, at_ - begin};
}

std::size_t QueryCursor::find_colon() const {
  std::size_t end = at_;
  while (end < text_.size() && is_ascii_letter(text_[end])) ++end;
  return end > at_ && end < text_.size() && text_[end] == ':' ? end : text_.npos;
}

}  // namespace dateline::query
