// SPDX-License-Identifier: GPL-2.0-or-later
// One word against many others of a script: the score of the spelling model, several times faster.
//
//   SpellingProfile profile(model, word, KeyScript::arabic);
//   profile.set_floor(500);
//   for (...) profile.score(encoded);   // in order of their letters: a common beginning is
//                                       // aligned once
//
// What an alignment gains with each group of letters of the other script is laid out along the
// word, so that a column of the alignment is a few additions of vectors of 16-bit numbers.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synonyms/spelling/spelling_model.h"
#include "synonyms/spelling/spelling_model_layout.h"

namespace dateline::synonyms {

// Not thread safe. The model must outlive it.
class SpellingProfile {
 public:
  // Entries of a column that are computed at once.
  static constexpr std::size_t lanes = 8;
  using Lanes [[gnu::vector_size(2 * lanes)]] = std::int16_t;

  // `word` must outlive it as well.
  SpellingProfile(const SpellingModel& model, const SpellingModel::Word& word, KeyScript other);

  // Scores below it are not told from one another; above 0.
  void set_floor(std::int32_t floor);

  // SpellingModel::score of the word against letters of the other script as `encode` gives them;
  // `impossible` where that is below the floor.
  std::int32_t score(std::string_view encoded);

  // The letters that have a counterpart in the other word, in order: of two spellings of one name
  // most have. A few operations a letter.
  struct Overlap {
    double share = 0;       // of the letters of both words
    std::int32_t gain = 0;  // the most that those of the word can add to the score
  };
  Overlap overlap(std::string_view encoded) const;

 private:
  // An entry for each number of letters of the word, behind a vector of entries for groups that
  // would begin before the word. All arithmetic is far from the bounds of 16 bits: no entry is
  // below `lowest`, no word gains more than -lowest.
  static constexpr std::size_t front = lanes;
  static constexpr std::size_t entries = (longest_key + 3 + lanes - 1) / lanes * lanes;
  static constexpr std::int16_t lowest = -15000;
  static constexpr Lanes none = Lanes{} + lowest;
  using Row = std::array<std::int16_t, entries>;
  using Column = std::array<std::int16_t, front + entries>;

  // A group of letters of the word, and the entry at which it ends.
  struct OwnGroup {
    std::uint16_t number = 0;
    std::size_t size = 0;
    std::size_t end = 0;
  };
  // What a group of the other script weighs alone, and where in `rows_` its weights with the groups
  // of one, two and three letters of the word begin, by the entry at which these end; 0 for none.
  struct Weights {
    std::int16_t alone = lowest;
    std::array<std::uint32_t, model_layout::longest_group> rows{};
  };

  void lay_out_groups();
  void lay_out_weights(const model_layout::Counterparts& known);
  void lay_out_gaps();
  void lay_out_hopes(std::size_t own, std::size_t its);
  void lay_out_stand_ins(std::size_t own, std::size_t its);
  Lanes row(const Weights& weights, std::size_t size, std::size_t i) const;
  Lanes larger_by(const Weights& weights, Lanes left, Lanes here, std::size_t i, Lanes best) const;
  Lanes with_gaps(Lanes left, Lanes best, std::size_t i) const;
  Lanes settle(std::size_t column, std::size_t i, Lanes left, Lanes best);
  void fill_column(std::string_view letters, std::size_t end);
  std::uint8_t& alive(std::size_t column) {
    return alive_[column + model_layout::longest_group - 1];
  }
  bool has_hope() const;
  bool align(std::string_view letters);

  std::string_view bytes_;
  const SpellingModel::Word& word_;
  KeyScript other_;
  std::int16_t floor_ = 1;
  std::vector<OwnGroup> own_groups_;
  std::size_t used_ = 0;                       // entries that are computed, whole vectors
  std::array<std::uint64_t, 64> stand_ins_{};  // of each letter of the other: bits of the word's
  Row hopes_;                                  // the most that the letters behind an entry can gain
  std::vector<Weights> weights_;  // by group of the other; none, nothing can be aligned
  Weights gaps_;                  // of letters that have nothing in the other
  std::vector<std::int16_t> rows_;
  // By the letters that several such groups have, one after the other within a vector.
  std::array<Row, lanes - 1> gap_runs_;
  std::array<Column, longest_key + 3> columns_;
  // A bit for each vector of a column, behind columns that are none.
  std::array<std::uint8_t, model_layout::longest_group + longest_key + 2> alive_{};
  std::string letters_;     // of the last one
  std::size_t filled_ = 0;  // columns of it
};

}  // namespace dateline::synonyms
