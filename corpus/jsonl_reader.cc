// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/jsonl_reader.h"

#include <simdjson.h>

#include <string>
#include <utility>

#include "corpus/encoding.h"
#include "corpus/line_reader.h"

namespace dateline::corpus {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

static_assert(LineReader::padding >= simdjson::SIMDJSON_PADDING);

ValueType type_of(const element& value) {
  switch (value.type()) {
    case element_type::ARRAY:
      return ValueType::list;
    case element_type::OBJECT:
      return ValueType::object;
    case element_type::STRING:
      return ValueType::text;
    case element_type::BOOL:
      return ValueType::boolean;
    default:
      return ValueType::number;
  }
}

// Lays out `value` and all that it holds.
void add_value(Record& record, std::string_view path, const element& value, std::size_t item) {
  if (value.is_null()) return;
  const auto type = type_of(value);
  if (type == ValueType::text) return record.add({path, std::string_view(value), type, item});
  if (type == ValueType::number || type == ValueType::boolean) {
    return record.add({path, record.keep(simdjson::minify(value)), type, item});
  }
  record.add({path, {}, type, item});
  if (type == ValueType::list) {
    std::size_t place = 0;
    for (const element& inside : value.get_array()) {
      add_value(record, path, inside, item > 0 ? item : ++place);
    }
    return;
  }
  for (const auto& [key, inside] : value.get_object()) {
    add_value(record, record.keep(std::string(path) + '.' + std::string(key)), inside, item);
  }
}

// pandas and Python's json write these, and a reader of JSON must refuse them.
bool has_not_a_number(std::string_view line) {
  for (const std::string_view value : {": NaN", ":NaN", ": Infinity", ":Infinity", ": -Infinity"}) {
    if (line.find(value) != std::string_view::npos) return true;
  }
  return false;
}

std::string describe(simdjson::error_code error, std::string_view line) {
  if (has_not_a_number(line))
    return "not valid JSON: NaN and Infinity are no JSON values; write null";
  switch (error) {
    case simdjson::UNCLOSED_STRING:
      return "not valid JSON: a string is not closed on its line";
    case simdjson::STRING_ERROR:
      return "not valid JSON: a broken escape sequence in a string";
    case simdjson::UNESCAPED_CHARS:
      return "not valid JSON: an unescaped control character in a string";
    case simdjson::NUMBER_ERROR:
      return "not valid JSON: a malformed number";
    case simdjson::DEPTH_ERROR:
      return "not valid JSON: nested too deeply";
    default:
      return "not valid JSON: a comma, colon, quote or brace is missing or misplaced, or the line "
             "is cut short";
  }
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

class JsonlReader : public RecordReader {
 public:
  explicit JsonlReader(InputFile file) : lines_(std::move(file)) {}

  const CorpusFile& file() const override { return lines_.file(); }

  bool next(Record& record) override {
    while (const auto line = lines_.next()) {
      if (line->is_too_long) fail(*line, "longer than 16 MB");
      if (is_blank(line->bytes)) continue;
      read_record(*line, record);
      return true;
    }
    return false;
  }

 private:
  [[noreturn]] void fail(const Line& line, const std::string& reason) const {
    throw ReadError(lines_.file().path, line.number, reason);
  }

  void read_record(const Line& line, Record& record) {
    const auto value = parse(line);
    if (!value.is_object()) {
      fail(line, "expected a JSON object, found " +
                     std::string(value.is_null() ? "null" : to_string(type_of(value))));
    }
    record.start(line.number);
    for (const auto& [key, inside] : value.get_object()) add_value(record, key, inside, 0);
  }

  element parse(const Line& line) {
    auto result = parser_.parse(line.bytes.data(), line.bytes.size(), false);
    if (result.error() == simdjson::UTF8_ERROR) {
      const auto decoded = decode_text(line.bytes);
      if (!decoded) fail(line, "binary bytes");
      decoded_ = simdjson::padded_string(decoded->text);
      result = parser_.parse(decoded_);
    }
    if (result.error()) fail(line, describe(result.error(), line.bytes));
    return result.value_unsafe();
  }

  LineReader lines_;
  simdjson::dom::parser parser_;
  simdjson::padded_string decoded_;
};

}  // namespace

std::unique_ptr<RecordReader> open_jsonl(InputFile file, const ReadOptions&) {
  return std::make_unique<JsonlReader>(std::move(file));
}

bool is_json_object(std::string_view line) {
  simdjson::dom::parser parser;
  const auto result = parser.parse(simdjson::padded_string(line));
  return !result.error() && result.value_unsafe().is_object();
}

}  // namespace dateline::corpus
