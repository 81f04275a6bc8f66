// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling_profile.h"

#include <algorithm>
#include <cstring>

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
  const std::uint64_t offset = header.weights[std::min(own, its)][std::max(own, its)];
  if (offset == 0) return;
  matrix_ = reinterpret_cast<const std::int16_t*>(bytes_.data() + offset);
  const std::size_t columns = header.scripts[std::max(own, its)].count;
  own_stride_ = own <= its ? columns : 1;
  other_stride_ = own <= its ? 1 : columns;
  used_ = (word.size + 1 + lanes - 1) / lanes * lanes;
  const std::size_t groups = header.scripts[its].count;
  places_.resize(groups);
  weights_.reserve(groups);
  gaps_ = lay_out(0);
  lay_out_hopes(own, its);
  columns_[0].fill(lowest);
  columns_[0][front] = 0;
}

void SpellingProfile::lay_out_hopes(std::size_t own, std::size_t its) {
  const auto& gains = header_of(bytes_).gains[own][its];
  hopes_.fill(lowest);
  hopes_[word_.size] = 0;
  for (std::size_t i = word_.size; i-- > 0;) {
    std::int32_t best = lowest;
    for (std::size_t size = 1; size <= std::min(longest_group, word_.size - i); ++size) {
      const std::uint16_t group = word_.groups[i][size - 1];
      if (group != no_group) best = std::max<std::int32_t>(best, gains[group] + hopes_[i + size]);
    }
    hopes_[i] = static_cast<std::int16_t>(std::clamp<std::int32_t>(best, lowest, -lowest));
  }
}

// What was given up for the old floor is looked at again, so that a score hangs on nothing before.
void SpellingProfile::set_floor(std::int32_t floor) {
  floor_ = static_cast<std::int16_t>(std::min<std::int32_t>(floor, -lowest));
  filled_ = 0;
  if (matrix_ == nullptr) return;
  std::fill(columns_[0].begin() + front + 1, columns_[0].end(), lowest);
  dead_ = !add_gaps(columns_[0]);
}

std::int16_t SpellingProfile::weight(std::uint16_t own, std::uint16_t other) const {
  const std::int16_t weight = matrix_[own * own_stride_ + other * other_stride_];
  return std::clamp<std::int16_t>(weight, lowest, -lowest);
}

SpellingProfile::Weights SpellingProfile::lay_out(std::uint16_t group) const {
  Weights weights;
  weights.alone = weight(0, group);
  for (std::size_t size = 1; size <= longest_group; ++size) {
    Row& row = weights.by_size[size - 1];
    std::fill_n(row.begin(), used_, lowest);
    for (std::size_t end = size; end <= word_.size; ++end) {
      const std::uint16_t own = word_.groups[end - size][size - 1];
      if (own != no_group) row[end] = weight(own, group);
      if (row[end] > lowest) weights.has_size[size - 1] = true;
    }
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

// A group of the other that ends at the column, with what the word has for it.
void SpellingProfile::add_step(const Weights& weights, const Column& before, Column& column) const {
  for (std::size_t i = 0; i < used_; i += lanes) {
    Lanes best = load(&column[front + i]);
    best = larger(best, load(&before[front + i]) + weights.alone);
    for (std::size_t size = 1; size <= longest_group; ++size) {
      if (!weights.has_size[size - 1]) continue;
      best = larger(best, load(&before[front + i - size]) + load(&weights.by_size[size - 1][i]));
    }
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
      Lanes best = before;
      for (std::size_t size = 1; size <= longest_group; ++size) {
        best = larger(best, load(&column[front + i - size]) + load(&gaps_.by_size[size - 1][i]));
      }
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
  if (matrix_ == nullptr) return SpellingModel::impossible;
  if (!align(encoded.substr(0, longest_key + 2))) return SpellingModel::impossible;
  const std::int32_t score = columns_[filled_][front + word_.size];
  return score < floor_ ? SpellingModel::impossible : score;
}

}  // namespace dateline::synonyms
