// SPDX-License-Identifier: GPL-2.0-or-later
// The words beside a mention of one title or text, for what reads places by them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "synonyms/finder/name_finder.h"
#include "synonyms/table/name_table.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {

// The mentions must be in the order of their positions; the references must outlive it.
class Surroundings {
 public:
  Surroundings(const TokenStream& words, const std::vector<Mention>& mentions,
               const NameTable& table);

  // The word so many words before a mention, if they stand together; empty if they do not.
  std::string_view before(const Mention& mention, std::uint32_t distance = 1) const;
  // The word so many words behind it, likewise; 1 is the next.
  std::string_view behind(const Mention& mention, std::uint32_t distance = 1) const;

  bool has_capital(std::uint32_t position) const;
  // Whether more than a space stands between the word and the next: India's elections.
  bool is_possessive(std::uint32_t position) const {
    return words_.tokens[position + 1].begin > words_.tokens[position].end + 1;
  }
  // Whether a listed name has the word, other than one that counts in context only.
  bool is_named(std::uint32_t position) const { return named_[position]; }
  // The place that begins, or ends, at a word; null for none and for one that counts in context
  // only.
  const Mention* place_at(std::uint32_t position) const;
  const Mention* place_ending_at(std::uint32_t position) const;

  const Token& token(std::uint32_t position) const { return words_.tokens[position]; }
  std::string_view word(std::uint32_t position) const { return words_.word(position); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  Name name_of(const Mention& mention) const { return table_.name(mention.name); }

 private:
  const Mention* place(std::uint32_t number) const;  // from 1; null for 0

  const TokenStream& words_;
  const std::vector<Mention>& mentions_;
  const NameTable& table_;
  std::vector<std::uint32_t> begins_;  // the mention that begins at a word, from 1, or 0
  std::vector<std::uint32_t> ends_;
  std::vector<bool> named_;
};

}  // namespace dateline::synonyms
