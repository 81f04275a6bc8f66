// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/parsed_query.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline::query {
namespace {

constexpr std::array<std::string_view, 11> field_names = {
    "outlet", "owner", "place", "filed", "agency", "name", "date", "lang", "id", "near", "flag"};

std::string homonyms(const Leaf& leaf) {
  std::string out;
  for (const auto& id : leaf.homonyms) out += "|" + id;
  return out;
}

// What so many leaves, from `leaf` on, may be beside themselves:
// sudani[person:mohammed-shia-al-sudani].
std::string readings(const Leaf& leaf, std::size_t leaves) {
  constexpr std::array<std::string_view, 3> kinds = {"person:", "by-key:", "by-key:="};
  std::string out;
  for (const auto& reading : leaf.readings) {
    const bool is_itself = reading.kind == Leaf::Reading::Kind::word && reading.text == leaf.text;
    if (reading.leaves != leaves || is_itself) continue;
    out += out.empty() ? "[" : " ";
    out += kinds[static_cast<std::size_t>(reading.kind)];
    out += reading.text;
  }
  return out.empty() ? out : out + "]";
}

std::string to_string(const Leaf& leaf) {
  switch (leaf.kind) {
    case Leaf::Kind::word:
      return (leaf.exact ? "=" : "") + leaf.text + readings(leaf, 1);
    case Leaf::Kind::name:
      return "name:" + leaf.text + (leaf.adjective ? "~" : "") + homonyms(leaf) +
             (leaf.as_words.empty() ? "" : "|words") + readings(leaf, 1);
    case Leaf::Kind::prefix:
      return leaf.text + "*";
    case Leaf::Kind::capitals:
      return "CAPS(" + leaf.text + ")";
  }
  return {};
}

// Every word of a phrase is exact; the mark would only be noise.
std::string phrase_part(const Leaf& leaf) {
  return leaf.kind == Leaf::Kind::word ? leaf.text + readings(leaf, 1) : to_string(leaf);
}

std::string phrase_to_string(const Node& node) {
  std::string out = node.in_title ? "title:" : "";
  if (node.leaves.size() == 1) return out + to_string(node.leaves.front());
  out += '"';
  for (std::size_t i = 0; i < node.leaves.size();) {
    if (i > 0) out += ' ';
    const std::size_t joined = leaves_of_name(node.leaves[i]);
    if (joined > 1) out += '(';
    for (std::size_t j = i; j < i + joined; ++j) {
      if (j > i) out += ' ';
      out += phrase_part(node.leaves[j]);
    }
    if (joined > 1) out += ')' + readings(node.leaves[i], joined);
    i += joined;
  }
  return out + '"';
}

std::string join(const Node& node, std::string_view between) {
  std::string out = "(";
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    if (i > 0) out += between;
    out += to_string(node.children[i]);
  }
  return out + ")";
}

std::string to_string(const Reach& reach) {
  if (reach.unit == Reach::Unit::words) return std::to_string(reach.words);
  return reach.unit == Reach::Unit::sentence ? "s" : "p";
}

std::string counted(std::string_view name, const Node& node) {
  return std::string(name) + std::to_string(node.count) + "(" + to_string(node.children.front()) +
         ")";
}

}  // namespace

std::size_t leaves_of_name(const Leaf& leaf) {
  std::size_t leaves = 1;
  for (const auto& reading : leaf.readings) leaves = std::max(leaves, reading.leaves);
  return leaves;
}

std::string_view to_string(Field field) { return field_names[static_cast<std::size_t>(field)]; }

std::string to_string(const Node& node) {
  switch (node.kind) {
    case Node::Kind::everything:
      return "*";
    case Node::Kind::phrase:
      return phrase_to_string(node);
    case Node::Kind::filter:
      return std::string(to_string(node.field)) + ":" + node.value;
    case Node::Kind::all_of:
      return join(node, " AND ");
    case Node::Kind::any_of:
      return join(node, " OR ");
    case Node::Kind::all_but:
      return join(node, " NOT ");
    case Node::Kind::near:
      return join(node, " NEAR/" + to_string(node.reach) + " ");
    case Node::Kind::in_order:
      return join(node, " PRE/" + to_string(node.reach) + " ");
    case Node::Kind::not_near:
      return join(node, " NOT NEAR/" + to_string(node.reach) + " ");
    case Node::Kind::first:
      return counted("FIRST/", node);
    case Node::Kind::at_least:
      return counted("ATLEAST/", node);
  }
  return {};
}

}  // namespace dateline::query
