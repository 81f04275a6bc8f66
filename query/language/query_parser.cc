// SPDX-License-Identifier: GPL-2.0-or-later
// Recursive descent over the characters:
//
//   any     := all (OR all)*
//   all     := (NOT | -)* near (AND? (NOT | -)* near)*
//   near    := operand (NEAR/n operand)*
//   operand := ( any ) | "phrase" | =literal | CAPS(word) | ATLEAST/n( any ) | field:value | * |
//   words
//
// Bare words are taken in runs, up to the next operator, because a name may have several of them;
// NEAR/n takes the last of a run.
#include "query/language/query_parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "query/language/proximity_operator.h"
#include "query/language/query_cursor.h"
#include "query/language/word_reader.h"
#include "synonyms/table/suggestion.h"

namespace dateline::query {
namespace {

using synonyms::NameTable;

constexpr std::array<Field, 11> fields = {
    Field::outlet, Field::owner,    Field::place, Field::filed, Field::agency, Field::name,
    Field::date,   Field::language, Field::id,    Field::near,  Field::flag};
constexpr std::string_view title_field = "title";

class Parser {
 public:
  Parser(std::string_view text, const NameTable& names, NameReading reading)
      : cursor_(text), words_(cursor_, names, reading) {}

  ParsedQuery run() {
    if (cursor_.text().size() > limit::query_bytes) {
      fail("the query is longer than " + std::to_string(limit::query_bytes) + " bytes",
           limit::query_bytes, 1);
    }
    cursor_.skip_space();
    if (cursor_.at_end()) fail("the query is empty; * matches every article", 0, 0);
    ParsedQuery out{.root = parse_any(0)};
    if (!cursor_.at_end()) fail("a closing parenthesis without an opening one", cursor_.at(), 1);
    out.notes = words_.notes();
    return out;
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
      refuse_mistyped_operator(cursor_);
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

  // One operand and what stands near it, a bare word alone.
  Node parse_operand(std::size_t depth) {
    Node all{.kind = Node::Kind::all_of};
    add_operand(all.children, depth, Words::one);
    return combine(std::move(all), {});
  }

  Node parse_single(std::size_t depth) {
    Node all{.kind = Node::Kind::all_of};
    add_single(all.children, depth, Words::one);
    return combine(std::move(all), {});
  }

  // Of bare words the last one is near what follows.
  void add_operand(std::vector<Node>& operands, std::size_t depth, Words words) {
    add_single(operands, depth, words);
    cursor_.skip_space();
    if (!sees_proximity(cursor_)) return;
    Node near = parse_near(std::move(operands.back()), depth);
    operands.back() = std::move(near);
  }

  Node parse_near(Node first, std::size_t depth) {
    const ProximityOperator op = *take_proximity(cursor_);
    check_operand(first, op);
    Node near{.kind = op.kind, .reach = op.reach, .span = op.span};
    near.children.push_back(std::move(first));
    near.children.push_back(parse_near_operand(op, depth));
    while (sees_proximity(cursor_)) {
      const ProximityOperator next = *take_proximity(cursor_);
      check_chain(op, next, near.children.size());
      near.children.push_back(parse_near_operand(next, depth));
    }
    return near;
  }

  static void check_chain(const ProximityOperator& op, const ProximityOperator& next,
                          std::size_t operands) {
    if (op.kind != next.kind || op.reach != next.reach || op.kind == Node::Kind::not_near) {
      fail("expected parentheses: " + op.written + " and " + next.written +
               " side by side do not say which is asked first",
           next.span.offset, next.span.length);
    }
    if (operands < limit::near_operands) return;
    fail("more than " + std::to_string(limit::near_operands) + " operands of one " + op.written,
         next.span.offset, next.span.length);
  }

  Node parse_near_operand(const ProximityOperator& op, std::size_t depth) {
    const bool ends = cursor_.ends_group() || cursor_.sees_minus() || sees_proximity(cursor_) ||
                      cursor_.sees_operator("OR") || cursor_.sees_operator("AND") ||
                      cursor_.sees_operator("NOT");
    if (ends) {
      fail("expected a word, a name, a phrase or a group after " + op.written, op.span.offset,
           op.span.length);
    }
    Node operand = parse_single(depth);
    check_operand(operand, op);
    cursor_.skip_space();
    return operand;
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

  void add_single(std::vector<Node>& operands, std::size_t depth, Words words) {
    if (cursor_.sees("(")) {
      operands.push_back(parse_group(depth));
    } else if (const auto quote = cursor_.find_quote()) {
      operands.push_back(words_.read_phrase(*quote));
    } else if (cursor_.sees("=")) {
      operands.push_back(words_.read_literal());
    } else if (words_.sees_capitals()) {
      operands.push_back(words_.read_capitals());
    } else if (const auto counted = take_counted(cursor_)) {
      operands.push_back(apply_counted(*counted, parse_group(depth)));
    } else if (const auto colon = cursor_.find_colon(); colon != std::string_view::npos) {
      operands.push_back(parse_field(colon, depth));
    } else {
      words_.read(operands, words);
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
    return words_.counted({.kind = Node::Kind::filter,
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
    Node node = parse_single(depth + 1);
    set_in_title(node, begin);
    return node;
  }

  static void set_in_title(Node& node, std::size_t begin) {
    if (node.kind == Node::Kind::filter) fail("title: takes words, not another field", begin, 6);
    if (is_star(node)) fail("title: takes words; every article has a title", begin, 6);
    if (node.kind == Node::Kind::first) {
      fail("title: and FIRST/ have no article in common; FIRST/ counts words of the text", begin,
           6);
    }
    node.in_title = true;
    for (Node& child : node.children) set_in_title(child, begin);
  }

  // A star that was typed; the one that NOT stands beside was not.
  static bool is_star(const Node& node) {
    return node.kind == Node::Kind::everything && node.span.length > 0;
  }

  QueryCursor cursor_;
  WordReader words_;
};

}  // namespace

std::string join_words(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

ParsedQuery parse_query(std::string_view text, const NameTable& names, NameReading reading) {
  return Parser(text, names, reading).run();
}

}  // namespace dateline::query
