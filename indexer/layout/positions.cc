// SPDX-License-Identifier: GPL-2.0-or-later
// The bytes: the numbers of terms, of bits of a hash and of positions in title and text; how many
// bytes the others take, and those: for each its position, less that of the one before, its words
// and its term; then bits, lowest first. For each position the number of its word and one, or 0
// where none stands, all equally wide. Then the hashes of the terms, ascending, as Elias and Fano
// keep such numbers (Elias 1974; Fano 1971): for each value of their upper bits, the bucket, as
// many ones as there are terms in it and a zero, and behind all buckets the lower bits of each. A
// term's number is its place among them.
//
// Words by their positions and not positions by their words: what stands behind a word is one look
// away, and to look for a word through all of an article of 560 takes some 0.7 microseconds
// (profile of a phrase, "be based", over 10,000 recombined articles). The other way took 4 in 100
// more room and phrases a third more time.
#include "indexer/layout/positions.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "indexer/layout/packed_record.h"

namespace dateline::schema {
namespace {

// So many are read at once, wherever they begin.
constexpr unsigned most_bits = 56;
// Zeros behind the last bit, since so many bytes are read from wherever a number begins.
constexpr std::size_t padding = sizeof(std::uint64_t);

// Two terms of one article for which it is the same would be taken for each other: one pair in some
// 10^12 articles.
std::uint64_t hash(std::string_view term) {
  return XXH3_64bits(term.data(), term.size()) >> (64 - most_bits);
}

std::uint64_t low_bits(unsigned count) { return (std::uint64_t{1} << count) - 1; }

// The upper bits of a hash: as many buckets as terms, or up to twice as many.
unsigned upper_bits(std::uint64_t terms, unsigned hash_bits) {
  return std::min(hash_bits, static_cast<unsigned>(std::bit_width(terms)));
}

class BitWriter {
 public:
  void add(std::uint64_t value, unsigned width) {
    pending_ |= (value & low_bits(width)) << filled_;
    for (filled_ += width; filled_ >= 8; filled_ -= 8) {
      bytes_ += static_cast<char>(pending_);
      pending_ >>= 8;
    }
  }
  std::string take() {
    if (filled_ > 0) bytes_ += static_cast<char>(pending_);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
  std::uint64_t pending_ = 0;
  unsigned filled_ = 0;  // bits of pending_
};

// Bits with padding behind them.
class Bits {
 public:
  Bits(const char* bytes, std::uint64_t begin) : bytes_(bytes), begin_(begin) {}

  // At least most_bits of them are those that stand from `at` on.
  std::uint64_t from(std::uint64_t at) const {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes_ + (begin_ + at) / 8, sizeof word);
    return word >> (begin_ + at) % 8;
  }
  std::uint64_t read(std::uint64_t at, unsigned width) const { return from(at) & low_bits(width); }

