// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/csv_reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "corpus/fields/field_map.h"
#include "corpus/fields/read_options.h"
#include "corpus/files/corpus_file.h"
#include "corpus/files/file_head.h"
#include "corpus/files/line_reader.h"
#include "corpus/formats/csv_records.h"
#include "corpus/formats/csv_table.h"
#include "corpus/text/declared_encoding.h"
#include "corpus/text/encoding.h"
#include "corpus/text/encoding_choice.h"
#include "corpus/text/letters.h"

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

std::string name_of(char delimiter) {
  if (delimiter == ',') return "commas";
  if (delimiter == ';') return "semicolons";
  return delimiter == '\t' ? "tabs" : std::string("'") + delimiter + "'";
}

bool is_empty(const CsvRecord& record) {
  return std::all_of(record.fields.begin(), record.fields.end(),
                     [](const std::string& field) { return field.empty(); });
}

struct CsvContent {
  CsvRecords records;
  TableShape shape{};
  EncodingChoice encodings{};
  bool needs_text = true;
};

class CsvReader : public RecordReader {
 public:
  explicit CsvReader(CsvContent content)
      : records_(std::move(content.records)),
        names_(std::move(content.shape.columns)),
        delimiter_(content.shape.delimiter),
        encodings_(content.encodings) {
    if (content.shape.has_separator_line) records_.next();
    if (names_.empty()) read_header(content.shape.has_text || !content.needs_text);
    records_.expect_width(names_.size());
  }

  const CorpusFile& file() const override { return records_.file(); }

  std::string shape() const override { return "columns parted by " + name_of(delimiter_); }

  std::vector<std::string> remarks() const override {
    if (repeated_headers_ == 0) return {};
    return {"the header stands there again " + std::to_string(repeated_headers_) +
            (repeated_headers_ == 1 ? " time" : " times") + ", as where files were joined"};
  }

  bool next(Record& record) override {
    const auto row = next_row();
    if (!row) return false;
    record.start(row->first_line);
    const auto encoding = encoding_of(*row);
    if (!encoding.empty()) record.add_flag(encodings_.flag(encoding));
    add_mend(row->mend, record);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      record.add({names_[i], record.keep(decode(row->fields[i], row->first_line, encoding))});
    }
    return true;
  }

 private:
  void read_header(bool has_text) {
    auto header = records_.next();
    if (!header) throw ReadError(records_.file().path, 0, "a table without a header");
    header_ = header->fields;
    const auto encoding = encoding_of(*header);
    for (auto& name : header->fields) name = decode(name, header->first_line, encoding);
    names_ = std::move(header->fields);
    if (has_text) return;
    throw ReadError(records_.file().path, header->first_line,
                    "a table without a column for the text: it has " + join(names_) +
                        "; say which it is, as in --map text=NAME, or call it one of " +
                        list_aliases(Field::text) +
                        "; a table that describes texts in files is told by --meta");
  }

  // The next one with anything in it.
  std::optional<CsvRecord> next_row() {
    while (auto row = records_.next()) {
      // Spreadsheets write rows of empty cells below the last one that is used.
      if (is_empty(*row)) continue;
      if (row->fields != header_) {
        check_width(*row);
        return row;
      }
      ++repeated_headers_;
    }
    return std::nullopt;
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

  // Empty for UTF-8. One for the whole record, since more bytes tell more.
  std::string_view encoding_of(const CsvRecord& row) {
    const bool is_utf8 = std::all_of(row.fields.begin(), row.fields.end(),
                                     [](const auto& field) { return corpus::is_utf8(field); });
    return is_utf8 ? std::string_view() : encodings_.choose(join(row.fields));
  }

  static void add_mend(CsvMend mend, Record& record) {
    if (mend == CsvMend::quotes) record.add_flag("mended-quotes");
    if (mend == CsvMend::open_quote) record.add_flag("after-open-quote");
  }

  std::string decode(std::string_view bytes, std::size_t line, std::string_view encoding) const {
    auto decoded = decode_text(bytes, encoding);
    if (!decoded) throw ReadError(records_.file().path, line, "binary bytes");
    return std::move(decoded->text);
  }

  CsvRecords records_;
  std::vector<std::string> names_;   // of the columns
  std::vector<std::string> header_;  // the same as it is written
  std::size_t repeated_headers_ = 0;
  char delimiter_;
  EncodingChoice encodings_;
};

}  // namespace

std::unique_ptr<RecordReader> open_csv(InputFile file, const ReadOptions& options) {
  const auto head = read_file_head(file);
  auto shape = find_table_shape(head, options).value_or(TableShape{});
  const char delimiter = shape.delimiter;
  const EncodingChoice encodings(find_encoding(options.encoding).value_or(""), head.text);
  return std::make_unique<CsvReader>(CsvContent{CsvRecords(LineReader(std::move(file)), delimiter),
                                                std::move(shape), encodings,
                                                !options.without_texts});
}

}  // namespace dateline::corpus
