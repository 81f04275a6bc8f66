// SPDX-License-Identifier: GPL-2.0-or-later
// How likely two spellings write one name, as learnt from names that are known in many spellings.
//
// Two spellings are aligned group of letters by group of letters (sh and ش, ou and у, a and
// nothing). A group pair weighs the logarithm of how much oftener it is met in two spellings of one
// name than by chance; an alignment weighs the sum, and the best alignment counts. So common
// letters prove little and rare ones much, a sound that one script leaves out costs little there,
// and a long agreement proves more than a short one. letter_weights.tsv holds the weights,
// bench/learn_spellings.cc learns them.
#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

#include "synonyms/spelling/key_form.h"

namespace dateline::synonyms {

// Weights are natural logarithms times this.
inline constexpr std::int32_t weight_unit = 100;

// Immutable; safe to share between threads. Works on bytes that may be mapped as they stand.
class SpellingModel {
 public:
  // A key form as the model reads it: the numbers of its groups of one, two and three letters.
  struct Word {
    KeyScript script = KeyScript::latin;
    std::uint32_t size = 0;
    std::array<std::array<std::uint16_t, 3>, longest_key + 2> groups{};
  };

  // What no alignment reaches: letters that the model does not know, or scripts that it has no
  // weights for.
  static constexpr std::int32_t impossible = -1'000'000;

  SpellingModel() = default;
  // Takes the bytes of compile_spelling_model; they must outlive the model. Throws
  // std::runtime_error if they are not.
  explicit SpellingModel(std::string_view bytes);

  // The letters of a key form as numbers of the model, a byte each: how forms are stored.
  std::string encode(const KeyForm& form) const;
  Word word(KeyScript script, std::string_view encoded) const;
  // The weight of the best alignment; symmetric.
  std::int32_t score(const Word& a, const Word& b) const;
  // The least that groups side by side in that alignment weigh together, 0 or less: far below 0
  // where a whole syllable or word of one has nothing in the other.
  std::int32_t worst_stretch(const Word& a, const Word& b) const;

 private:
  friend class SpellingProfile;  // the same score for one word against many
  std::string_view bytes_;
};

// How alike two words are: their score as a share of the better one against itself.
double likeness(const SpellingModel& model, const SpellingModel::Word& a,
                const SpellingModel::Word& b);

// The same for folded words. What is too short for the model is equal or not alike.
double likeness(const SpellingModel& model, std::string_view a, std::string_view b);

// Of the first words and of the last ones the less alike: David Kern is no David Lyons.
double likeness_at_ends(const SpellingModel& model, std::string_view a, std::string_view b);

// From here on two words write one name, by their letters alone. Chosen by reading: Qamishlo and
// Kamishly have 0.76, Basra and Busra too; nothing measured.
inline constexpr double one_name_likeness = 0.78;

// Whether two words that no table lists are spellings of one name, by their letters alone.
bool are_one_name(const SpellingModel& model, const SpellingModel::Word& a,
                  const SpellingModel::Word& b);

// Reads letter_weights.tsv, whose lines are
//   script, script, letters, letters, weight      latin  arabic  sh  ش  5.12
// ordered by script as in KeyScript, ^ and $ standing for the bounds of a word and nothing for no
// letter; # begins a comment. Throws TableError on a line of another form.
std::string compile_spelling_model(std::istream& in, std::string_view source);

}  // namespace dateline::synonyms
