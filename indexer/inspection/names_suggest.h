// SPDX-License-Identifier: GPL-2.0-or-later
// Words of an index that may be unlisted spellings of known names: `dateline-index names suggest`.
//
// They are what a person may want to add to a table: unlisted words that are like a listed spelling
// in the countries that their articles name, merged or not, and what was merged by its
// transliteration key (name_keys.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::indexer {

// Whether a search for the name finds the spelling: always, with --names loose, or not.
enum class Merged : std::uint8_t { by_key, loose, no };
std::string_view to_string(Merged merged);  // by-key, loose, no

struct Suggestion {
  std::string written;  // as an article has it
  std::size_t articles = 0;
  std::string id;  // of the name that it may be
  std::string label;
  std::string nearest;   // the listed spelling most like it, folded
  double certainty = 0;  // probability, by the letters and the country alone
  Merged merged = Merged::no;
};

struct Suggestions {
  std::vector<Suggestion> list;  // most articles first, then the most certain
  std::string index_id;
  unsigned generation = 0;
};

struct SuggestRequest {
  std::string index;
  std::string name;                // an id or any spelling; of all names if empty
  std::size_t least_articles = 2;  // that have the spelling
};

// Nullopt where the index knows no such name. Throws schema::IndexError.
std::optional<Suggestions> suggest_spellings(const SuggestRequest& request);

enum class SuggestFormat : std::uint8_t { text, jsonl, csv };
void write_suggestions(std::ostream& out, const Suggestions& suggestions, SuggestFormat format);

}  // namespace dateline::indexer
