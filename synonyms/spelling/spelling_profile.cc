// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling/spelling_profile.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <bit>
#include <cstring>
#include <ranges>
#include <type_traits>
#include <utility>

#include "synonyms/spelling/spelling_model_layout.h"

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

using Lanes = SpellingProfile::Lanes;

Lanes load(const std::int16_t* entries) {
  Lanes lanes;
  std::memcpy(&lanes, entries, sizeof lanes);
  return lanes;
}

Lanes larger(Lanes a, Lanes b) { return a > b ? a : b; }

// The last `count` entries of one vector and the first of the next. Compilers take a shuffle apart
// where a processor may have no more than SSE2, which shifts.
template <int count>
Lanes shifted(Lanes left, Lanes here) {
#ifdef __SSE2__
  using Whole = __m128i;
  constexpr int bytes = 2 * count;
  return reinterpret_cast<Lanes>(_mm_srli_si128(reinterpret_cast<Whole>(left), 16 - bytes) |
                                 _mm_slli_si128(reinterpret_cast<Whole>(here), bytes));
#else
  return __builtin_shufflevector(left, here, 8 - count, 9 - count, 10 - count, 11 - count,
                                 12 - count, 13 - count, 14 - count, 15 - count);
#endif
}

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
  const Counterparts known = counterparts_of(bytes_, own, its);
  if (known.begins.empty()) return;
  used_ = (word.size + 1 + lanes - 1) / lanes * lanes;
  weights_.resize(header.scripts[its].count);
  lay_out_groups();
  lay_out_weights(known);
  lay_out_gaps();
  lay_out_hopes(own, its);
  lay_out_stand_ins(own, its);
  for (Column& column : columns_) std::fill_n(column.begin(), front, lowest);
  set_floor(floor_);
}

void SpellingProfile::lay_out_groups() {
  for (std::size_t begin = 0; begin < word_.size; ++begin) {
    for (std::size_t size = 1; size <= std::min(longest_group, word_.size - begin); ++size) {
      const std::uint16_t group = word_.groups[begin][size - 1];
      if (group != no_group) own_groups_.push_back({group, size, begin + size});
    }
  }
}

void SpellingProfile::lay_out_weights(const Counterparts& known) {
  for (const auto& [other, weight] : known.of(0)) weights_[other].alone = weight;
  std::size_t most = 1;  // row 0 is none
  for (const OwnGroup& group : own_groups_) most += known.of(group.number).size();
  rows_.assign(most * used_, lowest);
  std::size_t last = 0;
  for (const auto& [number, size, end] : own_groups_) {
    for (const auto& [other, weight] : known.of(number)) {
      std::uint32_t& row = (other == 0 ? gaps_ : weights_[other]).rows[size - 1];
      if (row == 0) row = static_cast<std::uint32_t>(last += used_);
      rows_[row + end] = weight;
    }
  }
}

