// SPDX-License-Identifier: GPL-2.0-or-later
// Recursive descent over the characters:
//
//   any     := all (OR all)*
//   all     := operand (AND? operand)*
//   operand := (NOT | -) operand | ( any ) | "phrase" | =literal | CAPS(word) | field:value | * |
//   words
//
// Bare words are taken in runs, up to the next operator, because a name may have several of them.
#include "query/query_parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "query/query_cursor.h"
#include "query/query_units.h"
#include "synonyms/fold.h"
#include "synonyms/suggestion.h"

namespace dateline::query {
namespace {

using synonyms::NameTable;

constexpr std::array<Field, 9> fields = {Field::outlet,   Field::place, Field::filed,
                                         Field::agency,   Field::name,  Field::date,
                                         Field::language, Field::id,    Field::near};
constexpr std::string_view title_field = "title";
constexpr std::string_view capitals_operator = "CAPS(";

// Written like an operator, but none.
constexpr std::array<std::string_view, 4> reserved = {"NEAR/", "PRE/", "ATLEAST/", "FIRST/"};

// How many bare words an operand takes in: a run of them may hold a name of several.
enum class Words { run, one };

class Parser {
 public:
  Parser(std::string_view text, const NameTable& names, NameReading reading)
      : cursor_(text), names_(names), reading_(reading) {}

  ParsedQuery run() {
    if (cursor_.text().size() > limit::query_bytes) {
      fail("the query is longer than " + std::to_string(limit::query_bytes) + " bytes",
           limit::query_bytes, 1);
    }
    cursor_.skip_space();
    if (cursor_.at_end()) fail("the query is empty; * matches every article", 0, 0);
    out_.root = parse_any(0);
    if (!cursor_.at_end()) fail("a closing parenthesis without an opening one", cursor_.at(), 1);
    return std::move(out_);
  }

 private:
  Node parse_any(std::size_t depth) {
    if (depth > limit::depth) {
      fail("parentheses and NOT nest deeper than " + std::to_string(limit::depth), cursor_.at(), 1);
    }
    Node any{.kind = Node::Kind::any_of};
    any.children.push_back(parse_all(depth));
    while (cursor_.sees_operator("OR")) {
      const std::size_t place = cursor_.at();
      cursor_.take_operator("OR");
      if (cursor_.ends_group()) fail("expected something after OR", place, 2);
      any.children.push_back(parse_all(depth));
    }
    return any.children.size() == 1 ? std::move(any.children.front()) : std::move(any);
  }

  Node parse_all(std::size_t depth) {
    Node all{.kind = Node::Kind::all_of};
    std::vector<Node> without;
    bool wants_operand = true;
    std::size_t place = cursor_.at();
    for (const std::string_view name : {"OR", "AND"}) {
      if (!cursor_.sees_operator(name)) continue;
      fail("expected something before " + std::string(name), place, name.size());
    }
    while (!cursor_.ends_group() && !cursor_.sees_operator("OR")) {
      const bool after_and = place != cursor_.at() && wants_operand;
      place = cursor_.at();
      wants_operand = cursor_.take_operator("AND");
      if (wants_operand && after_and) fail("expected something before AND", place, 3);
      if (wants_operand) continue;
      if (takes_not()) {
        without.push_back(parse_negated(depth, place));
      } else {
        add_operand(all.children, depth, Words::run);
      }
      cursor_.skip_space();
    }
    if (wants_operand) fail("expected something to search for", place, 1);
    return combine(std::move(all), std::move(without));
  }

  bool takes_not() {
    if (cursor_.take_operator("NOT")) return true;
    if (!cursor_.sees_minus()) return false;
    cursor_.move_to(cursor_.at() + 1);
    return true;
  }

  Node parse_negated(std::size_t depth, std::size_t place) {
    if (cursor_.ends_group() || cursor_.sees_operator("OR") || cursor_.sees_operator("AND")) {
      fail("expected something after NOT", place, 3);
    }
    if (depth > limit::depth) {
      fail("NOT nests deeper than " + std::to_string(limit::depth), cursor_.at(), 1);
    }
    if (takes_not()) {
      return combine({.kind = Node::Kind::all_of}, {parse_negated(depth + 1, place)});
    }
    return parse_operand(depth);
  }