 private:
  const char* bytes_;
  std::uint64_t begin_;
};

// Where the bit behind so many zeros stands, or `end`.
std::uint64_t skip_zeros(const Bits& bits, std::uint64_t zeros, std::uint64_t end) {
  std::uint64_t at = 0;
  while (zeros > 0 && at < end) {
    std::uint64_t open = ~bits.from(at) & low_bits(most_bits);
    const auto here = static_cast<std::uint64_t>(std::popcount(open));
    if (here < zeros) {
      zeros -= here;
      at += most_bits;
      continue;
    }
    for (; zeros > 1; --zeros) open &= open - 1;
    return at + static_cast<std::uint64_t>(std::countr_zero(open)) + 1;
  }
  return std::min(at, end);
}

// The fewest bits, from the highest on, that tell ascending hashes apart.
unsigned bits_apart(const std::vector<std::uint64_t>& hashes) {
  unsigned bits = 0;
  for (std::size_t i = 1; i < hashes.size(); ++i) {
    const auto differing = static_cast<unsigned>(std::bit_width(hashes[i - 1] ^ hashes[i]));
    bits = std::max(bits, most_bits - differing + 1);
  }
  return bits;
}

template <class Value>
void keep_different(std::vector<Value>& values) {
  std::ranges::sort(values);
  const auto repeated = std::ranges::unique(values);
  values.erase(repeated.begin(), repeated.end());
}

[[noreturn]] void fail() {
  throw RecordError("the positions of an article are damaged; run dateline-index build");
}

}  // namespace

void PositionsBuilder::add(std::string_view term, Extent extent) {
  (Positions::is_word(term) ? words_ : others_).push_back({extent, hash(term)});
  add_unplaced(term);
}

void PositionsBuilder::add_unplaced(std::string_view term) { hashes_.push_back(hash(term)); }

std::string PositionsBuilder::encode() {
  if (hashes_.empty()) return {};
  keep_different(hashes_);
  keep_different(others_);
  const auto number_of = [this](const Stand& stand) {
    return static_cast<std::uint64_t>(std::ranges::lower_bound(hashes_, stand.hash) -
                                      hashes_.begin());
  };

  Packer others;
  std::uint32_t before = 0;
  for (const Stand& stand : others_) {
    others.number(stand.extent.position - before);
    others.number(stand.extent.count);
    others.number(number_of(stand));
    before = stand.extent.position;
  }

  std::uint64_t title = 0;
  std::uint64_t text = 0;
  for (const auto& [extent, unused] : words_) {
    const std::uint64_t position = extent.position;
    if (position < text_begin) title = std::max(title, position - title_begin + 1);
    if (position >= text_begin) text = std::max(text, position - text_begin + 1);
  }
  BitWriter bits;
  const auto width = static_cast<unsigned>(std::bit_width(hashes_.size()));
  std::ranges::sort(words_, {}, &Stand::extent);
  std::uint64_t next = 0;
  for (const Stand& stand : words_) {
    const std::uint64_t position = stand.extent.position;
    const std::uint64_t at =
        position < text_begin ? position - title_begin : title + position - text_begin;
    for (; next < at; ++next) bits.add(0, width);
    bits.add(number_of(stand) + 1, width);
    ++next;
  }
  const unsigned hash_bits = bits_apart(hashes_);
  const unsigned lower = hash_bits - upper_bits(hashes_.size(), hash_bits);
  for (std::uint64_t& hash : hashes_) hash >>= most_bits - hash_bits;
  auto next_hash = hashes_.begin();
  for (std::uint64_t bucket = 0; bucket < std::uint64_t{1} << (hash_bits - lower); ++bucket) {
    for (; next_hash != hashes_.end() && *next_hash >> lower == bucket; ++next_hash) bits.add(1, 1);
    bits.add(0, 1);
  }
  for (const std::uint64_t hash : hashes_) bits.add(hash, lower);

  Packer packer;
  packer.number(hashes_.size());
  packer.number(hash_bits);
  packer.number(title);
  packer.number(text);
  packer.text(others.take());
  return packer.take() + bits.take() + std::string(padding, '\0');
}

Positions::Positions(std::string_view bytes) {
  if (bytes.empty()) return;
  Unpacker unpacker(bytes);
  terms_ = unpacker.number();
  const std::uint64_t hash_bits = unpacker.number();
  title_ = unpacker.number();
  text_ = unpacker.number();
  others_ = unpacker.view();
  bits_ = others_.data() + others_.size();
  const auto left = static_cast<std::size_t>(bytes.data() + bytes.size() - bits_);
  if (left < padding) fail();
  const std::uint64_t bits = (left - padding) * 8;
  // A term takes one bit at least, and so does a position.
  if (hash_bits > most_bits || std::max({terms_, title_, text_}) > bits) fail();
  hash_bits_ = static_cast<unsigned>(hash_bits);
  const unsigned upper = upper_bits(terms_, hash_bits_);
  lower_bits_ = hash_bits_ - upper;
  width_ = static_cast<unsigned>(std::bit_width(terms_));
  buckets_ = (title_ + text_) * width_;
  hashes_ = buckets_ + terms_ + (std::uint64_t{1} << upper);
  if (hashes_ + terms_ * lower_bits_ > bits) fail();
}

// Prefixes are capital letters, which no word has.
bool Positions::is_word(std::string_view term) {
  if (term.starts_with(prefix::title)) term.remove_prefix(prefix::title.size());
  return term.front() < 'A' || term.front() > 'Z';
}

std::optional<Positions::Term> Positions::find(std::string_view term) const {
  const bool in_title = term.starts_with(prefix::title);
  if (in_title) term.remove_prefix(prefix::title.size());
  const auto number = number_of(hash(term));
  if (!number) return std::nullopt;
  return Term{.number = *number, .is_word = is_word(term), .in_title = in_title};
}

void Positions::append(const Term& term, std::vector<Extent>& places) const {
  term.is_word ? append_words(term, places) : append_others(term, std::nullopt, places);
}

void Positions::append_at(std::uint32_t position, const Term& term,
                          std::vector<Extent>& places) const {
  if (!term.is_word) {
    if (!term.in_title || position < text_begin) append_others(term, position, places);
  } else if (stands_at(position, term)) {
    places.push_back({position});
  }
}

bool Positions::stands_at(std::uint32_t position, const Term& term) const {
  const bool in_text = position >= text_begin;
  if (term.in_title && in_text) return false;
  const std::uint64_t at = in_text ? position - text_begin : position - title_begin;
  if (at >= (in_text ? text_ : title_)) return false;
  return Bits(bits_, 0).read((in_text ? title_ + at : at) * width_, width_) == term.number + 1;
}

// Compares as many numbers at once as stand in one word of bits. Of what differs from the number
// wanted, all but the highest bit is added to ones: the highest stays 0 where all are.
void Positions::append_words(const Term& term, std::vector<Extent>& places) const {
  const std::uint64_t end = term.in_title ? title_ : title_ + text_;
  const unsigned width = width_;
  const unsigned at_once = most_bits / width;
  std::uint64_t lowest = 0;
  for (unsigned i = 0; i < at_once; ++i) lowest |= std::uint64_t{1} << i * width;
  const std::uint64_t highest = lowest << (width - 1);
  const std::uint64_t others = highest - lowest;
  const std::uint64_t wanted = lowest * (term.number + 1);
  const Bits words(bits_, 0);
  std::uint64_t at = 0;
  for (std::uint64_t first = 0; first < end; first += at_once, at += at_once * width) {
    const std::uint64_t differing = words.from(at) ^ wanted;
    std::uint64_t equal = ~(((differing & others) + others) | differing) & highest;
    for (; equal != 0; equal &= equal - 1) {
      const std::uint64_t i = first + static_cast<unsigned>(std::countr_zero(equal)) / width;
      if (i >= end) return;
      const std::uint64_t position = i < title_ ? title_begin + i : text_begin + (i - title_);
      places.push_back({static_cast<std::uint32_t>(position)});
    }
  }
}

std::optional<std::uint64_t> Positions::number_of(std::uint64_t hash) const {
  if (terms_ == 0) return std::nullopt;
  const std::uint64_t wanted = hash >> (most_bits - hash_bits_);
  const Bits buckets(bits_, buckets_);
  const Bits rest(bits_, hashes_);
  const std::uint64_t bucket = wanted >> lower_bits_;
  for (auto at = skip_zeros(buckets, bucket, hashes_ - buckets_); buckets.read(at, 1) == 1; ++at) {
    const std::uint64_t number = at - bucket;
    if (number >= terms_) fail();
    const std::uint64_t lower = rest.read(number * lower_bits_, lower_bits_);
    if (lower == (wanted & low_bits(lower_bits_))) return number;
  }
  return std::nullopt;
}

void Positions::append_others(const Term& term, std::optional<std::uint32_t> only,
                              std::vector<Extent>& places) const {
  Unpacker unpacker(others_);
  const std::uint32_t last = only.value_or(term.in_title ? title_end : UINT32_MAX);
  std::uint32_t position = 0;
  while (!unpacker.done()) {
    position += static_cast<std::uint32_t>(unpacker.number());
    if (position > last) return;
    const auto count = static_cast<std::uint32_t>(unpacker.number());
    if (unpacker.number() != term.number) continue;
    if (position >= only.value_or(0)) places.push_back({position, count});
  }
}

std::vector<Extent> places_of(std::string_view term, const Positions& positions) {
  std::vector<Extent> places;
  if (const auto found = positions.find(term)) positions.append(*found, places);
  return places;
}

}  // namespace dateline::schema
