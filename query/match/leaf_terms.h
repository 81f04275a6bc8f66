// SPDX-License-Identifier: GPL-2.0-or-later
// The terms of an index that answer a leaf of a query: where builder and marks agree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/language/parsed_query.h"
#include "query/language/query_parser.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// How a name is met where a term stands.
enum class Meeting { listed, surname, key };
std::string_view to_string(Meeting meeting);  // listed, by-surname, by-key

struct LeafTerm {
  std::string term;
  bool is_name = false;  // its positions are schema extents
  Meeting meeting = Meeting::listed;
  bool behind_article = false;  // in a phrase, too
};

// The terms for a leaf that is no prefix, its own first; of the others only those that the index
// has, without those of names that it is together with other leaves. `in_title` asks for the title
// alone; capitals have no term for that.
std::vector<LeafTerm> leaf_terms(const Leaf& leaf, bool in_title, NameReading names,
                                 const OpenIndex& index);

// The terms of the index for names that are read as `kind`: by their keys or by a surname.
std::vector<LeafTerm> name_terms(const std::vector<std::string>& ids, Leaf::Reading::Kind kind,
                                 bool in_title, NameReading names, const OpenIndex& index);

// The forms of a word that share its stem and occur in the index, the word itself first.
std::vector<std::string> word_forms(const std::string& word, const OpenIndex& index);

}  // namespace dateline::query
