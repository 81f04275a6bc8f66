// SPDX-License-Identifier: GPL-2.0-or-later
// The bytes of a compiled table, for the two sources that write and read them: name_compiler.cc and
// name_table.cc. Little-endian, every part aligned to 8 bytes:
//
//   Header      magic, hash, offsets and counts of the parts
//   Slot[]      open addressing over the walk's 64-bit value, three fifths full at most
//   known walks a bit set that all walks of the slots pass and few others: the word is chosen by
//               the bits of the walk from 32 on, the bit by the upper six
//   Entry[]     one a name, in order of its id
//   Surface[]   one a spelling, of however many names
//   senses      the names of each spelling, the likeliest first
//   listed      the folded spellings that the rows list of each name, adjectives not
//   text        ids, labels, folded spellings and normal forms (article.h)
#pragma once

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace dateline::synonyms::layout {

static_assert(std::endian::native == std::endian::little, "the compiled table is little-endian");

constexpr std::array<char, 8> magic = {'D', 'L', 'N', 'A', 'M', 'E', 'S', '6'};
constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr std::uint32_t no_surface = 0xFFFFFF;
constexpr std::size_t deepest_within = 8;  // how many names may lie around one another

// Behind the words of a place that are an acronym of something else, too: Sana beside SANA. No text
// has this word.
constexpr std::string_view beside_acronym = "\x7f";

// Of a walk: its print, and what stands there. No two slots that one look may meet have the same
// print, so that a listed spelling finds its own; what is not listed finds one by chance as rarely
// as two hashes are equal.
struct Slot {
  std::uint32_t print = 0;  // 0 marks a free slot
  std::uint32_t surface : 24 = no_surface;
  std::uint32_t begins_more : 1 = 0;
  std::uint32_t rule : 3 = 0;        // of the surface: the strictest of its senses
  std::uint32_t adjective : 1 = 0;   // of one sense or more
  std::uint32_t contextual : 1 = 0;  // of every sense
  std::uint32_t bracketed : 1 = 0;   // every row that has it has it in brackets: Sa'id (Iran)
  std::uint32_t unused : 1 = 0;
};

// Where the look for a walk begins among so many slots: by its upper bits.
inline std::size_t first_slot(std::uint64_t walk, std::size_t slots) {
  return static_cast<std::size_t>((walk >> 32) * slots >> 32);
}

// Half of the walk times an odd number of the table's own, never 0.
inline std::uint32_t print_of(std::uint64_t walk, std::uint64_t factor) {
  return static_cast<std::uint32_t>(walk * factor >> 32) | 1;
}

// Some of another part.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t count = 0;
};

constexpr std::uint64_t unknown_population = ~std::uint64_t{0};

struct Entry {
  Range id;
  Range label;
  double latitude = 0;
  double longitude = 0;
  std::uint64_t population = unknown_population;
  std::uint32_t within = none;
  Range listed;
  std::uint8_t kind = 0;
  std::uint8_t has_coordinates = 0;
  std::uint8_t contextual = 0;
  std::uint8_t unused = 0;
};

struct Surface {
  Range senses;
  Range text;                    // the normal form
  std::uint32_t contextual = 0;  // of every sense
};

struct Part {
  std::uint64_t offset = 0;
  std::uint64_t count = 0;
};

struct Header {
  std::array<char, 8> magic{};
  std::uint64_t bytes = 0;    // of the whole table
  XXH128_canonical_t hash{};  // of everything behind the header
  std::uint64_t factor = 0;   // of print_of
  Part slots;
  Part known_walks;
  Part entries;
  Part surfaces;
  Part senses;
  Part listed;
  Part text;
};

// Reads the folded words of a spelling one by one.
template <class Visit>
void for_each_word(std::string_view spelling, Visit visit) {
  for (std::size_t begin = 0; begin <= spelling.size();) {
    const std::size_t end = std::min(spelling.find(' ', begin), spelling.size());
    visit(spelling.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace dateline::synonyms::layout
