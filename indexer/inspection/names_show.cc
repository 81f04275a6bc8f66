// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/names_show.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>

#include "indexer/generation/built_index.h"
#include "indexer/layout/schema.h"
#include "synonyms/table/name_overlay.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/printable.h"
#include "synonyms/words/script.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::indexer {
namespace {

using synonyms::CaseRule;
using synonyms::NameRow;
using synonyms::NameTable;
using synonyms::printable;
using synonyms::Spelling;

std::string place_of(const NameRow& row) { return row.source + ":" + std::to_string(row.line); }

bool is_spelled(const NameRow& row, const std::string& folded) {
  return std::ranges::any_of(row.spellings,
                             [&](const Spelling& spelling) { return spelling.words == folded; });
}

using Ids = std::set<std::string, std::less<>>;

// The rows of a table that are about one of the ids, at their lines.
std::vector<NameRow> read_rows_of(const std::string& path, const Ids& ids) {
  std::ifstream file(path);
  if (!file) throw synonyms::TableError(path, 0, "cannot be opened");
  std::stringstream lines;
  bool is_head = true;  // up to the line that names the columns
  for (std::string text; std::getline(file, text); lines << '\n') {
    if (is_head || ids.contains(std::string_view(text).substr(0, text.find('\t')))) lines << text;
    is_head = is_head && (text.empty() || text.front() == '#');
  }
  return synonyms::read_name_rows(lines, path);
}

// The tables twice: row by row, and laid over one another as a build does.
class Tables {
 public:
  explicit Tables(const TableFiles& files)
      : merged_(read_tables(files, [&](std::string_view note) { notes_.emplace_back(note); })) {
    for (const auto* paths : {&files.user, &files.project}) {  // a user's row is nearer
      for (const auto& path : *paths) {
        for (auto& row : read_table(path)) written_.push_back(std::move(row));
      }
    }
  }

  // What the project's tables have about names of the compiled one.
  Tables(const TableFiles& files, const NameTable& compiled,
         const std::vector<std::uint32_t>& names) {
    Ids ids;
    for (const auto name : names) {
      ids.emplace(compiled.name(name).id);
      for (const auto outer : compiled.ancestors(name)) ids.emplace(compiled.name(outer).id);
    }
    for (const auto& path : files.project) {
      const auto rows = read_rows_of(path, ids);
      written_.insert(written_.end(), rows.begin(), rows.end());
      synonyms::underlay_rows(merged_, rows);
    }
  }

  std::vector<ShownName> of(const NameTable& compiled,
                            const std::vector<std::uint32_t>& names) const {
    std::vector<ShownName> shown;
    for (const auto name : names) {
      const auto row = std::ranges::find(merged_, compiled.name(name).id, &NameRow::id);
      if (row != merged_.end()) shown.push_back(show(*row));
    }
    return shown;
  }

  std::vector<ShownName> find(std::string_view typed) const {
    std::vector<ShownName> found;
    const std::string folded = synonyms::folded_words(typed);
    for (const NameRow& row : merged_) {
      if (row.id == typed || is_spelled(row, folded)) found.push_back(show(row));
    }
    if (!found.empty() || folded.empty()) return found;
    // What no row lists may still be met: written as one word, with a proclitic.
    const NameTable table(synonyms::compile_names(merged_), "the name tables");
    return of(table, find_typed_names(typed, table));
  }

 private:
  ShownName show(const NameRow& row) const {
    ShownName name{.id = row.id,
                   .label = row.name,
                   .kind = row.kind,
                   .within = chain(row),
                   .latitude = row.latitude,
                   .longitude = row.longitude};
    for (const NameRow& written : written_) {
      if (written.id == row.id) name.rows.push_back(place_of(written));
    }
    for (const Spelling& spelling : row.spellings) add(name, spelling);
    for (const auto& note : notes_) {
      if (note.find("'" + row.id + "'") != note.npos) name.notes.push_back(note);
    }
    return name;
  }

  // The label stands first among the spellings and may stand there again.
  void add(ShownName& name, const Spelling& spelling) const {
    const auto same = [&](const ShownSpelling& other) {
      return other.text == spelling.text && other.adjective == spelling.adjective;
    };
    if (std::ranges::any_of(name.spellings, same)) return;
    name.spellings.push_back({.text = spelling.text,
                              .rule = spelling.rule,
                              .adjective = spelling.adjective,
                              .place = origin(name.id, spelling)});
  }

  // The row that has a spelling so written.
  std::string origin(const std::string& id, const Spelling& spelling) const {
    for (const NameRow& row : written_) {
      if (row.id == id && std::ranges::count(row.spellings, spelling.text, &Spelling::text) > 0) {
        return place_of(row);
      }
    }
    return {};
  }

