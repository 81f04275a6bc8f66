// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/surnames_of_others.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "synonyms/name_table_layout.h"

namespace dateline::query {
namespace {

// What the leaf is behind `before`, which may be a listed name itself (Saddam in Saddam Haftar),
// instead; empty for itself.
std::vector<Leaf> words_behind(const Leaf& before, const Leaf& leaf,
                               const synonyms::OtherBearers& others,
                               const synonyms::NameTable& names) {
  const bool is_read = before.kind == Leaf::Kind::name || before.kind == Leaf::Kind::word;
  const bool is_pair = is_read && !before.literal && !leaf.parted && leaf.kind == Leaf::Kind::name;
  const auto name = is_pair ? names.find_id(leaf.text) : std::nullopt;
  if (!name || !others.is_surname(leaf.typed, *name)) return {};
  if (!others.is_other(typed_words(before), *name)) return {};
  std::vector<Leaf> leaves;
  synonyms::layout::for_each_word(leaf.typed, [&](std::string_view word) {
    leaves.push_back({.kind = Leaf::Kind::word, .text = std::string(word), .span = leaf.span});
  });
  return leaves;
}

// The given name of somebody else is no name of whom it is listed for.
void read_given_name(Leaf& leaf, bool exact) {
  if (leaf.kind != Leaf::Kind::name) return;
  leaf = {.kind = Leaf::Kind::word,
          .text = leaf.typed,
          .parted = leaf.parted,
          .exact = exact,
          .span = leaf.span};
}

void read_phrase(Node& phrase, const synonyms::OtherBearers& others,
                 const synonyms::NameTable& names) {
  for (std::size_t i = 1; i < phrase.leaves.size(); ++i) {
    auto words = words_behind(phrase.leaves[i - 1], phrase.leaves[i], others, names);
    if (words.empty()) continue;
    for (Leaf& word : words) word.exact = true;
    read_given_name(phrase.leaves[i - 1], true);
    const auto at = phrase.leaves.begin() + static_cast<std::ptrdiff_t>(i);
    phrase.leaves.insert(phrase.leaves.erase(at), words.begin(), words.end());
  }
}

bool is_bare(const Node& node) {
  return node.kind == Node::Kind::phrase && node.leaves.size() == 1 && !node.leaves[0].exact;
}

}  // namespace

void read_as_words(Node& root, const synonyms::OtherBearers& others,
                   const synonyms::NameTable& names) {
  if (root.kind == Node::Kind::phrase) return read_phrase(root, others, names);
  for (Node& child : root.children) read_as_words(child, others, names);
  if (root.kind != Node::Kind::all_of) return;
  for (std::size_t i = 1; i < root.children.size(); ++i) {
    Node& before = root.children[i - 1];
    Node& node = root.children[i];
    if (!is_bare(before) || !is_bare(node) || before.in_title != node.in_title) continue;
    auto words = words_behind(before.leaves[0], node.leaves[0], others, names);
    if (words.empty()) continue;
    read_given_name(before.leaves[0], false);
    node.hyphenated = words.size() > 1;
    for (Leaf& word : words) word.exact = node.hyphenated;
    node.leaves = std::move(words);
  }
}

}  // namespace dateline::query
