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

#include "query/query_units.h"
#include "query/suggestion.h"
#include "synonyms/fold.h"

namespace dateline::query {
namespace {

using synonyms::Gap;
using synonyms::NameTable;

// Opening and closing quotation marks, as keyboards and word processors write them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> quotes = {{
    {"\"", "\""},
    {"“", "”"},
    {"„", "“"},
    {"«", "»"},
}};

constexpr std::array<Field, 8> fields = {Field::outlet,   Field::place, Field::filed,
                                         Field::agency,   Field::name,  Field::date,
                                         Field::language, Field::id};
constexpr std::string_view title_field = "title";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Parser {
 public:
  Parser(std::string_view text, const NameTable& names, NameReading reading)
      : text_(text), names_(names), reading_(reading) {}

  ParsedQuery run() {
    if (text_.size() > limit::query_bytes) {
      throw QueryError("the query is longer than " + std::to_string(limit::query_bytes) + " bytes",
                       limit::query_bytes, 1);
    }
    skip_space();
    if (at_end()) throw QueryError("the query is empty; * matches every article", 0, 0);
    out_.root = parse_any(0);
    if (!at_end()) fail("a closing parenthesis without an opening one", at_, 1);
    return std::move(out_);
  }

 private:
  [[noreturn]] static void fail(const std::string& reason, std::size_t offset, std::size_t length) {
    throw QueryError(reason, offset, length);
  }

  bool at_end() const { return at_ >= text_.size(); }
  char peek() const { return text_[at_]; }
  void skip_space() {
    while (!at_end() && is_space(peek())) ++at_;
  }

  // The word in capitals at this place, if it is this operator.
  bool sees_operator(std::string_view name) const {
    if (!text_.substr(at_).starts_with(name)) return false;
    const std::size_t end = at_ + name.size();
    return end == text_.size() || is_space(text_[end]) || text_[end] == '(' || text_[end] == '"';
  }

  bool take_operator(std::string_view name) {
    if (!sees_operator(name)) return false;
    at_ += name.size();
    skip_space();
    return true;
  }

  bool ends_group() const { return at_end() || peek() == ')'; }

  Node parse_any(std::size_t depth) {
    if (depth > limit::depth) {
      fail("parentheses and NOT nest deeper than " + std::to_string(limit::depth), at_, 1);
    }
    Node any{.kind = Node::Kind::any_of};
    any.children.push_back(parse_all(depth));
    while (sees_operator("OR")) {
      const std::size_t place = at_;
      take_operator("OR");
      if (ends_group()) fail("expected something after OR", place, 2);
      any.children.push_back(parse_all(depth));
    }
    return any.children.size() == 1 ? std::move(any.children.front()) : std::move(any);
  }

  Node parse_all(std::size_t depth) {
    Node all{.kind = Node::Kind::all_of};
    std::vector<Node> without;
    bool wants_operand = true;
    std::size_t place = at_;
    if (sees_operator("OR") || sees_operator("AND")) {
      fail("expected something before " + std::string(sees_operator("OR") ? "OR" : "AND"), at_, 2);
    }
    while (!ends_group() && !sees_operator("OR")) {
      place = at_;
      if (take_operator("AND")) {
        wants_operand = true;
        continue;
      }
      wants_operand = false;
      if (takes_not()) {
        without.push_back(parse_negated(depth, place));
      } else {
        add_operand(all.children, depth);
      }
      skip_space();
    }
    if (wants_operand) fail(missing_operand(place), std::min(place, text_.size()), 1);
    return combine(std::move(all), std::move(without));
  }

  std::string missing_operand(std::size_t place) const {
    if (place < text_.size() && text_[place] == ')') return "nothing between the parentheses";
    return "expected something to search for";
  }

  bool takes_not() {
    if (take_operator("NOT")) return true;
    if (peek() != '-' || at_ + 1 >= text_.size() || is_space(text_[at_ + 1])) return false;
    ++at_;
    return true;
  }

  Node parse_negated(std::size_t depth, std::size_t place) {
    if (ends_group()) fail("expected something after NOT", place, 3);
    if (depth > limit::depth) fail("NOT nests deeper than " + std::to_string(limit::depth), at_, 1);
    if (takes_not()) {
      // NOT NOT x is x.
      std::vector<Node> operands;
      Node inner = parse_negated(depth + 1, place);
      return combine({.kind = Node::Kind::all_of}, {std::move(inner)});
    }
    std::vector<Node> operands;
    single_operand_ = true;
    add_operand(operands, depth);
    single_operand_ = false;
    if (operands.size() == 1) return std::move(operands.front());
    return {.kind = Node::Kind::all_of, .children = std::move(operands)};
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

  void add_operand(std::vector<Node>& operands, std::size_t depth) {
    if (peek() == '(') {
      operands.push_back(parse_group(depth));
    } else if (const auto quote = find_quote()) {
      operands.push_back(parse_phrase(*quote, false));
    } else if (peek() == '=') {
      operands.push_back(parse_literal());
    } else if (text_.substr(at_).starts_with("CAPS(")) {
      operands.push_back(parse_capitals());
    } else if (const auto colon = find_field(); colon != text_.npos) {
      operands.push_back(parse_field(colon, depth));
    } else {
      parse_words(operands);
    }
  }

  Node parse_group(std::size_t depth) {
    const std::size_t open = at_++;
    skip_space();
    if (!at_end() && peek() == ')') fail("nothing between the parentheses", open, at_ - open + 1);
    Node node = parse_any(depth + 1);
    if (at_end()) fail("an opening parenthesis that is never closed", open, 1);
    ++at_;
    return node;
  }

  std::optional<std::pair<std::string_view, std::string_view>> find_quote() const {
    for (const auto& quote : quotes) {
      if (text_.substr(at_).starts_with(quote.first)) return quote;
    }
    return std::nullopt;
  }

  // What stands between quotation marks, and moves behind it.
  Span take_quoted(const std::pair<std::string_view, std::string_view>& quote) {
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

  Node parse_phrase(const std::pair<std::string_view, std::string_view>& quote, bool literal) {
    const std::size_t open = at_;
    const Span inside = take_quoted(quote);
    return phrase_of(inside, {open, at_ - open}, literal);
  }

  Node phrase_of(Span inside, Span whole, bool literal) {
    Node node{.kind = Node::Kind::phrase, .span = whole};
    for (auto& unit : units_of(inside, literal)) {
      unit.leaf.exact = true;
      node.leaves.push_back(std::move(unit.leaf));
    }
    if (node.leaves.empty()) fail("no word to search for", whole.offset, whole.length);
    return count_terms(std::move(node));
  }

  std::vector<Unit> units_of(Span span, bool literal) const {
    return read_units(
        text_.substr(span.offset, span.length), span.offset, names_,
        literal || reading_ == NameReading::off ? UnitReading::words : UnitReading::names);
  }

  Node parse_literal() {
    const std::size_t begin = at_++;
    if (at_end() || is_space(peek()) || peek() == ')') {
      fail("expected a word or a phrase right after =", begin, 1);
    }
    if (const auto quote = find_quote()) return parse_phrase(*quote, true);
    const std::size_t end = word_end(at_);
    const Span inside{at_, end - at_};
    at_ = end;
    return phrase_of(inside, {begin, end - begin}, true);
  }

  Node parse_capitals() {
    const std::size_t begin = at_;
    const std::size_t close = text_.find(')', at_);
    if (close == text_.npos) fail("CAPS( is never closed", begin, 5);
    const Span inside{begin + 5, close - begin - 5};
    at_ = close + 1;
    Node node = phrase_of(inside, {begin, at_ - begin}, true);
    for (Leaf& leaf : node.leaves) leaf.kind = Leaf::Kind::capitals;
    return node;
  }

  // The place of the colon if a field begins here. A colon behind an unknown name is an error; one
  // that nothing follows, or digits, as in a time, is part of the words.
  std::size_t find_field() const {
    std::size_t end = at_;
    while (end < text_.size() &&
           ((text_[end] >= 'a' && text_[end] <= 'z') || (text_[end] >= 'A' && text_[end] <= 'Z'))) {
      ++end;
    }
    const bool field = end > at_ && end < text_.size() && text_[end] == ':';
    return field ? end : text_.npos;
  }

  Node parse_field(std::size_t colon, std::size_t depth) {
    const std::size_t begin = at_;
    const std::string_view name = text_.substr(at_, colon - at_);
    at_ = colon + 1;
    if (name == title_field) return parse_title(begin, depth);
    const auto field = std::ranges::find(fields, name, [](Field f) { return to_string(f); });
    if (field == fields.end()) fail_field(name, begin);
    if (at_end() || is_space(peek()) || peek() == ')') {
      fail("expected a value right after " + std::string(name) + ":", begin, colon + 1 - begin);
    }
    Span value;
    if (const auto quote = find_quote()) {
      value = take_quoted(*quote);
    } else {
      value = {at_, word_end(at_) - at_};
      at_ += value.length;
    }
    return count_terms({.kind = Node::Kind::filter,
                        .field = *field,
                        .value = std::string(text_.substr(value.offset, value.length)),
                        .span = value});
  }

  [[noreturn]] void fail_field(std::string_view name, std::size_t begin) const {
    std::vector<std::string> known{std::string(title_field)};
    for (const Field field : fields) known.emplace_back(to_string(field));
    std::string reason = "unknown field '" + std::string(name) + ":'" + did_you_mean(name, known) +
                         "; the fields are";
    for (const auto& field : known) reason += ' ' + field;
    fail(reason + ". A colon inside a word is searched in quotation marks", begin, name.size() + 1);
  }

  Node parse_title(std::size_t begin, std::size_t depth) {
    if (at_end() || is_space(peek()) || peek() == ')') {
      fail("expected a word, a phrase or a group right after title:", begin, 6);
    }
    std::vector<Node> operands;
    single_operand_ = true;
    add_operand(operands, depth + 1);
    single_operand_ = false;
    Node node = combine({.kind = Node::Kind::all_of, .children = std::move(operands)}, {});
    set_in_title(node, begin);
    return node;
  }

  static void set_in_title(Node& node, std::size_t begin) {
    if (node.kind == Node::Kind::filter) fail("title: takes words, not another field", begin, 6);
    node.in_title = true;
    for (Node& child : node.children) set_in_title(child, begin);
  }

  // Where the run of characters that begins at `from` ends: at white space or a parenthesis.
  std::size_t word_end(std::size_t from) const {
    while (from < text_.size() && !is_space(text_[from]) && text_[from] != ')' &&
           text_[from] != '(') {
      ++from;
    }
    return from;
  }

  // A run of bare words, up to what begins another operand.
  void parse_words(std::vector<Node>& operands) {
    const std::size_t begin = at_;
    do {
      at_ = word_end(at_);
      run_end_ = at_;
      skip_space();
    } while (!single_operand_ && continues_run());
    const Span run{begin, run_end_ - begin};
    at_ = run_end_;
    const std::size_t before = operands.size();
    add_run(operands, run);
    if (operands.size() == before) fail("no word to search for", run.offset, run.length);
  }

  bool continues_run() const {
    if (ends_group() || peek() == '(' || peek() == '=' || find_quote()) return false;
    if (peek() == '-' && at_ + 1 < text_.size() && !is_space(text_[at_ + 1])) return false;
    if (sees_operator("OR") || sees_operator("AND") || sees_operator("NOT")) return false;
    return !text_.substr(at_).starts_with("CAPS(") && find_field() == text_.npos;
  }

  void add_run(std::vector<Node>& operands, Span run) {
    for (auto& unit : units_of(run, false)) {
      if (reading_ == NameReading::all) note_reading(unit.leaf);
      const std::size_t end = unit.leaf.span.offset + unit.leaf.span.length;
      const bool joined = !operands.empty() && operands.back().kind == Node::Kind::phrase &&
                          operands.back().span.offset >= run.offset &&
                          (unit.gap == Gap::hyphen || unit.gap == Gap::none);
      if (end < text_.size() && text_[end] == '*') make_prefix(unit.leaf, joined);
      if (joined) {
        operands.back().leaves.push_back(std::move(unit.leaf));
        for (Leaf& leaf : operands.back().leaves) leaf.exact = true;
      } else {
        operands.push_back({.kind = Node::Kind::phrase,
                            .leaves = {std::move(unit.leaf)},
                            .span = {unit.leaf.span.offset, unit.leaf.span.length}});
      }
      count_term(operands.back().span);
    }
    add_everything(operands, run);
  }

  // A star of its own among the words.
  void add_everything(std::vector<Node>& operands, Span run) const {
    const std::string_view words = text_.substr(run.offset, run.length);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool alone = words[i] == '*' && (i == 0 || is_space(words[i - 1])) &&
                         (i + 1 == words.size() || is_space(words[i + 1]));
      if (alone) operands.push_back({.kind = Node::Kind::everything});
    }
  }

  void make_prefix(Leaf& leaf, bool joined) {
    const Span typed{leaf.span.offset, leaf.span.length + 1};
    if (joined) fail("a wildcard cannot end a hyphenated word", typed.offset, typed.length);
    const std::string prefix = synonyms::fold(text_.substr(leaf.span.offset, leaf.span.length));
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
    leaf = {.kind = Leaf::Kind::prefix, .text = prefix, .span = typed};
  }

  void note_reading(const Leaf& leaf) {
    const std::string_view typed = text_.substr(leaf.span.offset, leaf.span.length);
    const auto text = surprising_reading(leaf, typed, names_);
    if (!text.empty() && std::ranges::count(out_.notes, text) == 0) out_.notes.push_back(text);
  }

  Node count_terms(Node node) {
    for (std::size_t i = 0; i < std::max<std::size_t>(node.leaves.size(), 1); ++i)
      count_term(node.span);
    return node;
  }

  void count_term(Span span) {
    if (++terms_ > limit::terms) {
      fail("more than " + std::to_string(limit::terms) + " words, names and filters", span.offset,
           span.length);
    }
  }

  std::string_view text_;
  const NameTable& names_;
  NameReading reading_;
  ParsedQuery out_;
  std::size_t at_ = 0;
  std::size_t run_end_ = 0;
  bool single_operand_ = false;
  std::size_t terms_ = 0;
  std::size_t wildcards_ = 0;
};

}  // namespace

ParsedQuery parse_query(std::string_view text, const NameTable& names, NameReading reading) {
  return Parser(text, names, reading).run();
}

}  // namespace dateline::query
