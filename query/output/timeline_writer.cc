// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/output/timeline_writer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "query/output/record_text.h"
#include "synonyms/words/printable.h"

namespace dateline::query {
namespace {

using synonyms::json_string;

std::string fixed(double value, int decimals) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
  return text.data();
}

std::string padded(const std::string& text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 0, ' ') + text;
}

// Eighths of a column, the longest bar as long as `room`.
std::string bar(std::size_t count, std::size_t most, std::size_t room) {
  constexpr std::array<std::string_view, 8> parts = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (most == 0 || room == 0) return "";
  const std::size_t eighths = std::max<std::size_t>(count * room * 8 / most, count > 0 ? 1 : 0);
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text + std::string(parts[eighths % 8]);
}

struct Layout {
  std::size_t name = 0;
  std::size_t count = 0;
  std::size_t coverage = 0;
  std::size_t bar = 0;
  std::size_t most = 0;
};

Layout layout_of(const std::vector<const TimelineRow*>& rows, std::size_t width) {
  Layout layout;
  for (const TimelineRow* row : rows) {
    layout.name = std::max(layout.name, row->name.size());
    layout.count = std::max(layout.count, std::to_string(row->count).size());
    layout.coverage = std::max(layout.coverage, std::to_string(row->coverage).size());
    layout.most = std::max(layout.most, row->count);
  }
  constexpr std::size_t share = 6;  // 100.0%
  const std::size_t numbers = layout.name + layout.count + share + layout.coverage + 10;
  layout.bar = width > numbers ? width - numbers : 0;
  return layout;
}

std::string text_row(const TimelineRow& row, const Layout& layout) {
  std::string text = row.name + std::string(layout.name - row.name.size() + 2, ' ') +
                     padded(std::to_string(row.count), layout.count) + "  ";
  text += row.coverage == 0 ? padded("-", 6) : padded(fixed(100 * row.share(), 1) + "%", 6);
  text += " of " + padded(std::to_string(row.coverage), layout.coverage);
  const std::string drawn = bar(row.count, layout.most, layout.bar);
  return text + (drawn.empty() ? "" : "  " + drawn);
}

std::string numbers_json(const TimelineRow& row) {
  return "\"count\":" + std::to_string(row.count) +
         ",\"coverage\":" + std::to_string(row.coverage) + ",\"share\":" + fixed(row.share(), 6);
}

void write_table(std::ostream& out, const Timeline& line, char separator) {
  const auto write = [&](std::vector<std::string> cells, const std::vector<std::string>& last) {
    cells.insert(cells.end(), last.begin(), last.end());
    write_row(out, cells, separator);
  };
  write({"period", "first_day", "last_day", "count", "coverage", "share"}, provenance_columns());
  const auto last = provenance_cells(line.query, line.provenance);
  const auto row = [&](const TimelineRow& period, bool dated) {
    write({period.name, dated ? period.days.first.to_string() : "",
           dated ? period.days.last.to_string() : "", std::to_string(period.count),
           std::to_string(period.coverage), fixed(period.share(), 6)},
          last);
  };
  for (const TimelineRow& period : line.rows) row(period, true);
  row(line.undated, false);
}

}  // namespace

void write_timeline_text(std::ostream& out, const Timeline& line, std::size_t width) {
  TimelineRow undated = line.undated;
  undated.name = "(undated)";
  std::vector<const TimelineRow*> rows;
  for (const TimelineRow& row : line.rows) rows.push_back(&row);
  rows.push_back(&undated);
  out << line.total.count << (line.total.count == 1 ? " article" : " articles") << " of "
      << line.total.coverage << " that pass the filters, by " << to_string(line.step)
      << partial_mark(line.provenance) << "\n\n";
  const Layout layout = layout_of(rows, width);
  for (const TimelineRow* row : rows) out << text_row(*row, layout) << "\n";
}

void write_timeline_jsonl(std::ostream& out, const Timeline& line) {
  out << "{\"type\":\"timeline\",\"query\":" << json_string(line.query)
      << ",\"understood\":" << json_string(line.understood)
      << ",\"by\":" << json_string(to_string(line.step)) << "," << numbers_json(line.total)
      << notes_json(line.notes) << provenance_json(line.provenance) << "}\n";
  for (const TimelineRow& row : line.rows) {
    out << "{\"type\":\"period\",\"period\":" << json_string(row.name)
        << ",\"first\":" << json_string(row.days.first.to_string())
        << ",\"last\":" << json_string(row.days.last.to_string()) << "," << numbers_json(row)
        << "}\n";
  }
  out << "{\"type\":\"period\",\"period\":null,\"first\":null,\"last\":null,"
      << numbers_json(line.undated) << "}\n";
  out << "{\"type\":\"summary\",\"format\":1,\"queries\":1,\"found\":"
      << (line.total.count > 0 ? 1 : 0) << ",\"errors\":0,\"total\":" << line.total.count
      << provenance_json(line.provenance) << "}\n";
}

void write_timeline_csv(std::ostream& out, const Timeline& line) { write_table(out, line, ','); }

void write_timeline_tsv(std::ostream& out, const Timeline& line) { write_table(out, line, '\t'); }

}  // namespace dateline::query
