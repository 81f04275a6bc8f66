// SPDX-License-Identifier: GPL-2.0-or-later
// The rows of a table of names as a person writes them; README.md of this folder gives the columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::synonyms {

// A table that cannot be used. what() is "source:line: reason", or "source: reason" for line 0: the
// table as a whole.
class TableError : public std::runtime_error {
 public:
  TableError(std::string_view source, std::size_t line, std::string_view reason);
};

enum class NameKind : std::uint8_t {
  country,
  region,  // first-level: province, governorate, oblast, state
  town,
  site,  // camp, strait, dam, crossing, front-line village
  area,  // a region without borders: Donbas, Sahel, Levant
  base,
  group,
  military,
  organisation,
  agency,
  person,
};

// The kind that `word` names in a table, and back.
std::optional<NameKind> parse_kind(std::string_view word);
std::string_view to_string(NameKind kind);

// True for the kinds that lie somewhere and count in the place facet. A base does.
constexpr bool is_place(NameKind kind) { return kind <= NameKind::base; }

// When a spelling counts as the name although it is also a word.
enum class CaseRule : std::uint8_t {
  any,      // in any case
  capital,  // with a capital first letter: Turkey, never turkey
  inside,   // with a capital inside a sentence; at its start, or in a line of capitals, a capital
            // proves nothing: Reading, Nice, Polish
  caps,     // in capitals or with dots: IS, US, U.S., WHO. In a line of capitals only with dots,
            // behind an article or beside a hyphen: U.S., THE US, US-LED
  context,  // as caps, and only where the article has the name in another spelling, what it is a
            // part of, or a place in the same country: STC in a report on Yemen
};

// Whether the rule asks for capitals throughout.
constexpr bool is_acronym(CaseRule rule) { return rule >= CaseRule::caps; }

// The word that a table has for the rule.
std::string_view to_string(CaseRule rule);

struct Spelling {
  std::string text;   // as written in the table
  std::string words;  // folded
  std::string form;   // their normal form (article.h): equal for spellings that are taken for one
  CaseRule rule = CaseRule::any;
  // Of a place: it counts only where the article bears it out. The table says `Dresden:context`.
  bool contextual = false;
  bool adjective = false;  // Iraqi: counts for the place, but is not its name
};

struct NameRow {
  std::string id;
  NameKind kind = NameKind::group;
  std::string name;                // the label of lists; also the first of `spellings`
  std::string within;              // id of the place or the group that it belongs to, or empty
  std::optional<double> latitude;  // degrees north, WGS 84
  std::optional<double> longitude;
  std::optional<std::uint64_t> population;  // of a place, if the table has the column
  // Of a place that is met less often than a surname or a word of the same spelling: it counts only
  // where the article bears it out, however it is spelled. The table says `*:context`.
  bool contextual = false;
  std::vector<Spelling> spellings;
  // Spellings of a place that prove nothing by themselves: they are met by their letters, as what
  // no table lists, and best by these.
  std::vector<std::string> weak_spellings;
  std::string source;  // where the row stands, for messages
  std::size_t line = 0;
};

// Reads a table, UTF-8, a byte order mark or not; `source` is the file's name in messages. Throws
// TableError on the first line that breaks the format. Whether ids and spellings fit together over
// several tables is checked when they are compiled.
std::vector<NameRow> read_name_rows(std::istream& in, std::string_view source);

// Called with the line and the reason.
using RowReport = std::function<void(std::size_t line, const std::string& reason)>;

// The same, but hands what breaks the format to `report` and reads on: of a row with a field that
// is wrong it gives the others, of a line that is no row nothing.
std::vector<NameRow> read_name_rows(std::istream& in, std::string_view source,
                                    const RowReport& report);

}  // namespace dateline::synonyms
