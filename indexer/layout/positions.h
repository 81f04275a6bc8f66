// SPDX-License-Identifier: GPL-2.0-or-later
// Where the words and names of an article stand: one value of its document, in place of Xapian's
// position lists. A position list is an entry of a B-tree for every word of every article, 18 bytes
// of which are mostly the word again; here a position takes the nine bits or so that tell the words
// of one article apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/layout/schema.h"

namespace dateline::schema {

// Takes where an article's terms stand, in any order.
class PositionsBuilder {
 public:
  // A word of prefix "", one a position at most, or a term of prefix::name or capitals. None of the
  // title's own prefixes: Positions reads those off the others.
  void add(std::string_view term, Extent extent);
  // A term that the article has without a place.
  void add_unplaced(std::string_view term);
  // Empty if nothing was added. The builder is used up.
  std::string encode();

 private:
  struct Stand {
    Extent extent;
    std::uint64_t hash = 0;  // of the term
    auto operator<=>(const Stand&) const = default;
  };
  std::vector<std::uint64_t> hashes_;
  std::vector<Stand> words_;
  std::vector<Stand> others_;
};

// The positions of one article, read where they lie.
class Positions {
 public:
  Positions() = default;  // of an article without words
  // Bytes of PositionsBuilder::encode, maybe with zeros behind them, which must outlive it. Throws
  // IndexError where they cannot be such.
  explicit Positions(std::string_view bytes);
  explicit Positions(std::string&&) = delete;

  // A term of prefix "", capitals, name, title or title_name as one article knows it.
  struct Term {
    std::uint64_t number = 0;
    bool is_word = false;
    bool in_title = false;  // and nowhere else
  };

  // Whether places of the term are single positions.
  static bool is_word(std::string_view term);

  // The article must have the term: terms are told apart by as many bits of a hash as those of the
  // article need, so one that it does not have is nothing, or taken for one of them.
  std::optional<Term> find(std::string_view term) const;
  // Adds where the term stands, ascending.
  void append(const Term& term, std::vector<Extent>& places) const;
  // REQUIRES a word.
  bool stands_at(std::uint32_t position, const Term& term) const;
  // Adds of these places those that begin at `position`.
  void append_at(std::uint32_t position, const Term& term, std::vector<Extent>& places) const;

 private:
  std::optional<std::uint64_t> number_of(std::uint64_t hash) const;
  void append_words(const Term& term, std::vector<Extent>& places) const;
  void append_others(const Term& term, std::optional<std::uint32_t> only,
                     std::vector<Extent>& places) const;
  std::uint64_t terms_ = 0;     // different ones
  std::uint64_t title_ = 0;     // positions in the title
  std::uint64_t text_ = 0;      // and in the text
  std::string_view others_;     // what is no word
  const char* bits_ = nullptr;  // where, in bits, behind the words:
  std::uint64_t buckets_ = 0;
  std::uint64_t hashes_ = 0;
  unsigned width_ = 0;       // of a word
  unsigned hash_bits_ = 0;   // that tell the terms apart
  unsigned lower_bits_ = 0;  // of them behind the buckets
};

// Where a term stands that the article has.
std::vector<Extent> places_of(std::string_view term, const Positions& positions);

}  // namespace dateline::schema