void SpellingProfile::lay_out_gaps() {
  for (Row& run : gap_runs_) std::fill_n(run.begin(), used_, lowest);
  for (std::size_t begin = 0; begin < used_; ++begin) {
    const std::size_t last = (begin / lanes + 1) * lanes - 1;  // of the vector
    std::array<std::int32_t, lanes> best;
    best.fill(2 * lowest);
    best[0] = 0;
    for (std::size_t letters = 1; begin + letters <= last; ++letters) {
      const std::size_t end = begin + letters;
      for (std::size_t size = 1; size <= std::min(longest_group, letters); ++size) {
        const std::int32_t gap = rows_[gaps_.rows[size - 1] + end];
        best[letters] = std::max(best[letters], best[letters - size] + gap);
      }
      gap_runs_[letters - 1][end] =
          static_cast<std::int16_t>(std::max<std::int32_t>(best[letters], lowest));
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

void SpellingProfile::lay_out_stand_ins(std::size_t own, std::size_t its) {
  const auto& stand_ins = header_of(bytes_).stand_ins[own][its];
  for (const auto& [group, size, end] : own_groups_) {
    const std::uint64_t here = ((std::uint64_t{1} << size) - 1) << (end - size);
    for (std::uint64_t letters = stand_ins[group]; letters != 0; letters &= letters - 1) {
      stand_ins_[static_cast<std::size_t>(std::countr_zero(letters))] |= here;
    }
  }
}

// The longest common subsequence, 64 entries at once: Hyyrö, Bit-parallel LCS-length computation
// revisited (2004).
SpellingProfile::Overlap SpellingProfile::overlap(std::string_view encoded) const {
  static_assert(longest_key + 2 <= 64 && max_letters == 64);
  std::uint64_t open = ~std::uint64_t{0};
  for (const char c : encoded) {
    const std::uint64_t met = open & stand_ins_[static_cast<std::uint8_t>(c) % max_letters];
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

Lanes SpellingProfile::row(const Weights& weights, std::size_t size, std::size_t i) const {
  return load(&rows_[weights.rows[size - 1] + i]);
}

// What entries gain by groups of the word that lead there from a column, whose entries at the same
// place and left of it are given.
Lanes SpellingProfile::larger_by(const Weights& weights, Lanes left, Lanes here, std::size_t i,
                                 Lanes best) const {
  best = larger(best, shifted<1>(left, here) + row(weights, 1, i));
  best = larger(best, shifted<2>(left, here) + row(weights, 2, i));
  return larger(best, shifted<3>(left, here) + row(weights, 3, i));
}

// Letters of the word that have nothing in the other: from the vector left of it, then within it.
// What the rest of the word cannot lift to the floor is dropped. That a few groups of the other
// gain something alone is left out of account.
Lanes SpellingProfile::with_gaps(Lanes left, Lanes best, std::size_t i) const {
  const Lanes hopes = load(&hopes_[i]);
  const Lanes entered = larger_by(gaps_, left, none, i, best);
  if (!any(entered + hopes >= floor_)) return none;
  best = entered;
  const auto add_run = [&]<int count>(std::integral_constant<int, count>) {
    best = larger(best, shifted<count>(Lanes{}, entered) + load(&gap_runs_[count - 1][i]));
  };
  [&]<int... count>(std::integer_sequence<int, count...>) {
    (add_run(std::integral_constant<int, count + 1>{}), ...);
  }
  (std::make_integer_sequence<int, lanes - 1>{});
  return best + hopes >= floor_ ? best : none;
}

// Enters what with_gaps makes of entries of a column.
Lanes SpellingProfile::settle(std::size_t column, std::size_t i, Lanes left, Lanes best) {
  const Lanes settled = with_gaps(left, best, i);
  std::memcpy(&columns_[column][front + i], &settled, sizeof settled);
  if (any(settled > none)) alive(column) |= static_cast<std::uint8_t>(1U << i / lanes);
  return settled;
}

// What was given up for the old floor is looked at again, so that a score hangs on nothing before.
void SpellingProfile::set_floor(std::int32_t floor) {
  floor_ = static_cast<std::int16_t>(std::min<std::int32_t>(floor, -lowest));
  filled_ = 0;
  if (weights_.empty()) return;
  Lanes begin = none;
  begin[0] = 0;
  alive(0) = 0;
  Lanes left = none;
  for (std::size_t i = 0; i < used_; i += lanes) left = settle(0, i, left, i == 0 ? begin : none);
}

// The groups of the other that end at the column, each with what the word has for it.
void SpellingProfile::fill_column(std::string_view letters, std::size_t end) {
  const ScriptGroups& groups = header_of(bytes_).scripts[static_cast<std::size_t>(other_)];
  struct Step {
    const Weights* weights = nullptr;
    const Column* from = nullptr;
  };
  std::array<Step, longest_group> steps;
  std::size_t count = 0;
  unsigned reached = 0;  // bits of vectors
  for (std::size_t size = 1; size <= longest_group; ++size) {
    if (alive(end - size) == 0) continue;
    const std::uint16_t group = group_of(groups, letters.substr(end - size), size);
    if (group == no_group) continue;
    steps[count++] = {&weights_[group], &columns_[end - size]};
    reached |= alive(end - size);
  }
  reached |= reached << 1;
  alive(end) = 0;
  Lanes left = none;
  for (std::size_t i = 0; i < used_; i += lanes) {
    if (((reached | unsigned{alive(end)} << 1) >> i / lanes & 1) == 0) {
      left = none;
      std::memcpy(&columns_[end][front + i], &none, sizeof none);
      continue;
    }
    Lanes best = none;
    for (const Step& step : std::span(steps).first(count)) {
      const Lanes here = load(&(*step.from)[front + i]);
      best = larger(best, here + step.weights->alone);
      best = larger_by(*step.weights, load(&(*step.from)[i]), here, i, best);
    }
    left = settle(end, i, left, best);
  }
}

bool SpellingProfile::has_hope() const {
  return (alive_[filled_] | alive_[filled_ + 1] | alive_[filled_ + 2]) != 0;
}

// Fills the columns that the last letters do not share; false where there is no hope.
bool SpellingProfile::align(std::string_view letters) {
  const auto [mine, last] = std::ranges::mismatch(letters, letters_);
  const auto shared = static_cast<std::size_t>(mine - letters.begin());
  filled_ = std::min(filled_, shared);
  letters_ = letters;
  while (filled_ < letters.size() && has_hope()) fill_column(letters, ++filled_);
  return has_hope();
}

std::int32_t SpellingProfile::score(std::string_view encoded) {
  if (weights_.empty()) return SpellingModel::impossible;
  if (!align(encoded.substr(0, longest_key + 2))) return SpellingModel::impossible;
  const std::int32_t score = columns_[filled_][front + word_.size];
  return score < floor_ ? SpellingModel::impossible : score;
}

}  // namespace dateline::synonyms