  // One operand, a bare word alone.
  Node parse_operand(std::size_t depth) {
    Node all{.kind = Node::Kind::all_of};
    add_operand(all.children, depth, Words::one);
    return combine(std::move(all), {});
  }

  static Node combine(Node all, std::vector<Node> without) {
    Node kept = all.children.empty()       ? Node{.kind = Node::Kind::everything}
                : all.children.size() == 1 ? std::move(all.children.front())
                                           : std::move(all);
    if (without.empty()) return kept;
    Node dropped = without.size() == 1
                       ? std::move(without.front())
                       : Node{.kind = Node::Kind::any_of, .children = std::move(without)};
    Node node{.kind = Node::Kind::all_but};
    node.children.push_back(std::move(kept));
    node.children.push_back(std::move(dropped));
    return node;
  }

  void add_operand(std::vector<Node>& operands, std::size_t depth, Words words) {
    if (cursor_.sees("(")) {
      operands.push_back(parse_group(depth));
    } else if (const auto quote = cursor_.find_quote()) {
      operands.push_back(parse_phrase(*quote, reading_of_words()));
    } else if (cursor_.sees("=")) {
      operands.push_back(parse_literal());
    } else if (cursor_.sees(capitals_operator)) {
      operands.push_back(parse_capitals());
    } else if (const auto colon = cursor_.find_colon(); colon != std::string_view::npos) {
      operands.push_back(parse_field(colon, depth));
    } else {
      parse_words(operands, words);
    }
  }

  Node parse_group(std::size_t depth) {
    const std::size_t open = cursor_.at();
    cursor_.move_to(open + 1);
    cursor_.skip_space();
    if (cursor_.sees(")")) {
      fail("nothing between the parentheses", open, cursor_.at() - open + 1);
    }
    Node node = parse_any(depth + 1);
    if (cursor_.at_end()) fail("an opening parenthesis that is never closed", open, 1);
    cursor_.move_to(cursor_.at() + 1);
    return node;
  }

  Node parse_phrase(const QueryCursor::Quote& quote, UnitReading reading) {
    const std::size_t open = cursor_.at();
    const Span inside = cursor_.take_quoted(quote);
    return phrase_of(inside, {open, cursor_.at() - open}, reading);
  }

  Node phrase_of(Span inside, Span whole, UnitReading reading) {
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
    return count_terms(std::move(node));
  }

  UnitReading reading_of_words() const {
    return reading_ == NameReading::off ? UnitReading::words : UnitReading::names;
  }

  std::vector<Unit> units_of(Span span, UnitReading reading) const {
    return read_units(cursor_.text(span), span.offset, names_, reading);
  }

  Node parse_literal() {
    const std::size_t begin = cursor_.at();
    cursor_.move_to(begin + 1);
    if (cursor_.ends_value()) fail("expected a word or a phrase right after =", begin, 1);
    if (const auto quote = cursor_.find_quote()) return parse_phrase(*quote, UnitReading::words);
    const Span inside = cursor_.take_run();
    return phrase_of(inside, {begin, cursor_.at() - begin}, UnitReading::words);
  }

