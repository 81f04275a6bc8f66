// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/word_reader.h"

#include <algorithm>
#include <utility>

#include "query/language/proximity_operator.h"
#include "synonyms/words/fold.h"

namespace dateline::query {
namespace {

constexpr std::string_view capitals_operator = "CAPS(";

std::size_t end_of(Span span) { return span.offset + span.length; }

}  // namespace

Node WordReader::read_quoted(const QueryCursor::Quote& quote, UnitReading reading) {
  const std::size_t open = cursor_.at();
  const Span inside = cursor_.take_quoted(quote);
  return phrase_of(inside, {open, cursor_.at() - open}, reading);
}

Node WordReader::phrase_of(Span inside, Span whole, UnitReading reading) {
  if (cursor_.text(inside).find('*') != std::string_view::npos) {
    fail("a wildcard stands behind a bare word, not in a phrase or behind =", whole.offset,
         whole.length);
  }
  Node node{.kind = Node::Kind::phrase, .span = whole};
  for (auto& unit : units_of(inside, reading)) {
    unit.leaf.exact = true;
    unit.leaf.literal = reading == UnitReading::words;
    node.leaves.push_back(std::move(unit.leaf));
  }
  if (node.leaves.empty()) fail("no word to search for", whole.offset, whole.length);
  return counted(std::move(node));
}

UnitReading WordReader::reading_of_words() const {
  return reading_ == NameReading::off ? UnitReading::words : UnitReading::names;
}

std::vector<Unit> WordReader::units_of(Span span, UnitReading reading) const {
  return read_units(cursor_.text(span), span.offset, names_, reading);
}

Node WordReader::read_literal() {
  const std::size_t begin = cursor_.at();
  cursor_.move_to(begin + 1);
  if (cursor_.ends_value()) fail("expected a word or a phrase right after =", begin, 1);
  if (const auto quote = cursor_.find_quote()) return read_quoted(*quote, UnitReading::words);
  const Span inside = cursor_.take_run();
  return phrase_of(inside, {begin, cursor_.at() - begin}, UnitReading::words);
}

bool WordReader::sees_capitals() const { return cursor_.sees(capitals_operator); }

Node WordReader::read_capitals() {
  const std::size_t begin = cursor_.at();
  const std::size_t close = cursor_.text().find(')', begin);
  if (close == std::string_view::npos) {
    fail("CAPS( is never closed", begin, capitals_operator.size());
  }
  const std::size_t inside = begin + capitals_operator.size();
  cursor_.move_to(close + 1);
  Node node = phrase_of({inside, close - inside}, {begin, close + 1 - begin}, UnitReading::words);
  for (Leaf& leaf : node.leaves) leaf.kind = Leaf::Kind::capitals;
  return node;
}

void WordReader::read(std::vector<Node>& operands, Words words) {
  if (sees_star()) return operands.push_back(read_star());
  const Span run = take_words();
  auto phrases = read_phrases(cursor_.text(run), run.offset, names_, reading_of_words());
  if (phrases.empty()) fail("no word to search for", run.offset, run.length);
  if (words == Words::one) {
    phrases.resize(1);
    cursor_.move_to(end_of(phrases.front().leaves.back().span));
    cursor_.take_run();
  }
  for (Node& phrase : phrases) {
    for (const Leaf& leaf : phrase.leaves) note_reading(leaf);
    operands.push_back(counted(std::move(phrase)));
  }
}

bool WordReader::sees_star() const {
  QueryCursor ahead = cursor_;
  return ahead.text(ahead.take_run()).find('*') != std::string_view::npos;
}

Span WordReader::take_words() {
  Span run{cursor_.at(), 0};
  do {
    refuse_mistyped_operator(cursor_);
    cursor_.take_run();
    run.length = cursor_.at() - run.offset;
    cursor_.skip_space();
  } while (continues_run());
  cursor_.move_to(end_of(run));
  return run;
}

bool WordReader::continues_run() const {
  const bool ends = cursor_.ends_group() || cursor_.sees("(") || cursor_.sees("=") ||
                    sees_capitals() || sees_counted(cursor_) || cursor_.sees_minus() ||
                    sees_proximity(cursor_) || cursor_.sees_operator("OR") ||
                    cursor_.sees_operator("AND") || cursor_.sees_operator("NOT");
  return !ends && !cursor_.find_quote() && !sees_star() &&
         cursor_.find_colon() == std::string_view::npos;
}

// A star of its own is every article, one behind a word the words that begin so.
Node WordReader::read_star() {
  const Span typed = cursor_.take_run();
  const std::string_view text = cursor_.text(typed);
  if (text == "*") return {.kind = Node::Kind::everything, .span = typed};
  if (text.find('*') + 1 != text.size()) {
    fail("a wildcard stands at the end of a word", typed.offset, typed.length);
  }
  const Span word{typed.offset, typed.length - 1};
  const std::size_t words = units_of(word, UnitReading::words).size();
  if (words == 0) fail("no word to search for", typed.offset, typed.length);
  if (words > 1) fail("a wildcard cannot end a hyphenated word", typed.offset, typed.length);
  return counted({.kind = Node::Kind::phrase, .leaves = {prefix_of(word, typed)}, .span = typed});
}

Leaf WordReader::prefix_of(Span word, Span typed) {
  const std::string prefix = synonyms::fold(cursor_.text(word));
  const auto size = static_cast<std::size_t>(
      std::ranges::count_if(prefix, [](char c) { return !synonyms::is_continuation_byte(c); }));
  if (size < limit::wildcard_characters) {
    fail("a wildcard needs " + std::to_string(limit::wildcard_characters) +
             " characters or more before the *",
         typed.offset, typed.length);
  }
  if (++wildcards_ > limit::wildcards) {
    fail("more than " + std::to_string(limit::wildcards) + " wildcards", typed.offset,
         typed.length);
  }
  return {.kind = Leaf::Kind::prefix, .text = prefix, .span = typed};
}

void WordReader::note_reading(const Leaf& leaf) {
  if (reading_ == NameReading::off) return;
  const auto text = surprising_reading(leaf, cursor_.text(leaf.span), names_);
  if (!text.empty() && std::ranges::count(notes_, text) == 0) notes_.push_back(text);
}

Node WordReader::counted(Node node) {
  const std::size_t terms = std::max<std::size_t>(node.leaves.size(), 1);
  for (std::size_t i = 0; i < terms; ++i) count_term(node.span);
  return node;
}

void WordReader::count_term(Span span) {
  if (++terms_ > limit::terms) {
    fail("more than " + std::to_string(limit::terms) + " words, names and filters", span.offset,
         span.length);
  }
}

}  // namespace dateline::query
