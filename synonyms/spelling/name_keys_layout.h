// SPDX-License-Identifier: GPL-2.0-or-later
// The bytes of NameKeys, for the sources that write and read them: name_keys_compiler.cc,
// name_keys.cc and unlisted_spelling.cc. Little-endian, every part aligned to 8 bytes:
//
//   Header
//   model          the spelling model
//   forms          a Form and its letters for each listed spelling, aligned to 4 bytes: those met
//                  in any text first, then by country, then those of persons' surnames, in order of
//                  script and letters; so what is compared for one article lies together
//   directory[]    65,537 bounds in the postings, by the upper half of the key
//   keys[]         the lower half of the key of each posting, in order of key and place
//   places[]       of the form of each posting
//   Posting[]      hash of a surname and person, in order
//   countries[]    indexes of their names
//   ordinary[]     hashes of the words of dictionaries and of persons' names, in order
//   arabic[]       hashes of the words of dictionaries in Arabic letters, in order
//   proper[]       hashes of the ordinary words that no dictionary has in small letters, in order
#pragma once

#include <xxhash.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dateline::synonyms::keys_layout {

constexpr std::array<char, 8> magic = {'D', 'L', 'K', 'E', 'Y', 'S', '0', '8'};
constexpr unsigned directory_shift = 16;
constexpr std::size_t directory_size = (1U << 16) + 1;

struct Part {
  std::uint64_t offset = 0;
  std::uint64_t count = 0;
};

struct Header {
  std::array<char, 8> magic{};
  std::uint64_t bytes = 0;       // of the whole
  std::array<char, 32> table{};  // hash of the table it belongs to
  Part model;
  Part forms;  // bytes
  Part directory;
  Part keys;
  Part places;
  Part surnames;
  Part countries;
  Part ordinary;
  Part arabic;
  Part proper;
  Part given;
};

struct Form {
  std::uint32_t name = 0;
  std::uint16_t spelling = 0;  // index in NameTable::spellings(name)
  std::uint8_t size = 0;       // of its letters
  std::uint8_t script = 0;
  std::uint8_t skeleton = 0;      // of its hash
  bool told_apart = false;        // a label without the bracket that tells it from others
  std::array<char, 2> letters{};  // the first of them, a byte each, numbers of the model
};

// Where a form lies among the forms, in units of the alignment.
constexpr std::size_t form_unit = alignof(Form);

// Its bytes, in whole units.
inline std::size_t size_of_form(std::size_t letters) {
  return (offsetof(Form, letters) + letters + form_unit - 1) / form_unit * form_unit;
}

inline std::string_view letters_of(const Form& form) { return {form.letters.data(), form.size}; }

struct Posting {
  std::uint32_t key = 0;
  std::uint32_t value = 0;
  auto operator<=>(const Posting&) const = default;
};

inline const Header& header_of(std::string_view bytes) {
  return *reinterpret_cast<const Header*>(bytes.data());
}

template <class T>
std::span<const T> part(std::string_view bytes, Part place) {
  return {reinterpret_cast<const T*>(bytes.data() + place.offset), place.count};
}

// What a look-up meets inside is checked there: opening the keys costs nothing.
inline void require(bool sound) {
  if (!sound) throw std::runtime_error("the keys of names are damaged; build the index again");
}

// The key of a skeleton among the names of a country, or among those met in any text; persons'
// surnames are kept as those of a country that has no name, the one behind all. Two keys that fall
// together only lead to comparisons in vain.
inline std::uint32_t key_of(std::string_view skeleton, std::optional<std::uint32_t> country) {
  const XXH64_hash_t seed = country ? std::uint64_t{*country} + 1 : 0;
  return static_cast<std::uint32_t>(XXH3_64bits_withSeed(skeleton.data(), skeleton.size(), seed));
}

// Equal for equal skeletons, and rarely for others.
inline std::uint8_t skeleton_hash(std::string_view skeleton) {
  return static_cast<std::uint8_t>(XXH3_64bits(skeleton.data(), skeleton.size()));
}

// Of a surname or an ordinary word.
inline std::uint32_t word_key(std::string_view word) {
  return static_cast<std::uint32_t>(XXH3_64bits(word.data(), word.size()));
}

}  // namespace dateline::synonyms::keys_layout