  Node parse_capitals() {
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

  // A colon behind an unknown name is an error, never a part of a word.
  Node parse_field(std::size_t colon, std::size_t depth) {
    const std::size_t begin = cursor_.at();
    const std::string_view name = cursor_.text({begin, colon - begin});
    const auto field = std::ranges::find(fields, name, [](Field f) { return to_string(f); });
    if (name != title_field && field == fields.end()) fail_field(name, begin);
    cursor_.move_to(colon + 1);
    if (cursor_.ends_value()) {
      fail("expected a value right after " + std::string(name) + ":", begin, colon + 1 - begin);
    }
    if (name == title_field) return parse_title(begin, depth);
    const auto quote = cursor_.find_quote();
    const Span value = quote ? cursor_.take_quoted(*quote) : cursor_.take_run();
    if (value.length == 0) {
      fail("expected a value, in quotation marks if it has spaces", begin, colon + 1 - begin);
    }
    return count_terms({.kind = Node::Kind::filter,
                        .field = *field,
                        .value = std::string(cursor_.text(value)),
                        .span = value});
  }

  [[noreturn]] void fail_field(std::string_view name, std::size_t begin) const {
    std::vector<std::string> known{std::string(title_field)};
    for (const Field field : fields) known.emplace_back(to_string(field));
    std::string reason = "unknown field '" + std::string(name) + ":'" +
                         synonyms::did_you_mean(name, known) + "; the fields are";
    for (const auto& field : known) reason += ' ' + field;
    fail(reason + ". A colon inside a word is searched in quotation marks", begin, name.size() + 1);
  }

  Node parse_title(std::size_t begin, std::size_t depth) {
    if (cursor_.sees_minus() || cursor_.sees_operator("NOT")) {
      fail("title: takes words; exclude with -title:word", begin, cursor_.at() + 1 - begin);
    }
    Node node = parse_operand(depth + 1);
    set_in_title(node, begin);
    return node;
  }

  static void set_in_title(Node& node, std::size_t begin) {
    if (node.kind == Node::Kind::filter) fail("title: takes words, not another field", begin, 6);
    if (is_star(node)) fail("title: takes words; every article has a title", begin, 6);
    node.in_title = true;
    for (Node& child : node.children) set_in_title(child, begin);
  }

  // Bare words up to what begins another operand; or of these the first, a name taken whole.
  void parse_words(std::vector<Node>& operands, Words words) {
    if (sees_star()) return operands.push_back(parse_star());
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
      operands.push_back(count_terms(std::move(phrase)));
    }
  }

  // A star that was typed; the one that NOT stands beside was not.
  static bool is_star(const Node& node) {
    return node.kind == Node::Kind::everything && node.span.length > 0;
  }

  static std::size_t end_of(Span span) { return span.offset + span.length; }

  bool sees_star() const {
    QueryCursor ahead = cursor_;
    return ahead.text(ahead.take_run()).find('*') != std::string_view::npos;
  }

  Span take_words() {
    Span run{cursor_.at(), 0};
    do {
      check_reserved();
      cursor_.take_run();
      run.length = cursor_.at() - run.offset;
      cursor_.skip_space();
    } while (continues_run());
    cursor_.move_to(end_of(run));
    return run;
  }

  // What looks like an operator is never searched as a word in silence.
  void check_reserved() const {
    for (const std::string_view name : reserved) {
      if (!cursor_.sees(name)) continue;
      fail(std::string(name) +
               "n is no operator of this version; the word is searched in quotation marks",
           cursor_.at(), name.size());
    }
  }

  bool continues_run() const {
    const bool ends = cursor_.ends_group() || cursor_.sees("(") || cursor_.sees("=") ||
                      cursor_.sees(capitals_operator) || cursor_.sees_minus() ||
                      cursor_.sees_operator("OR") || cursor_.sees_operator("AND") ||
                      cursor_.sees_operator("NOT");
    return !ends && !cursor_.find_quote() && !sees_star() &&
           cursor_.find_colon() == std::string_view::npos;
  }

  // A star of its own is every article, one behind a word the words that begin so.
  Node parse_star() {
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
    return count_terms(
        {.kind = Node::Kind::phrase, .leaves = {prefix_of(word, typed)}, .span = typed});
  }

  Leaf prefix_of(Span word, Span typed) {
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

  void note_reading(const Leaf& leaf) {
    if (reading_ == NameReading::off) return;
    const auto text = surprising_reading(leaf, cursor_.text(leaf.span), names_);
    if (!text.empty() && std::ranges::count(out_.notes, text) == 0) out_.notes.push_back(text);
  }

  Node count_terms(Node node) {
    const std::size_t terms = std::max<std::size_t>(node.leaves.size(), 1);
    for (std::size_t i = 0; i < terms; ++i) count_term(node.span);
    return node;
  }

  void count_term(Span span) {
    if (++terms_ > limit::terms) {
      fail("more than " + std::to_string(limit::terms) + " words, names and filters", span.offset,
           span.length);
    }
  }

  QueryCursor cursor_;
  const NameTable& names_;
  NameReading reading_;
  ParsedQuery out_;
  std::size_t terms_ = 0;
  std::size_t wildcards_ = 0;
};

}  // namespace

ParsedQuery parse_query(std::string_view text, const NameTable& names, NameReading reading) {
  return Parser(text, names, reading).run();
}

}  // namespace dateline::query
