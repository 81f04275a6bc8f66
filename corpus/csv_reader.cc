// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/csv_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "corpus/csv_records.h"
#include "corpus/encoding.h"
#include "corpus/field_map.h"
#include "corpus/file_head.h"
#include "corpus/letters.h"
#include "corpus/line_reader.h"

namespace dateline::corpus {
namespace {

// A column of the table that holds a field of the article.
struct Column {
  std::size_t alias = 0;  // place in field_aliases
  std::size_t index = 0;
  Field field() const { return field_aliases[alias].field; }
};

// The known columns, the preferred name of each field first.
std::vector<Column> find_columns(const std::vector<std::string>& header) {
  std::vector<Column> columns;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (const auto alias = find_alias(header[i])) columns.push_back({*alias, i});
  }
  std::stable_sort(columns.begin(), columns.end(),
                   [](const Column& a, const Column& b) { return a.alias < b.alias; });
  return columns;
}

bool has_column(const std::vector<Column>& columns, Field field) {
  return std::any_of(columns.begin(), columns.end(),
                     [field](const Column& column) { return column.field() == field; });
}

bool is_header(const std::vector<std::string>& fields) {
  const auto columns = find_columns(fields);
  if (fields.size() < 2) return false;
  return columns.size() >= 2 || has_column(columns, Field::text) ||
         has_column(columns, Field::title);
}

std::string join(const std::vector<std::string>& names) {
  std::string joined;
  for (const auto& name : names) {
    if (!joined.empty()) joined += ", ";
    joined += name;
  }
  return joined;
}

bool is_empty(const CsvRecord& record) {
  return std::all_of(record.fields.begin(), record.fields.end(),
                     [](const std::string& field) { return field.empty(); });
}

class CsvReader : public RecordReader {
 public:
  explicit CsvReader(CsvRecords records) : records_(std::move(records)) { read_header(); }

  const CorpusFile& file() const override { return records_.file(); }

  bool next(Record& record) override {
    auto row = records_.next();
    // Spreadsheets write rows of empty cells below the last one that is used.
    while (row && is_empty(*row)) row = records_.next();
    if (!row) return false;
    check_width(*row);
    record.start(row->first_line);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      record.add({names_[i], record.keep(decode(row->fields[i], row->first_line))});
    }
    return true;
  }

 private:
  void read_header() {
    auto header = records_.next();
    if (!header) throw ReadError(records_.file().path, 0, "a table without a header");
    for (auto& name : header->fields) name = decode(name, header->first_line);
    names_ = std::move(header->fields);
    if (has_column(find_columns(names_), Field::text)) return;
    throw ReadError(records_.file().path, header->first_line,
                    "a table without a column for the text: it has " + join(names_) +
                        "; the text must be in a column called one of " +
                        list_aliases(Field::text));
  }

  // Spreadsheets write empty columns behind the last one that is used.
  void check_width(CsvRecord& record) const {
    auto& fields = record.fields;
    while (fields.size() > names_.size() && fields.back().empty()) fields.pop_back();
    if (fields.size() == names_.size()) return;
    auto reason = std::to_string(fields.size()) + " fields where the header has " +
                  std::to_string(names_.size());
    if (record.last_line > record.first_line) {
      reason += "; the record runs to line " + std::to_string(record.last_line);
    }
    throw ReadError(records_.file().path, record.first_line, reason);
  }

  std::string decode(std::string_view bytes, std::size_t line) const {
    auto decoded = decode_text(bytes);
    if (!decoded) throw ReadError(records_.file().path, line, "binary bytes");
    return std::move(decoded->text);
  }

  CsvRecords records_;
  std::vector<std::string> names_;  // of the columns
};

}  // namespace

std::unique_ptr<RecordReader> open_csv(InputFile file, const ReadOptions&) {
  const char delimiter = sniff_delimiter(read_file_head(file).first_line()).value_or(',');
  return std::make_unique<CsvReader>(CsvRecords(LineReader(std::move(file)), delimiter));
}

std::optional<char> sniff_delimiter(std::string_view line) {
  std::optional<char> best;
  std::size_t most_columns = 0;
  for (const char delimiter : {',', ';', '\t'}) {
    const auto fields = split_csv_line(line, delimiter);
    const auto known = find_columns(fields).size();
    if (!is_header(fields) || known <= most_columns) continue;
    best = delimiter;
    most_columns = known;
  }
  return best;
}

}  // namespace dateline::corpus
