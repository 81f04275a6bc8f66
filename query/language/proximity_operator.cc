// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/proximity_operator.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "query/language/proximity.h"
#include "query/language/query_parser.h"
#include "synonyms/table/suggestion.h"
#include "synonyms/words/fold.h"

namespace dateline::query {
namespace {

using Kind = Node::Kind;

struct Spelling {
  std::string_view name;
  Kind kind;
};
constexpr std::array<Spelling, 3> between = {
    {{"NOT NEAR", Kind::not_near}, {"NEAR", Kind::near}, {"PRE", Kind::in_order}}};
constexpr std::array<Spelling, 2> counted = {{{"ATLEAST", Kind::at_least}, {"FIRST", Kind::first}}};

// As other programs write NEAR.
constexpr std::array<std::string_view, 5> foreign = {"w", "within", "adj", "prox", "onear"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Letters, a slash and what follows it, at a place of the text.
struct Slashed {
  std::string_view name;
  std::string_view number;
};

// Where `text` begins so; NOT and NEAR/5 are one.
std::optional<Slashed> read_slashed(std::string_view text) {
  std::size_t slash = text.starts_with("NOT ") ? text.find_first_not_of(' ', 4) : 0;
  if (slash == text.npos) return std::nullopt;
  while (slash < text.size() && is_letter(text[slash])) ++slash;
  if (slash == 0 || slash >= text.size() || text[slash] != '/') return std::nullopt;
  std::size_t end = slash + 1;
  while (end < text.size() && (is_digit(text[end]) || is_letter(text[end]))) ++end;
  return Slashed{text.substr(0, slash), text.substr(slash + 1, end - slash - 1)};
}

std::string_view rest(const QueryCursor& cursor) { return cursor.text().substr(cursor.at()); }

// One space between NOT and NEAR, however many were typed.
bool is_spelled(std::string_view typed, std::string_view name) {
  const bool negated = name.starts_with("NOT ");
  if (!negated || !typed.starts_with("NOT ")) return typed == name;
  return typed.substr(typed.find_last_of(' ') + 1) == name.substr(4);
}

template <class Spellings>
std::optional<std::pair<Slashed, Kind>> read_operator(const QueryCursor& cursor,
                                                      const Spellings& spellings) {
  const auto slashed = read_slashed(rest(cursor));
  if (!slashed) return std::nullopt;
  for (const Spelling& spelling : spellings) {
    if (is_spelled(slashed->name, spelling.name)) return std::pair{*slashed, spelling.kind};
  }
  return std::nullopt;
}

// The number behind the slash.
std::uint32_t read_number(std::string_view number, const ProximityOperator& op) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  const bool too_large = error == std::errc::result_out_of_range;
  if (!too_large && (number.empty() || end != number.data() + number.size())) {
    const bool is_near = op.kind != Kind::at_least && op.kind != Kind::first;
    fail("expected a number behind " + op.written.substr(0, op.written.find('/') + 1) +
             (is_near ? ", or s for the same sentence, p for the same paragraph" : ""),
         op.span.offset, op.span.length);
  }
  if (too_large || value > limit::proximity) {
    fail(op.written + " counts further than the limit of " + std::to_string(limit::proximity),
         op.span.offset, op.span.length);
  }
  return value;
}

ProximityOperator take(QueryCursor& cursor, const Slashed& slashed, Kind kind) {
  const std::size_t length = slashed.name.size() + 1 + slashed.number.size();
  ProximityOperator op{.kind = kind,
                       .span = {cursor.at(), length},
                       .written = std::string(rest(cursor).substr(0, length))};
  cursor.move_to(cursor.at() + length);
  return op;
}

bool is_counted(std::string_view name) {
  return std::ranges::count(counted, name, &Spelling::name) > 0;
}

[[noreturn]] void fail_mistyped(const QueryCursor& cursor, const Slashed& slashed,
                                std::string_view name) {
  const std::string typed = std::string(slashed.name) + "/" + std::string(slashed.number);
  const std::string meant = std::string(name) + "/" + std::string(slashed.number);
  fail("'" + typed + "' is no operator; did you mean " + meant + (is_counted(name) ? "(...)" : "") +
           "? As words it is searched in quotation marks",
       cursor.at(), typed.size());
}

std::string capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

bool is_reach(std::string_view number) {
  return number == "s" || number == "p" || number == "S" || number == "P" ||
         (!number.empty() && std::ranges::all_of(number, is_digit));
}

void refuse_inside(const Node& operand, const ProximityOperator& op) {
  const auto refuse = [&](const std::string& reason) {
    fail(op.written + " " + reason, op.span.offset, op.span.length);
  };
  switch (operand.kind) {
    case Kind::everything:
      return refuse("takes words, names and phrases; a star has no place in the text");
    case Kind::filter:
      return refuse("takes words, names and phrases; " + std::string(to_string(operand.field)) +
                    ": says something of the whole article");
    case Kind::all_of:
      return refuse(
          "takes one word, name or phrase, or several with OR or NEAR; words side by side are "
          "put in quotation marks or joined with OR or NEAR");
    case Kind::all_but:
      return refuse("takes no NOT inside; write it outside, or NOT NEAR");
    default:
      for (const Node& child : operand.children) refuse_inside(child, op);
  }
}

// All places of what stands inside have to be found, which costs more than finding one.
void refuse_long_chain(const Node& operand, const ProximityOperator& op) {
  const bool is_chain = operand.kind == Kind::near || operand.kind == Kind::in_order;
  if (is_chain && operand.children.size() > limit::inner_operands) {
    fail("more than " + std::to_string(limit::inner_operands) + " operands of one " +
             std::string(operand.kind == Kind::near ? "NEAR" : "PRE") + " inside " + op.written,
         operand.span.offset, operand.span.length);
  }
  for (const Node& child : operand.children) refuse_long_chain(child, op);
}

bool is_in_title(const Node& node) {
  return node.in_title || std::ranges::any_of(node.children, is_in_title);
}

}  // namespace

bool sees_proximity(const QueryCursor& cursor) {
  return read_operator(cursor, between).has_value();
}

bool sees_counted(const QueryCursor& cursor) { return read_operator(cursor, counted).has_value(); }

std::optional<ProximityOperator> take_proximity(QueryCursor& cursor) {
  const auto read = read_operator(cursor, between);
  if (!read) return std::nullopt;
  ProximityOperator op = take(cursor, read->first, read->second);
  const std::string_view number = read->first.number;
  if (number == "s" || number == "S") {
    op.reach.unit = Reach::Unit::sentence;
  } else if (number == "p" || number == "P") {
    op.reach.unit = Reach::Unit::paragraph;
  } else {
    op.reach.words = read_number(number, op);
  }
  cursor.skip_space();
  return op;
}

std::optional<ProximityOperator> take_counted(QueryCursor& cursor) {
  const auto read = read_operator(cursor, counted);
  if (!read) return std::nullopt;
  ProximityOperator op = take(cursor, read->first, read->second);
  op.count = read_number(read->first.number, op);
  if (op.count == 0) {
    fail(op.written + " asks for nothing; the least is 1", op.span.offset, op.span.length);
  }
  if (!cursor.sees("(")) {
    fail("expected a parenthesis right behind " + op.written + ", as in " + op.written + "(word)",
         op.span.offset, op.span.length);
  }
  return op;
}

void refuse_mistyped_operator(const QueryCursor& cursor) {
  if (cursor.sees_operator("NEAR")) {
    fail(
        "NEAR needs a distance: NEAR/5, or NEAR/s for the same sentence, NEAR/p for the same "
        "paragraph; the word is written near",
        cursor.at(), 4);
  }
  const auto slashed = read_slashed(rest(cursor));
  if (!slashed) return;
  if (read_operator(cursor, between)) {
    fail("expected something before " + std::string(slashed->name) + "/" +
             std::string(slashed->number),
         cursor.at(), slashed->name.size() + 1 + slashed->number.size());
  }
  if (!is_reach(slashed->number) || sees_counted(cursor)) return;
  const std::string typed = capitals(slashed->name);
  if (std::ranges::count(foreign, synonyms::fold(slashed->name)) > 0) {
    fail_mistyped(cursor, *slashed, "NEAR");
  }
  for (const std::string_view name : {"NEAR", "PRE", "ATLEAST", "FIRST"}) {
    if (typed == name) fail_mistyped(cursor, *slashed, name);
    // A slip is only taken for one where capitals say that an operator was meant.
    const bool slipped = std::ranges::is_permutation(typed, name) ||
                         !synonyms::did_you_mean(typed, std::vector{std::string(name)}).empty();
    if (slipped && typed == slashed->name) fail_mistyped(cursor, *slashed, name);
  }
}

void check_operand(const Node& operand, const ProximityOperator& op) {
  if (!is_placed(operand)) refuse_inside(operand, op);
  refuse_long_chain(operand, op);
}

Node apply_counted(const ProximityOperator& op, Node inside) {
  const bool spreads =
      op.kind == Kind::first &&
      (inside.kind == Kind::all_of || inside.kind == Kind::any_of || inside.kind == Kind::all_but);
  if (spreads && !is_placed(inside)) {
    for (Node& child : inside.children) child = apply_counted(op, std::move(child));
    return inside;
  }
  check_operand(inside, op);
  if (op.kind == Kind::first && is_in_title(inside)) {
    fail(op.written + " counts words of the text; title: is not among them", op.span.offset,
         op.span.length);
  }
  Node node{.kind = op.kind, .count = op.count, .span = op.span};
  node.children.push_back(std::move(inside));
  return node;
}

}  // namespace dateline::query
