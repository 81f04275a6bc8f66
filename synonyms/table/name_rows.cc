// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/name_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "synonyms/table/article.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {
namespace {

constexpr std::string_view header =
    "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase";

constexpr std::size_t least_columns = 9;

// The last columns may be left out of a table.
constexpr std::array<std::string_view, 2> optional_columns = {"\tpopulation", "\tweak"};

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::array<std::string_view, 11> kind_words = {
    "country", "region",   "town",         "site",   "area",  "base",
    "group",   "military", "organisation", "agency", "person"};

constexpr std::array<std::string_view, 5> rule_words = {"any", "capital", "inside", "caps",
                                                        "context"};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == text.npos) return parts;
    begin = end + 1;
  }
}

// Reads one row. Where the report of what is wrong does not throw, the rest of the row is read.
class RowReader {
 public:
  RowReader(std::string_view source, std::size_t columns, const RowReport& report)
      : source_(source), columns_(columns), report_(report) {}

  std::optional<NameRow> read(std::string_view text, std::size_t line) {
    line_ = line;
    const auto fields = split(text, '\t');
    if (fields.size() != columns_) {
      fail("a row has " + std::to_string(columns_) + " fields separated by tabs; this one has " +
           std::to_string(fields.size()));
      return std::nullopt;
    }
    NameRow row{
        .id = read_id(fields[0]),
        .kind = read_kind(fields[1]),
        .name = std::string(fields[2]),
        .within = std::string(fields[3]),
        .latitude = read_degrees(fields[4], 90),
        .longitude = read_degrees(fields[5], 180),
        .population = fields.size() > least_columns ? read_population(fields[9]) : std::nullopt,
        .spellings = {},
        .source = std::string(source_),
        .line = line_};
    if (row.name.empty()) fail("the name is empty");
    if (fields[4].empty() != fields[5].empty()) fail("latitude and longitude go together");
    if (!row.name.empty()) add_spellings(row, fields[2], false);
    if (!fields[6].empty()) add_spellings(row, fields[6], false);
    if (!fields[7].empty()) add_spellings(row, fields[7], true);
    if (!fields[8].empty()) apply_rules(row, fields[8]);
    if (fields.size() > least_columns + 1 && !fields[10].empty()) add_weak(row, fields[10]);
    return row;
  }

 private:
  void fail(const std::string& reason) const { report_(line_, reason); }

  std::string read_id(std::string_view text) const {
    const bool good = !text.empty() && text.size() <= 60 && std::ranges::all_of(text, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
    });
    if (!good)
      fail("an id is made of a-z, 0-9, - and : (60 at most); this one is '" + std::string(text) +
           "'");
    return std::string(text);
  }

  NameKind read_kind(std::string_view text) const {
    if (const auto kind = parse_kind(text)) return *kind;
    std::string known;
    for (const auto word : kind_words) known += (known.empty() ? "" : ", ") + std::string(word);
    fail("unknown kind '" + std::string(text) + "'; the kinds are " + known);
    return NameRow{}.kind;
  }

  std::optional<double> read_degrees(std::string_view text, double limit) const {
    if (text.empty()) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool within_limit = std::abs(value) <= limit;  // false for NaN
    if (error == std::errc{} && end == text.data() + text.size() && within_limit) return value;
    fail("'" + std::string(text) + "' is not a number of degrees");
    return std::nullopt;
  }

  std::optional<std::uint64_t> read_population(std::string_view text) const {
    if (text.empty()) return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size()) return value;
    fail("'" + std::string(text) + "' is not a number of people");
    return std::nullopt;
  }

  void add_spellings(NameRow& row, std::string_view list, bool adjective) const {
    for (const auto text : split(list, '|')) {
      if (text.empty()) {
        fail("an empty spelling: two | stand together, or one at an end");
      } else {
        std::string words = folded_words(text);
        std::string form = normal_form(words);
        row.spellings.push_back({.text = std::string(text),
                                 .words = std::move(words),
                                 .form = std::move(form),
                                 .adjective = adjective});
      }
    }
  }

  void add_weak(NameRow& row, std::string_view list) const {
    if (!is_place(row.kind)) fail("only a place has weak spellings");
    for (const auto text : split(list, '|')) {
      if (text.empty()) {
        fail("an empty spelling: two | stand together, or one at an end");
      } else {
        row.weak_spellings.emplace_back(text);
      }
    }
  }

  void apply_rules(NameRow& row, std::string_view list) const {
    for (const auto item : split(list, '|')) {
      if (item == "*:context") {
        set_contextual(row);
        continue;
      }
      const std::size_t colon = item.rfind(':');
      const auto rule =
          std::ranges::find(rule_words, item.substr(std::min(colon, item.size() - 1) + 1));
      if (colon == item.npos || rule == rule_words.end()) {
        fail(
            "a case rule reads 'spelling:caps', ':capital', ':inside' or ':context'; this one is "
            "'" +
            std::string(item) + "'");
      } else {
        set_rule(row, item.substr(0, colon), static_cast<CaseRule>(rule - rule_words.begin()));
      }
    }
  }

  void set_contextual(NameRow& row) const {
    if (!is_place(row.kind)) fail("'*:context' is a rule for places");
    row.contextual = true;
    for (auto& spelling : row.spellings) spelling.rule = CaseRule::capital;
  }

  // A rule for `*` comes first, so that those behind it change what it says.
  void set_rule(NameRow& row, std::string_view text, CaseRule rule) const {
    const bool contextual = rule == CaseRule::context && is_place(row.kind);
    bool found = false;
    for (auto& spelling : row.spellings) {
      const bool stands_for_it = text == "*" && spelling.text.find_first_of(" -") == text.npos;
      if (spelling.text != text && !stands_for_it) continue;
      spelling.rule = contextual ? CaseRule::capital : rule;
      spelling.contextual = contextual;
      found = true;
    }
    if (!found) fail("a case rule for '" + std::string(text) + "', which the row does not list");
  }

  std::string_view source_;
  std::size_t columns_;
  const RowReport& report_;
  std::size_t line_ = 0;
};

