// SPDX-License-Identifier: GPL-2.0-or-later
// What it means that words stand near each other: NEAR, PRE, NOT NEAR, FIRST and ATLEAST.
//
// An operand is met by stretches of an article: a word by each place where it stands, a name or a
// phrase by the place from its first to its last word, a OR b by those of a and those of b. A
// stretch lies in the title or in the text, and nothing is near from one to the other. Between two
// stretches lie as many words as stand behind the one and before the other; side by side it is
// none. What NEAR and PRE find is a stretch again, from the first to the last word of what they
// found, so that operators nest.
//
//   a NEAR/n b       a and b in either order, neither over the other, n words or fewer between
//   a NEAR/n b NEAR/n c   all of them in any order, none over another, and from each to the next
//                    n words or fewer: which is written first makes no difference
//   a PRE/n b        the same with a before b (and b before c)
//   /s, /p           for a number: in one sentence, in one paragraph, with all of their words
//   a NOT NEAR/n b   places of a without b within n words, in the same sentence or paragraph;
//                    what stands over a word of a is near it: state NOT NEAR/0 "islamic state"
//   FIRST/n(x)       places of x that end within the first n words of the text
//   ATLEAST/n(x)     places of x in an article in which n of them, title and text together, do not
//                    stand over each other
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/layout/schema.h"
#include "query/language/parsed_query.h"

namespace dateline::query {

// Words from the position `begin` to before `end`, as the index counts them (schema.h).
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Stretch&) const = default;
};
using Stretches = std::vector<Stretch>;  // ascending, each once

// Sorts and drops what is there twice.
Stretches in_order(Stretches stretches);

// Where the words that a query asks for stand in one article: the stretches of each phrase (a word
// is one, too) in the order in which the phrases stand in the tree.
struct Places {
  std::vector<Stretches> phrases;
  schema::Bounds bounds;  // needed where is_bounded()
};

// True for a phrase, an OR of what is placed, and the operators above.
bool is_placed(const Node& node);
// Whether the tree asks for sentences or paragraphs.
bool is_bounded(const Node& node);

// Whether the tree has one of the operators above in it.
bool has_proximity(const Node& node);

// Whether `node`, for which is_placed(), is met anywhere in the article, and where.
bool is_met(const Node& node, const Places& places);
Stretches find_stretches(const Node& node, const Places& places);

// For each phrase those of its stretches that had a part in meeting `node`. What stands behind NOT
// NEAR has none.
std::vector<Stretches> find_participants(const Node& node, const Places& places);

}  // namespace dateline::query
