// SPDX-License-Identifier: GPL-2.0-or-later
// A place in a query's text, and what can be seen and taken there: operators, quotation marks,
// fields, runs of characters. The parser says what they mean.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "query/language/parsed_query.h"

namespace dateline::query {

// Throws QueryError with the place and the length of the culprit.
[[noreturn]] void fail(const std::string& reason, std::size_t offset, std::size_t length);

class QueryCursor {
 public:
  // An opening and a closing quotation mark.
  using Quote = std::pair<std::string_view, std::string_view>;

  explicit QueryCursor(std::string_view text) : text_(text) {}

  std::string_view text() const { return text_; }
  std::string_view text(Span span) const { return text_.substr(span.offset, span.length); }
  std::size_t at() const { return at_; }
  void move_to(std::size_t at) { at_ = at; }

  bool at_end() const { return at_ >= text_.size(); }
  bool sees(std::string_view start) const { return text_.substr(at_).starts_with(start); }
  // The end of the query, or of the group that stands in parentheses.
  bool ends_group() const { return at_end() || sees(")"); }
  // Nothing follows that could be a value.
  bool ends_value() const;
  void skip_space();

  // The word in capitals `name`, standing alone.
  bool sees_operator(std::string_view name) const;
  // Moves behind it and the space that follows, if it stands here.
  bool take_operator(std::string_view name);
  // A minus right before what is excluded.
  bool sees_minus() const;

  std::optional<Quote> find_quote() const;
  // What stands between quotation marks; moves behind it. Fails where they are not closed.
  Span take_quoted(const Quote& quote);
  // The run of characters up to white space, a parenthesis or a quotation mark; moves behind it.
  Span take_run();
  // The colon behind the letters that stand here, as a place in the text; npos if there is none.
  std::size_t find_colon() const;

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace dateline::query
