// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/output/kwic_writer.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "query/output/record_text.h"
#include "query/output/text_layout.h"
#include "synonyms/words/display_width.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/printable.h"

namespace dateline::query {
namespace {

using synonyms::display_width;
using synonyms::json_string;
using synonyms::printable;

std::string plural(std::size_t count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

// The places where `text` can be cut: where each character begins, and its end.
std::vector<std::size_t> cuts(std::string_view text) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < text.size();) {
    places.push_back(at);
    synonyms::next_char(text, at);
  }
  places.push_back(text.size());
  return places;
}

// As much of the end of `text` as has room.
std::string_view end_of(std::string_view text, std::size_t room) {
  for (const std::size_t cut : cuts(text)) {
    if (display_width(text.substr(cut)) <= room) return text.substr(cut);
  }
  return {};
}

// As much of its beginning.
std::string_view beginning_of(std::string_view text, std::size_t room) {
  const auto places = cuts(text);
  for (auto cut = places.rbegin(); cut != places.rend(); ++cut) {
    if (display_width(text.substr(0, *cut)) <= room) return text.substr(0, *cut);
  }
  return {};
}

std::string spaces(std::size_t count) { return std::string(count, ' '); }

struct Columns {
  std::size_t id = 0;
  std::size_t left = 0;
  std::size_t rest = 0;  // of the match and what stands behind it
};

Columns columns_of(const Concordance& lines, std::size_t width) {
  constexpr std::size_t widest_id = 20;
  Columns columns;
  for (const KwicLine& line : lines.lines) {
    columns.id = std::max(columns.id, std::min(widest_id, display_width(printable(line.id))));
  }
  const std::size_t used = columns.id + 3;
  const std::size_t room = std::max<std::size_t>(width > used ? width - used : 0, 30);
  columns.left = room * 2 / 5;
  columns.rest = room - columns.left;
  return columns;
}

void aligned(std::ostream& out, const KwicLine& line, const Columns& columns) {
  const std::string id(beginning_of(printable(line.id), columns.id));
  const std::string whole_left = printable(line.left);
  const std::string left(end_of(whole_left, columns.left));
  const std::string whole_written = "*" + printable(line.written) + "*";
  const std::string written(beginning_of(whole_written, columns.rest));
  const std::string whole_right = printable(line.right);
  const std::string right(beginning_of(whole_right, columns.rest - display_width(written)));
  out << id << spaces(columns.id - display_width(id) + 2)
      << spaces(columns.left - display_width(left)) << isolated(left) << isolated(written)
      << isolated(right) << "\n";
}

void whole(std::ostream& out, const KwicLine& line) {
  out << printable(line.id) << "  " << isolated(printable(line.left))
      << isolated("*" + printable(line.written) + "*") << isolated(printable(line.right)) << "\n";
}

std::string_view field_of(const KwicLine& line) { return line.in_title ? "title" : "text"; }

std::string or_null(const std::string& text) { return text.empty() ? "null" : json_string(text); }

std::string line_json(const KwicLine& line) {
  return "{\"type\":\"line\",\"id\":" + json_string(line.id) +
         ",\"outlet\":" + or_null(line.outlet) + ",\"date\":" + or_null(line.date) +
         ",\"field\":" + json_string(field_of(line)) +
         ",\"offset\":" + std::to_string(line.offset) + ",\"reason\":" + json_string(line.reason) +
         ",\"met\":" + json_string(line.met) + ",\"left\":" + json_string(line.left) +
         ",\"written\":" + json_string(line.written) + ",\"right\":" + json_string(line.right) +
         "}\n";
}

}  // namespace

void write_kwic_text(std::ostream& out, const Concordance& lines, std::size_t width) {
  out << plural(lines.total, "line") << " in " << plural(lines.articles, "article")
      << partial_mark(lines.provenance);
  if (lines.lines.size() < lines.total) {
    out << ", the first " << lines.lines.size() << " shown; --limit 0 shows all";
  }
  out << "\n" << (lines.lines.empty() ? "" : "\n");
  const Columns columns = columns_of(lines, width);
  for (const KwicLine& line : lines.lines) {
    width == 0 ? whole(out, line) : aligned(out, line, columns);
  }
}

void write_kwic_jsonl(std::ostream& out, const Concordance& lines) {
  out << "{\"type\":\"concordance\",\"query\":" << json_string(lines.query)
      << ",\"understood\":" << json_string(lines.understood) << ",\"lines\":" << lines.total
      << ",\"articles\":" << lines.articles << ",\"returned\":" << lines.lines.size()
      << notes_json(lines.notes) << provenance_json(lines.provenance) << "}\n";
  for (const KwicLine& line : lines.lines) out << line_json(line);
  out << "{\"type\":\"summary\",\"format\":1,\"queries\":1,\"found\":"
      << (lines.articles > 0 ? 1 : 0) << ",\"errors\":0,\"total\":" << lines.articles
      << provenance_json(lines.provenance) << "}\n";
}

void write_kwic_table(std::ostream& out, const Concordance& lines, char separator) {
  const auto write = [&](std::vector<std::string> cells, const std::vector<std::string>& last) {
    cells.insert(cells.end(), last.begin(), last.end());
    write_row(out, cells, separator);
  };
  write({"id", "outlet", "date", "field", "offset", "reason", "met", "left", "written", "right"},
        provenance_columns());
  const auto last = provenance_cells(lines.query, lines.provenance);
  for (const KwicLine& line : lines.lines) {
    write({line.id, line.outlet, line.date, std::string(field_of(line)),
           std::to_string(line.offset), line.reason, line.met, line.left, line.written, line.right},
          last);
  }
}

}  // namespace dateline::query
