// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/csv_reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "corpus/csv_records.h"
#include "corpus/csv_table.h"
#include "corpus/encoding.h"
#include "corpus/field_map.h"
#include "corpus/file_head.h"
#include "corpus/letters.h"
#include "corpus/line_reader.h"

namespace dateline::corpus {
namespace {

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
  CsvReader(CsvRecords records, TableShape shape)
      : records_(std::move(records)), names_(std::move(shape.columns)) {
    if (names_.empty()) read_header(shape.has_text);
  }

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
  void read_header(bool has_text) {
    auto header = records_.next();
    if (!header) throw ReadError(records_.file().path, 0, "a table without a header");
    for (auto& name : header->fields) name = decode(name, header->first_line);
    names_ = std::move(header->fields);
    if (has_text) return;
    throw ReadError(records_.file().path, header->first_line,
                    "a table without a column for the text: it has " + join(names_) +
                        "; say which it is, as in --map text=" + names_.back() +
                        ", or call it one of " + list_aliases(Field::text));
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

std::unique_ptr<RecordReader> open_csv(InputFile file, const ReadOptions& options) {
  auto shape = find_table_shape(read_file_head(file).first_line(), options).value_or(TableShape{});
  const char delimiter = shape.delimiter;
  return std::make_unique<CsvReader>(CsvRecords(LineReader(std::move(file)), delimiter),
                                     std::move(shape));
}

}  // namespace dateline::corpus
