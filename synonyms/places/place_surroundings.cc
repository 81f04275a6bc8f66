// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/places/place_surroundings.h"

#include <algorithm>

namespace dateline::synonyms {

Surroundings::Surroundings(const TokenStream& words, const std::vector<Mention>& mentions,
                           const NameTable& table)
    : words_(words),
      mentions_(mentions),
      table_(table),
      begins_(words.size()),
      ends_(words.size()),
      named_(words.size()) {
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    if (mention.nested) continue;
    begins_[mention.first] = i + 1;
    ends_[mention.first + mention.count - 1] = i + 1;
    if (table_.is_contextual(mention.name, mention.surface)) continue;
    std::fill_n(named_.begin() + mention.first, mention.count, true);
  }
}

std::string_view Surroundings::before(const Mention& mention, std::uint32_t distance) const {
  if (mention.first < distance) return {};
  for (std::uint32_t i = 0; i < distance; ++i) {
    if (!stands_together(token(mention.first - i).gap)) return {};
  }
  return word(mention.first - distance);
}

std::string_view Surroundings::behind(const Mention& mention, std::uint32_t distance) const {
  const std::uint32_t last = mention.first + mention.count - 1;
  if (last + distance >= size()) return {};
  for (std::uint32_t i = 1; i <= distance; ++i) {
    if (!stands_together(token(last + i).gap)) return {};
  }
  return word(last + distance);
}

bool Surroundings::has_capital(std::uint32_t position) const {
  const WordCase letters = token(position).word_case;
  return letters == WordCase::capitalised || letters == WordCase::capital ||
         letters == WordCase::mixed || letters == WordCase::capitals;
}

const Mention* Surroundings::place(std::uint32_t number) const {
  if (number == 0) return nullptr;
  const Mention& mention = mentions_[number - 1];
  const bool contextual = table_.is_contextual(mention.name, mention.surface);
  return is_place(name_of(mention).kind) && !contextual ? &mention : nullptr;
}

const Mention* Surroundings::place_at(std::uint32_t position) const {
  return position < size() ? place(begins_[position]) : nullptr;
}

const Mention* Surroundings::place_ending_at(std::uint32_t position) const {
  return position < size() ? place(ends_[position]) : nullptr;
}

}  // namespace dateline::synonyms
