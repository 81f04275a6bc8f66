// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <charconv>
#include <cstring>
#include <istream>
#include <map>
#include <numeric>
#include <optional>
#include <vector>

#include "synonyms/spelling/spelling_model.h"
#include "synonyms/spelling/spelling_model_layout.h"
#include "synonyms/table/name_rows.h"
#include "synonyms/words/fold.h"

namespace dateline::synonyms {
namespace {

using namespace model_layout;

constexpr std::array<std::string_view, key_scripts> script_names = {"latin", "arabic", "cyrillic",
                                                                    "hebrew"};

constexpr double most_weight = 20;  // logarithm; spelling_profile.cc adds in 16 bits

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
                     parsed.ptr == cells[4].data() + cells[4].size() && weight > -most_weight &&
                     weight < most_weight && row.left.size() <= longest_group &&
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
    for (auto& row : header_.gains) {
      for (auto& gains : row) gains.fill(no_weight);
    }
  }

  std::string run() {
    for (const Row& row : rows_) {
      collect(row.first, row.left);
      collect(row.second, row.right);
    }
    for (std::size_t script = 0; script < key_scripts; ++script) number_groups(script);
    for (const Row& row : rows_) note_gain(row);
    for (const Row& row : rows_) note_stand_ins(row);
    std::string weights;
    for (std::size_t a = 0; a < key_scripts; ++a) {
      for (std::size_t b = 0; b < key_scripts; ++b) append_weights(a, b, weights);
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
        out.two[letter(text[0])][letter(text[1])] = number;
      } else {
        const std::uint16_t pair = out.two[letter(text[0])][letter(text[1])];
        if (out.pair_of[pair] == no_group) out.pair_of[pair] = pairs++;
        require(pairs <= max_pairs);
        out.three[out.pair_of[pair]][letter(text[2])] = number;
      }
    }
  }

  std::uint8_t letter(char32_t c) const { return header_.letter[c]; }

  std::uint16_t number_of(std::size_t script, const std::u32string& letters) const {
    return letters.empty() ? std::uint16_t{0} : groups_[script].at({letters.size(), letters});
  }

  void append_weights(std::size_t a, std::size_t b, std::string& bytes) {
    using ByGroups = std::map<std::pair<std::uint16_t, std::uint16_t>, std::int16_t>;
    ByGroups weights;
    const auto enter = [&](std::size_t first, const std::u32string& left, std::size_t second,
                           const std::u32string& right, std::int16_t weight) {
      if (first != a || second != b) return;
      weights[{number_of(a, left), number_of(b, right)}] = weight;
    };
    for (const Row& row : rows_) {
      enter(row.first, row.left, row.second, row.right, row.weight);
      enter(row.second, row.right, row.first, row.left, row.weight);
    }
    if (weights.empty()) return;
    const std::size_t columns = header_.scripts[b].count;
    std::vector<std::int16_t> matrix(header_.scripts[a].count * columns, no_weight);
    std::vector<std::uint32_t> begins(header_.scripts[a].count + 1);
    std::vector<Counterpart> counterparts;
    for (const auto& [groups, weight] : weights) {
      matrix[groups.first * columns + groups.second] = weight;
      ++begins[groups.first + 1U];
      counterparts.push_back({groups.second, weight});
    }
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    header_.weights[a][b] = append(matrix, bytes);
    header_.counterparts[a][b] = append(begins, bytes);
    append(counterparts, bytes);
  }

  // Where they begin among all bytes.
  template <class Entry>
  static std::uint64_t append(const std::vector<Entry>& entries, std::string& bytes) {
    bytes.resize((bytes.size() + alignof(Entry) - 1) / alignof(Entry) * alignof(Entry));
    const std::size_t offset = sizeof(Header) + bytes.size();
    bytes.append(reinterpret_cast<const char*>(entries.data()), entries.size() * sizeof(Entry));
    return offset;
  }

  void note_gain(const Row& row) {
    const auto note = [&](std::size_t own, const std::u32string& letters, std::size_t its) {
      std::int16_t& gain = header_.gains[own][its][number_of(own, letters)];
      gain = std::max(gain, row.weight);
    };
    note(row.first, row.left, row.second);
    note(row.second, row.right, row.first);
  }

  // Letters stand for a group from a third of its best weight on, where that is a gain. The third
  // is a guess; what is lost by it was measured (unlisted_spelling.cc).
  void note_stand_ins(const Row& row) {
    const auto note = [&](std::size_t own, const std::u32string& letters, std::size_t its,
                          const std::u32string& others) {
      const std::uint16_t group = number_of(own, letters);
      if (row.weight <= 0 || 3 * row.weight < header_.gains[own][its][group]) return;
      for (const char32_t c : others) {
        header_.stand_ins[own][its][group] |= std::uint64_t{1} << letter(c);
      }
    };
    note(row.first, row.left, row.second, row.right);
    note(row.second, row.right, row.first, row.left);
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
