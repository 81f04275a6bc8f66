// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling/spelling_model.h"

#include <algorithm>
#include <optional>
#include <span>
#include <stdexcept>

#include "synonyms/spelling/spelling_model_layout.h"

namespace dateline::synonyms {
namespace {

using namespace model_layout;

// No group has a number beyond the rows and columns of the weights.
bool is_sound(const ScriptGroups& groups) {
  const auto known = [&](std::uint16_t group) { return group == no_group || group < groups.count; };
  const auto row_is_sound = [&](const auto& row) { return std::ranges::all_of(row, known); };
  return groups.count <= max_groups && row_is_sound(groups.one) &&
         std::ranges::all_of(groups.two, row_is_sound) &&
         std::ranges::all_of(groups.three, row_is_sound) &&
         std::ranges::all_of(groups.pair_of,
                             [](std::uint16_t row) { return row == no_group || row < max_pairs; });
}

bool are_sound(std::string_view bytes, std::size_t first, std::size_t second) {
  const Header& header = header_of(bytes);
  const std::size_t count = header.scripts[first].count + std::size_t{1};
  const std::uint64_t offset = header.counterparts[first][second];
  if (offset == 0) return true;
  const std::size_t begins = count * sizeof(std::uint32_t);
  if (offset % alignof(std::uint32_t) != 0 || offset > bytes.size() ||
      begins > bytes.size() - offset) {
    return false;
  }
  const Counterparts known = counterparts_of(bytes, first, second);
  const std::size_t most = (bytes.size() - offset - begins) / sizeof(Counterpart);
  if (!std::ranges::is_sorted(known.begins) || known.begins.back() > most) return false;
  return std::ranges::all_of(
      known.all + known.begins.front(), known.all + known.begins.back(),
      [&](const Counterpart& other) { return other.group < header.scripts[second].count; });
}

bool is_sound(std::string_view bytes) {
  if (bytes.size() < sizeof(Header)) return false;
  const Header& header = header_of(bytes);
  if (header.magic != Header{}.magic) return false;
  for (std::size_t a = 0; a < key_scripts; ++a) {
    if (!is_sound(header.scripts[a])) return false;
    for (std::size_t b = 0; b < key_scripts; ++b) {
      const std::uint64_t offset = header.weights[a][b];
      const std::size_t size =
          sizeof(std::int16_t) * header.scripts[a].count * header.scripts[b].count;
      const bool fits = offset % sizeof(std::int16_t) == 0 && offset <= bytes.size() &&
                        size <= bytes.size() - offset;
      if ((offset != 0 && !fits) || !are_sound(bytes, a, b)) return false;
    }
  }
  return true;
}

}  // namespace

SpellingModel::SpellingModel(std::string_view bytes) : bytes_(bytes) {
  if (!is_sound(bytes)) throw std::runtime_error("not the weights of letters of this version");
}

std::string SpellingModel::encode(const KeyForm& form) const {
  const Header& header = header_of(bytes_);
  std::string letters;
  for (const char32_t c : form.letters) {
    letters += static_cast<char>(c < code_points ? header.letter[c] : 0);
  }
  return letters;
}

SpellingModel::Word SpellingModel::word(KeyScript script, std::string_view encoded) const {
  const ScriptGroups& groups = header_of(bytes_).scripts[static_cast<std::size_t>(script)];
  const std::string_view letters = encoded.substr(0, longest_key + 2);
  const auto letter = [&](std::size_t i) {
    return static_cast<std::uint8_t>(letters[i]) % max_letters;
  };
  Word word{.script = script, .size = static_cast<std::uint32_t>(letters.size())};
  for (std::size_t i = 0; i < letters.size(); ++i) {
    auto& begin = word.groups[i];
    begin = {groups.one[letter(i)], no_group, no_group};
    if (i + 1 >= letters.size()) continue;
    begin[1] = groups.two[letter(i)][letter(i + 1)];
    if (begin[1] == no_group || i + 2 >= letters.size()) continue;
    const std::uint16_t row = groups.pair_of[begin[1]];
    if (row != no_group) begin[2] = groups.three[row][letter(i + 2)];
  }
  return word;
}

namespace {

// The groups that end behind each letter of a word, 1 to 3 of them, shortest first.
struct Endings {
  struct Group {
    std::uint32_t size = 0;
    std::uint16_t number = 0;
  };
  std::array<std::array<Group, longest_group>, longest_key + 3> groups;
  std::array<std::uint32_t, longest_key + 3> counts{};

