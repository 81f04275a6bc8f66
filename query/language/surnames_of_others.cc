// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/surnames_of_others.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "synonyms/places/place_uses.h"
#include "synonyms/recognition/other_bearers.h"
#include "synonyms/table/name_table_layout.h"

namespace dateline::query {
namespace {

bool is_read(const Leaf& leaf) {
  return (leaf.kind == Leaf::Kind::name || leaf.kind == Leaf::Kind::word) && !leaf.literal;
}

bool is_bare(const Node& node) {
  return node.kind == Node::Kind::phrase && node.leaves.size() == 1 && !node.leaves[0].exact;
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

class Reader {
 public:
  Reader(const synonyms::NameTable& names, const synonyms::NameKeys& keys)
      : names_(names), keys_(keys), others_(names, keys) {}

  void read(Node& root) const {
    if (root.kind == Node::Kind::phrase) return read_phrase(root);
    for (Node& child : root.children) read(child);
    if (root.kind != Node::Kind::all_of) return;
    for (std::size_t i = 1; i < root.children.size(); ++i) {
      Node& before = root.children[i - 1];
      Node& node = root.children[i];
      if (is_bare(before) && is_bare(node) && before.in_title == node.in_title) {
        read_pair(before.leaves[0], node);
      }
    }
  }

 private:
  void read_phrase(Node& phrase) const {
    for (std::size_t i = 1; i < phrase.leaves.size(); ++i) {
      Leaf& before = phrase.leaves[i - 1];
      read_person(before, phrase.leaves[i]);
      auto words = words_behind(before, phrase.leaves[i]);
      if (words.empty()) continue;
      for (Leaf& word : words) word.exact = true;
      read_given_name(before, true);
      const auto at = phrase.leaves.begin() + static_cast<std::ptrdiff_t>(i);
      phrase.leaves.insert(phrase.leaves.erase(at), words.begin(), words.end());
    }
  }

  void read_pair(Leaf& before, Node& node) const {
    read_person(before, node.leaves[0]);
    auto words = words_behind(before, node.leaves[0]);
    if (words.empty()) return;
    read_given_name(before, false);
    node.hyphenated = words.size() > 1;
    for (Leaf& word : words) word.exact = node.hyphenated;
    node.leaves = std::move(words);
  }

  // Of two words that may be a person's name a place is its words as well; in whatever spelling it
  // is typed, so that all find the same.
  void read_person(Leaf& before, Leaf& leaf) const {
    if (!is_read(before) || !is_read(leaf) || leaf.parted) return;
    if (synonyms::is_common_given_name(typed_words(before))) leaf.as_words = place_words(leaf);
    auto words = place_words(before);
    const bool is_stranger =
        leaf.kind == Leaf::Kind::word && synonyms::may_be_surname(keys_, leaf.text);
    const bool may_be_given = std::ranges::any_of(words, [&](const std::string& word) {
      return synonyms::is_given_name_before(keys_, word, typed_words(leaf)) ||
             (is_stranger && keys_.is_given_name(word));
    });
    if (may_be_given) before.as_words = std::move(words);
  }

  // The spellings of a place, folded, that are one word in Latin or Cyrillic letters; none of what
  // is no place.
  std::vector<std::string> place_words(const Leaf& leaf) const {
    if (leaf.kind != Leaf::Kind::name || leaf.adjective) return {};
    std::vector<std::string> ids = leaf.homonyms;
    ids.push_back(leaf.text);
    std::vector<std::string> words;
    for (const auto& id : ids) {
      const auto name = names_.find_id(id);
      if (!name || !synonyms::is_place(names_.name(*name).kind)) continue;
      for (const std::string_view spelling : names_.spellings(*name)) {
        const bool has_case = static_cast<unsigned char>(spelling.front()) < 0xD4;
        if (has_case && spelling.find(' ') == spelling.npos) words.emplace_back(spelling);
      }
    }
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    return words;
  }

  // What the leaf is behind `before`, which may be a listed name itself (Saddam in Saddam Haftar),
  // instead; empty for itself.
  std::vector<Leaf> words_behind(const Leaf& before, const Leaf& leaf) const {
    const bool is_pair = is_read(before) && !leaf.parted && leaf.kind == Leaf::Kind::name;
    const auto name = is_pair ? names_.find_id(leaf.text) : std::nullopt;
    if (!name || !others_.is_surname(leaf.typed, *name)) return {};
    if (!others_.is_other(typed_words(before), *name)) return {};
    std::vector<Leaf> leaves;
    synonyms::layout::for_each_word(leaf.typed, [&](std::string_view word) {
      leaves.push_back({.kind = Leaf::Kind::word, .text = std::string(word), .span = leaf.span});
    });
    return leaves;
  }

  const synonyms::NameTable& names_;
  const synonyms::NameKeys& keys_;
  const synonyms::OtherBearers others_;
};

}  // namespace

void read_as_words(Node& root, const synonyms::NameTable& names, const synonyms::NameKeys& keys) {
  Reader(names, keys).read(root);
}

}  // namespace dateline::query
