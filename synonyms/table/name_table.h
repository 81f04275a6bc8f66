// SPDX-License-Identifier: GPL-2.0-or-later
// Maps every known spelling of a name to one concept: the compiled form of the tables.
//
// A spelling is a sequence of folded words. The table is a hash of all spellings and of all their
// beginnings, so the finder walks it one word at a time and knows when to stop. It is one block of
// bytes that is mapped into memory as it stands; the layout is drawn in name_table_layout.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "synonyms/table/name_rows.h"
#include "synonyms/words/word_hash.h"

namespace dateline::synonyms {

// A spelling has at most this many words; in Burmese and Chinese each syllable is one.
inline constexpr std::size_t max_name_words = 64;

// Compiles rows, of several tables if need be, into the bytes of a NameTable.
// Besides the spellings as listed it takes in a spelling of several words written as one
// (Islamicstate, AinalAsad) where no other row claims that. Places may share a spelling: its senses
// are then ordered countries first, by population, by kind (town with a population, region, town,
// others) and by id, places that count only in context behind all others; the strictest case rule
// among the others counts. A place may also be spelled like an acronym of what is no place (Sana,
// SANA the agency): name_table_layout.h keeps the two apart. The same rows give the same bytes.
// Throws TableError, naming both places, where two rows share an id, where they share a spelling
// and one is no place, where `within` names no row or a row inside itself, where equal spellings of
// a row have two case rules, or where a spelling has no letter or digit or too many words.
std::string compile_names(std::span<const NameRow> rows);

// A concept; the views live as long as the table.
struct Name {
  std::string_view id;
  std::string_view label;
  NameKind kind = NameKind::group;
  std::optional<std::uint32_t> within;  // index of the name that contains it
  std::optional<double> latitude;
  std::optional<double> longitude;
  std::optional<std::uint64_t> population;
  bool contextual =
      false;  // a place that counts only where an article bears it out, however spelled
};

// What a table knows of some words; a NameNode, as far as one look tells.
struct NameMatch {
  bool begins_more = false;  // a longer spelling begins with these words
  struct Terminal {
    std::uint32_t name = 0;                 // index of the likeliest name, the first of `senses`
    std::span<const std::uint32_t> senses;  // all names that these words spell; valid as `text` is
    std::uint32_t surface = 0;              // index of the spelling
    CaseRule rule = CaseRule::any;
    bool adjective = false;
    bool contextual = false;  // every sense is
    std::string_view text;    // the words of the normal form, joined by one space
  };
  std::optional<Terminal> terminal;  // these words are a spelling
};

struct NameNode {
  bool begins_more = false;
  bool is_spelling = false;
  bool adjective = false;
  bool contextual = false;
  bool bracketed = false;  // listed in brackets only, which no text has: no name where it is met
  CaseRule rule = CaseRule::any;
  std::uint32_t surface = 0;  // if these words are a spelling
};

// Immutable; safe to share between threads. Moving it keeps the views valid. A look-up that meets
// damaged bytes throws std::runtime_error.
class NameTable {
 public:
  NameTable() = default;
  // Takes the bytes of compile_names. Throws std::runtime_error naming `source` if they are not.
  NameTable(std::string bytes, std::string_view source);
  // Maps a file of such bytes. Throws std::runtime_error if it cannot be read or is not one.
  static NameTable open(const std::string& path);

  std::uint32_t size() const;
  // Here and below, `index` must be less than size().
  Name name(std::uint32_t index) const;
  std::optional<std::uint32_t> find_id(std::string_view id) const;
  // Every spelling that the table has for a name, folded, the generated ones not.
  std::vector<std::string_view> spellings(std::uint32_t index) const;
  // The names that a spelling may mean, the likeliest first; `surface` is a Terminal's.
  std::span<const std::uint32_t> senses(std::uint32_t surface) const;
  // The same with what the table says of each, as `spellings` has them, and its adjectives behind
  // them. Reads the table.
  std::vector<NameMatch::Terminal> listed(std::uint32_t index) const;
  // Whether the name, spelled so, is a place that counts only where an article bears it out.
  bool is_contextual(std::uint32_t index, std::uint32_t surface) const;
  // The words of a spelling in normal form, joined by one space.
  std::string_view words_of(std::uint32_t surface) const;
  // The names that contain this one, the nearest first.
  std::vector<std::uint32_t> ancestors(std::uint32_t index) const;
  // The country of a place, itself if it is one; nullopt for what lies in none.
  std::optional<std::uint32_t> country(std::uint32_t index) const;

  // 32 hexadecimal digits that are the same for the same table only.
  std::string hash() const;

  // Walks: begin with `start`, extend by the hash of one word of the normal form (article.h) after
  // the other, and look at each step. Compare a terminal's text before it is believed.
  static constexpr std::uint64_t start = 0x9E3779B97F4A7C15ULL;
  static std::uint64_t extend(std::uint64_t walk, std::uint64_t word_hash) {
    return mix(walk, word_hash) | 1;  // never 0
  }
  // That of a spelling in normal form.
  static std::uint64_t walk_of(std::string_view words);
  // From an acronym to the place of its letters.
  static std::uint64_t beside(std::uint64_t walk);
  NameMatch look_up(std::uint64_t walk) const;
  NameNode look_at(std::uint64_t walk) const;
  NameMatch::Terminal terminal(const NameNode& spelling) const;  // REQUIRES is_spelling
  // The walk extended, or 0 if no spelling begins so (for a few it is not 0): faster than a look.
  std::uint64_t step(std::uint64_t walk, std::uint64_t word_hash) const {
    const std::uint64_t next = extend(walk, word_hash);
    const bool known = known_walks_[next >> 32 & (known_walks_.size() - 1)] >> (next >> 58) & 1;
    return known ? next : 0;
  }

 private:
  void use(std::string_view bytes);

  std::shared_ptr<const void> owner_;
  std::string_view bytes_;
  static constexpr std::array<std::uint64_t, 1> no_walks{};
  std::span<const std::uint64_t> known_walks_ = no_walks;  // a set of bits
};

}  // namespace dateline::synonyms