  explicit Endings(const SpellingModel::Word& word) {
    for (std::uint32_t end = 1; end <= word.size; ++end) {
      for (std::uint32_t size = 1; size <= std::min<std::uint32_t>(end, longest_group); ++size) {
        const std::uint16_t number = word.groups[end - size][size - 1];
        if (number != no_group) groups[end][counts[end]++] = {size, number};
      }
    }
  }
  auto at(std::size_t end) const { return std::span(groups[end]).first(counts[end]); }
};

// best[i][j]: the weight of the best alignment of the first i letters and the first j of the other.
using Best = std::array<std::array<std::int32_t, longest_key + 3>, longest_key + 3>;

// Calls `visit` with the length of each group pair that can end at (i, j) and its weight.
template <class Visit>
void for_each_pair(const Endings& a, const Endings& b, const Matrix& matrix, std::size_t i,
                   std::size_t j, Visit visit) {
  const auto pair = [&](std::uint32_t m, std::uint16_t left, std::uint32_t n, std::uint16_t right) {
    const std::int16_t weight = matrix.at(left, right);
    if (weight != no_weight) visit(m, n, weight);
  };
  for (const auto& right : b.at(j)) pair(0, 0, right.size, right.number);
  for (const auto& left : a.at(i)) {
    pair(left.size, left.number, 0, 0);
    for (const auto& right : b.at(j)) pair(left.size, left.number, right.size, right.number);
  }
}

// Fills the table row by row. A missing weight is so low that it never counts.
void fill(Best& best, const SpellingModel::Word& a, const SpellingModel::Word& b,
          const Matrix& matrix) {
  const Endings left(a);
  const Endings right(b);
  for (std::uint32_t i = 0; i <= a.size; ++i) {
    auto& row = best[i];
    std::fill_n(row.begin(), b.size + 1, SpellingModel::impossible);
    if (i == 0) row[0] = 0;
    for (const auto& [m, group] : left.at(i)) {
      const std::int16_t* weights = matrix.row(group);
      const auto& before = best[i - m];
      for (std::uint32_t j = 0; j <= b.size; ++j) {
        std::int32_t here = std::max(row[j], before[j] + weights[0]);
        for (const auto& [n, other] : right.at(j)) {
          here = std::max(here, before[j - n] + weights[other]);
        }
        row[j] = here;
      }
    }
    const std::int16_t* alone = matrix.row(0);
    for (std::uint32_t j = 1; j <= b.size; ++j) {
      for (const auto& [n, other] : right.at(j))
        row[j] = std::max(row[j], row[j - n] + alone[other]);
    }
  }
}

std::optional<Matrix> matrix_of(std::string_view bytes, KeyScript first, KeyScript second) {
  const Header& header = header_of(bytes);
  const auto a = static_cast<std::size_t>(first);
  const auto b = static_cast<std::size_t>(second);
  if (header.weights[a][b] == 0) return std::nullopt;
  return Matrix{reinterpret_cast<const std::int16_t*>(bytes.data() + header.weights[a][b]),
                header.scripts[b].count};
}

}  // namespace

std::int32_t SpellingModel::score(const Word& a, const Word& b) const {
  if (a.script > b.script) return score(b, a);
  const auto matrix = matrix_of(bytes_, a.script, b.script);
  if (!matrix) return impossible;
  Best best;
  fill(best, a, b, *matrix);
  const std::int32_t score = best[a.size][b.size];
  return score < impossible / 2 ? impossible : score;  // weights were added on the way there
}

std::int32_t SpellingModel::worst_stretch(const Word& a, const Word& b) const {
  if (a.script > b.script) return worst_stretch(b, a);
  const auto matrix = matrix_of(bytes_, a.script, b.script);
  if (!matrix) return impossible;
  Best best;
  fill(best, a, b, *matrix);
  const Endings left(a);
  const Endings right(b);
  std::int32_t worst = 0;
  std::int32_t stretch = 0;
  for (std::uint32_t i = a.size, j = b.size; i + j > 0;) {
    if (best[i][j] <= impossible) return impossible;
    std::uint32_t m_taken = 0;
    std::uint32_t n_taken = 0;
    std::int32_t taken = 0;
    for_each_pair(left, right, *matrix, i, j,
                  [&](std::uint32_t m, std::uint32_t n, std::int16_t weight) {
                    if (m_taken + n_taken > 0 || best[i - m][j - n] + weight != best[i][j]) return;
                    m_taken = m;
                    n_taken = n;
                    taken = weight;
                  });
    stretch = std::min(0, stretch + taken);
    worst = std::min(worst, stretch);
    i -= m_taken;
    j -= n_taken;
  }
  return worst;
}

double likeness(const SpellingModel& model, const SpellingModel::Word& a,
                const SpellingModel::Word& b) {
  const auto perfect = std::max(model.score(a, a), model.score(b, b));
  return perfect > 0 ? static_cast<double>(model.score(a, b)) / perfect : 0;
}

double likeness(const SpellingModel& model, std::string_view a, std::string_view b) {
  if (a == b) return 1;
  const auto one = key_form(a);
  const auto other = key_form(b);
  if (!one || !other) return 0;
  return likeness(model, model.word(one->script, model.encode(*one)),
                  model.word(other->script, model.encode(*other)));
}

double likeness_at_ends(const SpellingModel& model, std::string_view a, std::string_view b) {
  const auto first = [](std::string_view words) { return words.substr(0, words.find(' ')); };
  const auto last = [](std::string_view words) { return words.substr(words.rfind(' ') + 1); };
  return std::min(likeness(model, first(a), first(b)), likeness(model, last(a), last(b)));
}

bool are_one_name(const SpellingModel& model, const SpellingModel::Word& a,
                  const SpellingModel::Word& b) {
  constexpr std::int32_t worst = -2 * weight_unit;  // a guess
  return likeness(model, a, b) >= one_name_likeness && model.worst_stretch(a, b) >= worst;
}

}  // namespace dateline::synonyms
