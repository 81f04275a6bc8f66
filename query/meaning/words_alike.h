// SPDX-License-Identifier: GPL-2.0-or-later
// The unlisted words of an index that are like a word by their letters, in any script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/shards/open_index.h"

namespace dateline::query {

// How far a word is looked for, and how like it has to be.
enum class Likeness {
  one_name,  // says by itself that both write one name
  // One of several that stand side by side, each of which has to be like its own: the given name
  // and the surname of a person.
  one_of_several,
};

// Those that `folded_words`, written as one, may be another spelling of, the likeliest first; few.
// Nothing for what is too short to tell.
std::vector<std::string> find_words_alike(std::string_view folded_words, Likeness likeness,
                                          const OpenIndex& index);

}  // namespace dateline::query
