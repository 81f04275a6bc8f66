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

#include "synonyms/spelling_model.h"

namespace dateline::synonyms {

// Not thread safe. The model must outlive it.
class SpellingProfile {
 public:
  // `word` must outlive it as well.
  SpellingProfile(const SpellingModel& model, const SpellingModel::Word& word, KeyScript other);

  // Scores below it are not told from one another; above 0.
  void set_floor(std::int32_t floor);

  // SpellingModel::score of the word against letters of the other script as `encode` gives them;
  // `impossible` where that is below the floor.
  std::int32_t score(std::string_view encoded);

 private:
  // An entry for each number of letters of the word; before them some for groups that would begin
  // before the word, behind them what fills a vector. All arithmetic is far from the bounds of 16
  // bits: no entry is below `lowest`, no word gains more than -lowest.
  static constexpr std::size_t front = 3;
  static constexpr std::size_t lanes = 8;
  static constexpr std::size_t entries = (longest_key + 3 + lanes - 1) / lanes * lanes;
  static constexpr std::int16_t lowest = -15000;
  using Row = std::array<std::int16_t, entries>;
  using Column = std::array<std::int16_t, front + entries>;

  // What a group of the other script weighs alone, and with the groups of one, two and three
  // letters of the word that end at each entry.
  struct Weights {
    std::int16_t alone = lowest;
    std::array<bool, 3> has_size{};  // whether any such group of the word is known with it
    std::array<Row, 3> by_size;
  };

  std::int16_t weight(std::uint16_t own, std::uint16_t other) const;
  Weights lay_out(std::uint16_t group) const;
  const Weights& weights_of(std::uint16_t group);
  void lay_out_hopes(std::size_t own, std::size_t its);
  void add_step(const Weights& weights, const Column& before, Column& column) const;
  bool add_gaps(Column& column) const;
  bool fill_column(std::string_view letters, std::size_t column);
  bool align(std::string_view letters);

  std::string_view bytes_;
  const SpellingModel::Word& word_;
  KeyScript other_;
  std::int16_t floor_ = 1;
  const std::int16_t* matrix_ = nullptr;  // null where no alignment is possible
  std::size_t own_stride_ = 0;            // in the matrix, from one group of the word to the next
  std::size_t other_stride_ = 0;
  std::size_t used_ = 0;               // entries that are computed, whole vectors
  Row hopes_;                          // the most that the letters behind an entry can gain
  Weights gaps_;                       // of letters that have nothing in the other
  std::vector<std::uint16_t> places_;  // of a group in `weights_`, 0 for none yet
  std::vector<Weights> weights_;       // never grows beyond what is reserved
  std::array<Column, longest_key + 3> columns_;
  std::string letters_;     // of the last one
  std::size_t filled_ = 0;  // columns of it
  bool dead_ = false;       // the last of them leaves no hope
};

}  // namespace dateline::synonyms
