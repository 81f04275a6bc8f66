// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/csv_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "corpus/article_builder.h"
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

class CsvReader : public ArticleReader {
 public:
  CsvReader(CsvRecords records, const ReadOptions& options)
      : records_(std::move(records)), options_(options) {
    read_header();
  }

  std::optional<Article> next() override {
    auto record = records_.next();
    // Spreadsheets write rows of empty cells below the last one that is used.
    while (record && is_empty(*record)) record = records_.next();
    if (!record) return std::nullopt;
    check_width(*record);
    ArticleBuilder builder(records_.file(), record->first_line, options_);
    for (const auto& column : columns_) {
      if (!builder.has(column.field())) {
        builder.set(column.field(), decode(record->fields[column.index], record->first_line));
      }
    }
    return builder.build();
  }

 private:
  void read_header() {
    auto header = records_.next();
    if (!header) throw ReadError(records_.file().path, 0, "a table without a header");
    for (auto& name : header->fields) name = decode(name, header->first_line);
    columns_ = find_columns(header->fields);
    width_ = header->fields.size();
    if (has_column(columns_, Field::text)) return;
    throw ReadError(records_.file().path, header->first_line,
                    "a table without a column for the text: it has " + join(header->fields) +
                        "; the text must be in a column called one of " +
                        list_aliases(Field::text));
  }

  // Spreadsheets write empty columns behind the last one that is used.
  void check_width(CsvRecord& record) const {
    auto& fields = record.fields;
    while (fields.size() > width_ && fields.back().empty()) fields.pop_back();
    if (fields.size() == width_) return;
    auto reason =
        std::to_string(fields.size()) + " fields where the header has " + std::to_string(width_);
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
  ReadOptions options_;
  std::vector<Column> columns_;
  std::size_t width_ = 0;
};

}  // namespace

std::unique_ptr<ArticleReader> open_csv(InputFile file, const ReadOptions& options) {
  const char delimiter = sniff_delimiter(read_file_head(file).first_line()).value_or(',');
  return std::make_unique<CsvReader>(CsvRecords(LineReader(std::move(file)), delimiter), options);
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
