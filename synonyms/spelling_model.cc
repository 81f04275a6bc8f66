// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling_model.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <tuple>
#include <vector>

#include "synonyms/fold.h"
#include "synonyms/name_rows.h"

namespace dateline::synonyms {
namespace {

constexpr std::array<std::string_view, key_scripts> script_names = {"latin", "arabic", "cyrillic",
                                                                    "hebrew"};
constexpr std::size_t code_points = 0x800;  // all letters of the four scripts lie below
constexpr std::size_t max_letters = 64;     // of a script; number 0 is no letter
constexpr std::size_t max_pairs = 320;      // of letters, of a script
constexpr std::size_t max_groups = 512;
constexpr std::size_t longest_group = 3;
constexpr std::uint16_t no_group = 0xFFFF;
constexpr std::int16_t no_weight = -32768;

// Number of a group of letters, by its letters one after the other. Group 0 is the empty one.
struct ScriptGroups {
  std::uint32_t count = 1;
  std::array<std::uint16_t, max_letters> one;
  std::array<std::array<std::uint16_t, max_letters>, max_letters> two;
  std::array<std::array<std::uint16_t, max_letters>, max_pairs>
      three;                                      // by number of the first two
  std::array<std::uint16_t, max_groups> pair_of;  // group of two letters -> row of `three`
};

struct Header {
  std::array<char, 8> magic{'D', 'L', 'W', 'E', 'I', 'G', 'H', '1'};
  std::array<std::uint8_t, code_points> letter{};  // number in its script
  std::array<ScriptGroups, key_scripts> scripts;
  std::array<std::array<std::uint64_t, key_scripts>, key_scripts> weights{};  // offsets, 0 for none
};

const Header& header_of(std::string_view bytes) {
  return *reinterpret_cast<const Header*>(bytes.data());
}

// The weights of a pair of scripts, a row for each group of the first.
struct Matrix {
  const std::int16_t* weights = nullptr;
  std::size_t columns = 0;
  const std::int16_t* row(std::uint16_t group) const { return weights + group * columns; }
  std::int16_t at(std::uint16_t a, std::uint16_t b) const { return row(a)[b]; }
};

}  // namespace

namespace {

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

bool is_sound(std::string_view bytes) {
  if (bytes.size() < sizeof(Header)) return false;
  const Header& header = header_of(bytes);
  if (header.magic != Header{}.magic) return false;
  for (std::size_t a = 0; a < key_scripts; ++a) {
    if (!is_sound(header.scripts[a])) return false;
    for (std::size_t b = a; b < key_scripts; ++b) {
      const std::uint64_t offset = header.weights[a][b];
      const std::size_t size =
          sizeof(std::int16_t) * header.scripts[a].count * header.scripts[b].count;
      const bool fits = offset % sizeof(std::int16_t) == 0 && offset <= bytes.size() &&
                        size <= bytes.size() - offset;
      if (offset != 0 && !fits) return false;
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

// Fills the table row by row and returns false once what is left of the first word cannot lift any
// entry to `floor`: a letter gains `most` at best. A missing weight is so low that it never counts.
bool fill(Best& best, const SpellingModel::Word& a, const SpellingModel::Word& b,
          const Matrix& matrix, std::int32_t floor) {
  constexpr std::int32_t most = 3 * weight_unit;  // of letters in a row; a rare one alone has more
  const Endings left(a);
  const Endings right(b);
  std::array<std::int32_t, longest_group> rows{};  // the best of the last rows
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
    rows[i % longest_group] = *std::max_element(row.begin(), row.begin() + b.size + 1);
    const auto hope = static_cast<std::int32_t>(a.size - i) * most;
    if (i >= longest_group && std::ranges::max(rows) + hope < floor) return false;
  }
  return true;
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

std::int32_t SpellingModel::score(const Word& a, const Word& b, std::int32_t floor) const {
  if (a.script > b.script) return score(b, a, floor);
  const auto matrix = matrix_of(bytes_, a.script, b.script);
  Best best;
  if (!matrix || !fill(best, a, b, *matrix, floor)) return impossible;
  const std::int32_t score = best[a.size][b.size];
  return score < impossible / 2 ? impossible : score;  // weights were added on the way there
}

std::int32_t SpellingModel::worst_stretch(const Word& a, const Word& b) const {
  if (a.script > b.script) return worst_stretch(b, a);
  const auto matrix = matrix_of(bytes_, a.script, b.script);
  Best best;
  if (!matrix || !fill(best, a, b, *matrix, impossible)) return impossible;
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

bool are_one_name(const SpellingModel& model, const SpellingModel::Word& a,
                  const SpellingModel::Word& b) {
  constexpr std::int32_t worst = -2 * weight_unit;  // a guess
  return likeness(model, a, b) >= one_name_likeness && model.worst_stretch(a, b) >= worst;
}

namespace {

struct Row {
  std::size_t first = 0;  // scripts
  std::size_t second = 0;
  std::u32string left;
  std::u32string right;
  std::int16_t weight = 0;
};

std::u32string letters_of(std::string_view utf8) {
  std::u32string letters;
  for (std::size_t at = 0; at < utf8.size();) letters += next_char(utf8, at);
  return letters;
}

std::optional<std::size_t> parse_script(std::string_view name) {
  const auto found = std::ranges::find(script_names, name);
  if (found == script_names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - script_names.begin());
}

std::optional<Row> parse_row(std::string_view line) {
  std::array<std::string_view, 5> cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t tab = i + 1 < cells.size() ? line.find('\t') : line.size();
    if (tab == line.npos) return std::nullopt;
    cells[i] = line.substr(0, tab);
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  const auto first = parse_script(cells[0]);
  const auto second = parse_script(cells[1]);
  double weight = 0;
  const auto parsed = std::from_chars(cells[4].data(), cells[4].data() + cells[4].size(), weight);
  const Row row{.left = letters_of(cells[2]), .right = letters_of(cells[3])};
  const bool sound = first && second && *first <= *second && parsed.ec == std::errc{} &&
                     parsed.ptr == cells[4].data() + cells[4].size() && weight > -300 &&
                     weight < 300 && row.left.size() <= longest_group &&
                     row.right.size() <= longest_group && !(row.left.empty() && row.right.empty());
  if (!sound) return std::nullopt;
  return Row{.first = *first,
             .second = *second,
             .left = row.left,
             .right = row.right,
             .weight = static_cast<std::int16_t>(weight * weight_unit)};
}

class ModelCompiler {
 public:
  ModelCompiler(std::vector<Row> rows, std::string_view source)
      : rows_(std::move(rows)), source_(source) {
    header_.letter[U'^'] = 1;
    header_.letter[U'$'] = 2;
    for (ScriptGroups& script : header_.scripts) {
      script.one.fill(no_group);
      for (auto& row : script.two) row.fill(no_group);
      for (auto& row : script.three) row.fill(no_group);
      script.pair_of.fill(no_group);
    }
  }

  std::string run() {
    for (const Row& row : rows_) {
      collect(row.first, row.left);
      collect(row.second, row.right);
    }
    for (std::size_t script = 0; script < key_scripts; ++script) number_groups(script);
    std::string weights;
    for (std::size_t a = 0; a < key_scripts; ++a) {
      for (std::size_t b = a; b < key_scripts; ++b) append_weights(a, b, weights);
    }
    std::string bytes(sizeof header_, '\0');
    std::memcpy(bytes.data(), &header_, sizeof header_);
    return bytes + weights;
  }

 private:
  void collect(std::size_t script, const std::u32string& letters) {
    if (letters.empty()) return;
    for (std::size_t size = 1; size <= letters.size(); ++size) {
      groups_[script].try_emplace({size, letters.substr(0, size)}, std::uint16_t{0});
    }
    for (const char32_t c : letters) groups_[script].try_emplace({1, {c}}, std::uint16_t{0});
  }

  void number_groups(std::size_t script) {
    ScriptGroups& out = header_.scripts[script];
    std::uint16_t pairs = 0;
    std::uint8_t letters = 2;                      // ^ and $ are 1 and 2 in every script
    for (auto& [key, number] : groups_[script]) {  // shorter ones first
      const std::u32string& text = key.second;
      number = static_cast<std::uint16_t>(out.count++);
      require(out.count <= max_groups);
      if (text.size() == 1) {
        require(text[0] < code_points);
        if (text != U"^" && text != U"$") header_.letter[text[0]] = ++letters;
        require(letters < max_letters);
        out.one[letter(text[0])] = number;
      } else if (text.size() == 2) {
        require(pairs < max_pairs);
        out.two[letter(text[0])][letter(text[1])] = number;
        out.pair_of[number] = pairs++;
      } else {
        const std::uint16_t pair = out.two[letter(text[0])][letter(text[1])];
        out.three[out.pair_of[pair]][letter(text[2])] = number;
      }
    }
  }

  std::uint8_t letter(char32_t c) const { return header_.letter[c]; }

  std::uint16_t number_of(std::size_t script, const std::u32string& letters) const {
    return letters.empty() ? std::uint16_t{0} : groups_[script].at({letters.size(), letters});
  }

  void append_weights(std::size_t a, std::size_t b, std::string& bytes) {
    const std::size_t columns = header_.scripts[b].count;
    std::vector<std::int16_t> matrix(header_.scripts[a].count * columns, no_weight);
    bool any = false;
    for (const Row& row : rows_) {
      if (row.first != a || row.second != b) continue;
      any = true;
      const std::size_t left = number_of(a, row.left);
      const std::size_t right = number_of(b, row.right);
      matrix[left * columns + right] = row.weight;
      if (a == b) matrix[right * columns + left] = row.weight;
    }
    if (!any) return;
    header_.weights[a][b] = sizeof header_ + bytes.size();
    bytes.append(reinterpret_cast<const char*>(matrix.data()), matrix.size() * sizeof matrix[0]);
    bytes.resize((bytes.size() + 7) / 8 * 8);
  }

  void require(bool fits) const {
    if (!fits) throw TableError(source_, 0, "has more groups of letters than this program takes");
  }

  std::vector<Row> rows_;
  std::string_view source_;
  std::array<std::map<std::pair<std::size_t, std::u32string>, std::uint16_t>, key_scripts> groups_;
  Header header_;
};

}  // namespace

std::string compile_spelling_model(std::istream& in, std::string_view source) {
  std::vector<Row> rows;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const auto row = parse_row(line);
    if (!row) {
      throw TableError(source, number,
                       "not a weight; expected script, script, letters, letters, number");
    }
    rows.push_back(*row);
  }
  return ModelCompiler(std::move(rows), source).run();
}

}  // namespace dateline::synonyms
