// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/namesakes.h"

#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "synonyms/places/stated_place.h"
#include "synonyms/spelling/key_form.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::bench {
namespace {

std::uint64_t hash_of(std::string_view text) {
  const std::string words = synonyms::folded_words(text);
  return XXH3_64bits(words.data(), words.size());
}

}  // namespace

Namesakes::Namesakes(const std::vector<synonyms::NameRow>& tables,
                     const std::vector<Place>& places) {
  for (const auto& row : tables) {
    Known& known = names_[row.id];
    known.latitude = row.latitude;
    known.longitude = row.longitude;
    for (const auto& spelling : row.spellings) known.words.push_back(hash_of(spelling.text));
    for (const auto& spelling : row.weak_spellings) known.words.push_back(hash_of(spelling));
    known.words.push_back(hash_of(row.name.substr(0, row.name.find(" ("))));
  }
  for (const auto& place : places) {
    const auto known = names_.find(place.id);
    if (known == names_.end()) continue;
    for (const auto& spelling : place.spellings) known->second.words.push_back(hash_of(spelling));
  }
  for (auto& [id, known] : names_) std::ranges::sort(known.words);
}

bool Namesakes::are_namesakes(const std::string& a, const std::string& b) const {
  constexpr double near = 10;  // kilometres, a guess
  const auto one = names_.find(a);
  const auto other = names_.find(b);
  if (one == names_.end() || other == names_.end()) return false;
  const Known& x = one->second;
  const Known& y = other->second;
  std::vector<std::uint64_t> shared;
  std::ranges::set_intersection(x.words, y.words, std::back_inserter(shared));
  if (!shared.empty()) return true;
  return x.latitude && y.latitude &&
         synonyms::kilometres(*x.latitude, *x.longitude, *y.latitude, *y.longitude) <= near;
}

}  // namespace dateline::bench
