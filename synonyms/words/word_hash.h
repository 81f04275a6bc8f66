// SPDX-License-Identifier: GPL-2.0-or-later
// The hash of a folded word by which the table of names is walked. It need not resist anybody: what
// it finds is compared with the words themselves. It takes short words, nearly all, without a
// branch: a hash that branches over the length costs more in mispredictions than in arithmetic.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dateline::synonyms {

// Bytes that may be read, and do not count, behind a word given to hash_padded_word.
inline constexpr std::size_t hash_padding = 16;

// Both halves of a 128-bit product; the one multiplication mixes all bits of both.
inline std::uint64_t mix(std::uint64_t one, std::uint64_t other) {
  __extension__ using Product = unsigned __int128;
  const Product product = Product{one} * other;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

namespace hash_detail {

inline constexpr std::uint64_t odd = 0xA0761D6478BD642FULL;
inline constexpr std::uint64_t other_odd = 0xE7037ED1A0B428DBULL;

inline std::uint64_t load(const char* bytes) {
  std::uint64_t value;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

// The first `size` bytes, of which 8 at most count.
inline std::uint64_t load_some(const char* bytes, std::size_t size) {
  const std::uint64_t mask = size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * size)) - 1;
  return load(bytes) & mask;
}

}  // namespace hash_detail

// Requires hash_padding readable bytes behind the word.
inline std::uint64_t hash_padded_word(std::string_view word) {
  using namespace hash_detail;
  std::uint64_t hash = other_odd + odd * word.size();
  const char* at = word.data();
  std::size_t left = word.size();
  for (; left > 16; left -= 16, at += 16) hash = mix(hash ^ load(at), odd ^ load(at + 8));
  return mix(hash ^ load_some(at, left), odd ^ load_some(at + 8, left > 8 ? left - 8 : 0));
}

inline std::uint64_t hash_word(std::string_view word) {
  using namespace hash_detail;
  std::uint64_t hash = other_odd + odd * word.size();
  for (; word.size() > 16; word.remove_prefix(16)) {
    hash = mix(hash ^ load(word.data()), odd ^ load(word.data() + 8));
  }
  char tail[16] = {};
  std::memcpy(tail, word.data(), word.size());
  return mix(hash ^ load(tail), odd ^ load(tail + 8));
}

}  // namespace dateline::synonyms