  std::vector<std::string> chain(const NameRow& row) const {
    std::vector<std::string> names;
    const NameRow* at = &row;
    while (!at->within.empty() && names.size() < merged_.size()) {
      const auto outer = std::ranges::find(merged_, at->within, &NameRow::id);
      if (outer == merged_.end()) {
        names.push_back(at->within + " (which no row defines)");
        break;
      }
      at = &*outer;
      names.push_back(at->id + " " + at->name);
      if (at == &row) break;
    }
    return names;
  }

  std::vector<std::string> notes_;
  std::vector<NameRow> merged_;
  std::vector<NameRow> written_;
};

ShownName show(const BuiltIndex& index, std::uint32_t number) {
  const auto known = index.names.name(number);
  ShownName name{.id = std::string(known.id),
                 .label = std::string(known.label),
                 .kind = known.kind,
                 .latitude = known.latitude,
                 .longitude = known.longitude};
  for (const auto outer : index.names.ancestors(number)) {
    const auto around = index.names.name(outer);
    name.within.push_back(std::string(around.id) + " " + std::string(around.label));
  }
  for (const auto& spelling : index.names.listed(number)) {
    name.spellings.push_back({.text = std::string(spelling.text),
                              .rule = spelling.rule,
                              .adjective = spelling.adjective});
  }
  name.articles = index.count_articles(
      schema::name_term(schema::prefix::name, known.id, schema::NameUse::listed));
  name.adjective_articles = index.count_articles(
      schema::name_term(schema::prefix::name, known.id, schema::NameUse::adjective));
  return name;
}

std::string degrees(double value) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

std::string joined(const std::vector<std::string>& parts, std::string_view by) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : std::string(by)) + part;
  return text;
}

std::string plural(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " article" : " articles");
}

class Writer {
 public:
  explicit Writer(std::ostream& out) : out_(out) {}

  void write(const ShownName& name) {
    line("id", name.id);
    line("kind", to_string(name.kind));
    line("label", name.label);
    line("within", joined(name.within, " > "));
    if (name.latitude && name.longitude) {
      line("coordinates", degrees(*name.latitude) + ", " + degrees(*name.longitude));
    }
    line(name.rows.size() > 1 ? "merged from" : "row", joined(name.rows, ", "));
    for (const auto& note : name.notes) line("note", note);
    if (name.articles) {
      line("in the index", plural(*name.articles) + " with the name, " +
                               std::to_string(*name.adjective_articles) + " with its adjective");
    }
    write_spellings(name);
  }

 private:
  static constexpr std::size_t heading_width = 14;
  static constexpr std::string_view gap = "  ";

  void line(std::string_view heading, std::string_view text) {
    if (text.empty()) return;
    out_ << pad(heading, heading_width) << printable(text) << "\n";
  }

  // The spelling stands last, where letters that run from right to left move no column.
  void write_spellings(const ShownName& name) {
    const auto& spellings = name.spellings;
    std::vector<std::array<std::string, 4>> lines;
    std::array<std::size_t, 4> widths{};
    for (const auto& spelling : spellings) {
      lines.push_back(
          {std::string(spelling.rule == CaseRule::any ? "any case" : to_string(spelling.rule)) +
               (spelling.adjective ? ", adjective" : ""),
           joined(synonyms::scripts_of(spelling.text), "+"),
           name.rows.size() > 1 ? printable(spelling.place) : "", printable(spelling.text)});
      for (std::size_t i = 0; i < widths.size(); ++i) {
        widths[i] = std::max(widths[i], synonyms::count_characters(lines.back()[i]));
      }
    }
    out_ << (spellings.size() == 1 ? "1 spelling" : std::to_string(spellings.size()) + " spellings")
         << "\n";
    for (const auto& cells : lines) {
      for (std::size_t i = 0; i < 3; ++i) {
        if (widths[i] > 0) out_ << gap << pad(cells[i], widths[i]);
      }
      out_ << gap << cells[3] << "\n";
    }
  }

  static std::string pad(std::string_view text, std::size_t width) {
    const std::size_t filled = synonyms::count_characters(text);
    return std::string(text) + std::string(width > filled ? width - filled : 0, ' ');
  }

  std::ostream& out_;
};

}  // namespace

std::vector<ShownName> show_names(std::string_view typed, const TableFiles& tables) {
  return Tables(tables).find(typed);
}

std::vector<ShownName> show_names(std::string_view typed, const TableFiles& tables,
                                  const NameTable& compiled) {
  const auto names = find_typed_names(typed, compiled);
  return Tables(tables, compiled, names).of(compiled, names);
}

std::vector<ShownName> show_names(std::string_view typed, const std::string& path) {
  const BuiltIndex index = open_built_index(path);
  std::vector<ShownName> shown;
  for (const auto name : find_typed_names(typed, index.names)) shown.push_back(show(index, name));
  return shown;
}

void write_names(std::ostream& out, const std::vector<ShownName>& names) {
  for (const ShownName& name : names) {
    if (&name != &names.front()) out << "\n";
    Writer(out).write(name);
  }
}

}  // namespace dateline::indexer
