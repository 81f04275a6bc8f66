// SPDX-License-Identifier: GPL-2.0-or-later
// The bytes of SpellingModel, for the sources that write and read them: spelling_model_compiler.cc,
// spelling_model.cc and spelling_profile.cc. Little-endian:
//
//   Header
//   weights[]   of each pair of scripts, either one first: a row for each group of the first, a
//               column for each of the second
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "synonyms/spelling/key_form.h"

namespace dateline::synonyms::model_layout {

constexpr std::size_t code_points = 0x800;  // all letters of the four scripts lie below
constexpr std::size_t max_letters = 64;     // of a script; number 0 is no letter
constexpr std::size_t max_pairs = 320;      // of letters, of a script
constexpr std::size_t max_groups = 512;
constexpr std::size_t longest_group = 3;
constexpr std::uint16_t no_group = 0xFFFF;
constexpr std::int16_t no_weight = -32768;

// Number of a group of letters, by its letters one after the other. Group 0 is the empty one.
struct ScriptGroups {
  std::uint32_t count = 1;
  std::array<std::uint16_t, max_letters> one;
  std::array<std::array<std::uint16_t, max_letters>, max_letters> two;
  std::array<std::array<std::uint16_t, max_letters>, max_pairs>
      three;                                      // by number of the first two
  std::array<std::uint16_t, max_groups> pair_of;  // group of two letters -> row of `three` if any
};

struct Header {
  std::array<char, 8> magic{'D', 'L', 'W', 'E', 'I', 'G', 'H', '3'};
  std::array<std::uint8_t, code_points> letter{};  // number in its script
  std::array<ScriptGroups, key_scripts> scripts;
  // Offsets of Matrix::weights and of Counterparts::begins; 0 for none.
  std::array<std::array<std::uint64_t, key_scripts>, key_scripts> weights{};
  std::array<std::array<std::uint64_t, key_scripts>, key_scripts> counterparts{};
  // [a][b][group of a]: the best weight that it has with any group of b, alone included.
  std::array<std::array<std::array<std::int16_t, max_groups>, key_scripts>, key_scripts> gains{};
  // [a][b][group of a]: a bit for each letter of b that often stands in what stands for the group.
  std::array<std::array<std::array<std::uint64_t, max_groups>, key_scripts>, key_scripts>
      stand_ins{};
};

inline const Header& header_of(std::string_view bytes) {
  return *reinterpret_cast<const Header*>(bytes.data());
}

// The weights of a pair of scripts, a row for each group of the first.
struct Matrix {
  const std::int16_t* weights = nullptr;
  std::size_t columns = 0;
  const std::int16_t* row(std::uint16_t group) const { return weights + group * columns; }
  std::int16_t at(std::uint16_t a, std::uint16_t b) const { return row(a)[b]; }
};

// The same weights by group of the first: few groups of the second have one.
struct Counterpart {
  std::uint16_t group = 0;  // of the second script
  std::int16_t weight = 0;
};

struct Counterparts {
  std::span<const std::uint32_t> begins;  // of each group's in `all`, and the end; empty for none
  const Counterpart* all = nullptr;
  std::span<const Counterpart> of(std::uint16_t group) const {
    return {all + begins[group], all + begins[group + 1U]};
  }
};

inline Counterparts counterparts_of(std::string_view bytes, std::size_t first, std::size_t second) {
  const Header& header = header_of(bytes);
  const std::uint64_t offset = header.counterparts[first][second];
  if (offset == 0) return {};
  const auto* begins = reinterpret_cast<const std::uint32_t*>(bytes.data() + offset);
  const std::size_t count = header.scripts[first].count + std::size_t{1};
  return {{begins, count}, reinterpret_cast<const Counterpart*>(begins + count)};
}

}  // namespace dateline::synonyms::model_layout