// How many columns the line that names them has; nullopt if it does not.
std::optional<std::size_t> count_columns(std::string_view text) {
  if (!text.starts_with(header)) return std::nullopt;
  text.remove_prefix(header.size());
  std::size_t count = least_columns;
  for (const auto column : optional_columns) {
    if (text.empty()) return count;
    if (!text.starts_with(column)) return std::nullopt;
    text.remove_prefix(column.size());
    ++count;
  }
  return text.empty() ? std::optional(count) : std::nullopt;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (next_char(text, at) == 0xFFFD) return false;
  }
  return true;
}

}  // namespace

TableError::TableError(std::string_view source, std::size_t line, std::string_view reason)
    : std::runtime_error(std::string(source) + (line > 0 ? ":" + std::to_string(line) : "") + ": " +
                         std::string(reason)) {}

std::optional<NameKind> parse_kind(std::string_view word) {
  const auto found = std::ranges::find(kind_words, word);
  if (found == kind_words.end()) return std::nullopt;
  return static_cast<NameKind>(found - kind_words.begin());
}

std::string_view to_string(NameKind kind) { return kind_words[static_cast<std::size_t>(kind)]; }

std::string_view to_string(CaseRule rule) { return rule_words[static_cast<std::size_t>(rule)]; }

std::vector<NameRow> read_name_rows(std::istream& in, std::string_view source) {
  return read_name_rows(in, source, [&](std::size_t line, const std::string& reason) {
    throw TableError(source, line, reason);
  });
}

std::vector<NameRow> read_name_rows(std::istream& in, std::string_view source,
                                    const RowReport& report) {
  std::vector<NameRow> rows;
  std::string text;
  std::size_t line = 0;
  bool is_text = true;
  std::optional<RowReader> reader;  // once the columns are named
  while (std::getline(in, text)) {
    ++line;
    if (line == 1 && text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
    if (!text.empty() && text.back() == '\r') text.pop_back();
    if (!is_utf8(text)) {
      report(line, "this line is not UTF-8");
      is_text = false;
      continue;
    }
    if (text.empty() || text.front() == '#') continue;
    if (reader) {
      if (auto row = reader->read(text, line)) rows.push_back(std::move(*row));
      continue;
    }
    const auto columns = count_columns(text);
    if (!columns) report(line, "the first line must name the columns: " + std::string(header));
    reader.emplace(source, columns.value_or(least_columns), report);
  }
  if (in.bad()) report(line + 1, "cannot be read");
  if (!reader && is_text && !in.bad()) report(1, "the table is empty");
  return rows;
}

}  // namespace dateline::synonyms
