// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling_profile.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <ranges>

#include "synonyms/spelling_model_layout.h"

namespace dateline::synonyms {
namespace {

using namespace model_layout;

// The number of a group of the letters behind `begin`.
std::uint16_t group_of(const ScriptGroups& groups, std::string_view letters, std::size_t size) {
  const auto letter = [&](std::size_t i) {
    return static_cast<std::uint8_t>(letters[i]) % max_letters;
  };
  if (size == 1) return groups.one[letter(0)];
  const std::uint16_t pair = groups.two[letter(0)][letter(1)];
  if (size == 2 || pair == no_group || groups.pair_of[pair] == no_group) {
    return size == 2 ? pair : no_group;
  }
  return groups.three[groups.pair_of[pair]][letter(2)];
}

// Eight entries at once.
using Lanes [[gnu::vector_size(16)]] = std::int16_t;

Lanes load(const std::int16_t* entries) {
  Lanes lanes;
  std::memcpy(&lanes, entries, sizeof lanes);
  return lanes;
}

Lanes larger(Lanes a, Lanes b) { return a > b ? a : b; }

bool any(Lanes lanes) {
  std::array<std::uint64_t, 2> halves;
  std::memcpy(halves.data(), &lanes, sizeof lanes);
  return (halves[0] | halves[1]) != 0;
}

}  // namespace

SpellingProfile::SpellingProfile(const SpellingModel& model, const SpellingModel::Word& word,
                                 KeyScript other)
    : bytes_(model.bytes_), word_(word), other_(other) {
  const Header& header = header_of(bytes_);
  const auto own = static_cast<std::size_t>(word.script);
  const auto its = static_cast<std::size_t>(other);
  const std::uint64_t offset = header.weights[its][own];
  if (offset == 0) return;
  matrix_ = {reinterpret_cast<const std::int16_t*>(bytes_.data() + offset),
             header.scripts[own].count};
  used_ = (word.size + 1 + lanes - 1) / lanes * lanes;
  const std::size_t groups = header.scripts[its].count;
  places_.resize(groups);
  rows_.resize(1);  // row 0 is none
  lay_out_groups();
  gaps_ = lay_out(0);
  lay_out_hopes(own, its);
  lay_out_counterparts(own, its);
  columns_[0].fill(lowest);
  columns_[0][front] = 0;
}

void SpellingProfile::lay_out_groups() {
  for (std::size_t begin = 0; begin < word_.size; ++begin) {
    for (std::size_t size = 1; size <= std::min(longest_group, word_.size - begin); ++size) {
      const std::uint16_t group = word_.groups[begin][size - 1];
      if (group != no_group) own_groups_.push_back({group, size, begin + size});
    }
  }
}

void SpellingProfile::lay_out_hopes(std::size_t own, std::size_t its) {
  const auto& gains = header_of(bytes_).gains[own][its];
  hopes_.fill(lowest);
  hopes_[word_.size] = 0;
  for (const auto& [group, size, end] : std::views::reverse(own_groups_)) {
    const std::int32_t hope = std::clamp<std::int32_t>(gains[group] + hopes_[end], lowest, -lowest);
    hopes_[end - size] = std::max(hopes_[end - size], static_cast<std::int16_t>(hope));
  }
}

void SpellingProfile::lay_out_counterparts(std::size_t own, std::size_t its) {
  const auto& stand_ins = header_of(bytes_).stand_ins[own][its];
  for (const auto& [group, size, end] : own_groups_) {
    const std::uint64_t here = ((std::uint64_t{1} << size) - 1) << (end - size);
    for (std::uint64_t letters = stand_ins[group]; letters != 0; letters &= letters - 1) {
      counterparts_[static_cast<std::size_t>(std::countr_zero(letters))] |= here;
    }
  }
}

// The longest common subsequence, 64 entries at once: Hyyrö, Bit-parallel LCS-length computation
// revisited (2004).
SpellingProfile::Overlap SpellingProfile::overlap(std::string_view encoded) const {
  static_assert(longest_key + 2 <= 64 && max_letters == 64);
  std::uint64_t open = ~std::uint64_t{0};
  for (const char c : encoded) {
    const std::uint64_t met = open & counterparts_[static_cast<std::uint8_t>(c) % max_letters];
    open = (open + met) | (open - met);
  }
  const std::uint64_t used = ~open & ((std::uint64_t{1} << word_.size) - 1);
  Overlap overlap{.share =
                      2.0 * std::popcount(used) / static_cast<double>(word_.size + encoded.size())};
  for (std::uint64_t left = used; left != 0; left &= left - 1) {
    const auto letter = static_cast<std::size_t>(std::countr_zero(left));
    overlap.gain += hopes_[letter] - hopes_[letter + 1];
  }
  return overlap;
}

// What was given up for the old floor is looked at again, so that a score hangs on nothing before.
void SpellingProfile::set_floor(std::int32_t floor) {
  floor_ = static_cast<std::int16_t>(std::min<std::int32_t>(floor, -lowest));
  filled_ = 0;
  if (matrix_.weights == nullptr) return;
  std::fill(columns_[0].begin() + front + 1, columns_[0].end(), lowest);
  dead_ = !add_gaps(columns_[0]);
}

SpellingProfile::Weights SpellingProfile::lay_out(std::uint16_t group) {
  const std::int16_t* of_group = matrix_.row(group);
  Weights weights{.alone = std::max(of_group[0], lowest), .rows = {}};
  for (const auto& [number, size, end] : own_groups_) {
    const std::int16_t weight = of_group[number];
    if (weight <= lowest) continue;
    std::uint32_t& row = weights.rows[size - 1];
    if (row == 0) {
      row = static_cast<std::uint32_t>(rows_.size());
      rows_.resize(rows_.size() + used_, lowest);
    }
    rows_[row + end] = weight;
  }
  return weights;
}

const SpellingProfile::Weights& SpellingProfile::weights_of(std::uint16_t group) {
  std::uint16_t& place = places_[group];
  if (place == 0) {
    weights_.push_back(lay_out(group));
    place = static_cast<std::uint16_t>(weights_.size());
  }
  return weights_[place - 1U];
}

// What entries gain by groups of the word that lead there from a column.
template <class Entries>
auto SpellingProfile::larger_by(const Weights& weights, const Column& from, std::size_t i,
                                Entries best) const {
  for (std::size_t size = 1; size <= longest_group; ++size) {
    const std::uint32_t row = weights.rows[size - 1];
    if (row != 0) best = larger(best, load(&from[front + i - size]) + load(&rows_[row + i]));
  }
  return best;
}

// A group of the other that ends at the column, with what the word has for it.
void SpellingProfile::add_step(const Weights& weights, const Column& before, Column& column) const {
  for (std::size_t i = 0; i < used_; i += lanes) {
    const Lanes alone = load(&before[front + i]) + weights.alone;
    const Lanes best = larger_by(weights, before, i, larger(load(&column[front + i]), alone));
    std::memcpy(&column[front + i], &best, sizeof best);
  }
}

// Letters of the word that have nothing in the other, until no entry gains by more of them. What
// the rest of the word cannot lift to the floor is dropped; false where nothing remains. That a few
// groups of the other gain something alone is left out of account.
bool SpellingProfile::add_gaps(Column& column) const {
  bool changed = true;
  bool hope = false;
  while (changed) {
    changed = false;
    for (std::size_t i = 0; i < used_; i += lanes) {
      const Lanes before = load(&column[front + i]);
      Lanes best = larger_by(gaps_, column, i, before);
      best = best + load(&hopes_[i]) >= floor_ ? best : Lanes{} + lowest;
      std::memcpy(&column[front + i], &best, sizeof best);
      changed = changed || any(best > before);
      hope = hope || any(best > lowest);
    }
  }
  return hope;
}

bool SpellingProfile::fill_column(std::string_view letters, std::size_t end) {
  const ScriptGroups& groups = header_of(bytes_).scripts[static_cast<std::size_t>(other_)];
  Column& column = columns_[end];
  std::fill_n(column.begin(), front + used_, lowest);
  for (std::size_t size = 1; size <= std::min(longest_group, end); ++size) {
    const std::uint16_t group = group_of(groups, letters.substr(end - size), size);
    if (group != no_group) add_step(weights_of(group), columns_[end - size], column);
  }
  return add_gaps(column);
}

// Fills the columns that the last letters do not share; false where there is no hope.
bool SpellingProfile::align(std::string_view letters) {
  const auto [mine, last] = std::ranges::mismatch(letters, letters_);
  const auto shared = static_cast<std::size_t>(mine - letters.begin());
  if (dead_ && shared >= filled_) return false;
  filled_ = std::min(filled_, shared);
  letters_ = letters;
  dead_ = false;
  while (filled_ < letters.size() && !dead_) {
    dead_ = !fill_column(letters, ++filled_);
  }
  return !dead_;
}

std::int32_t SpellingProfile::score(std::string_view encoded) {
  if (matrix_.weights == nullptr) return SpellingModel::impossible;
  if (!align(encoded.substr(0, longest_key + 2))) return SpellingModel::impossible;
  const std::int32_t score = columns_[filled_][front + word_.size];
  return score < floor_ ? SpellingModel::impossible : score;
}

}  // namespace dateline::synonyms
