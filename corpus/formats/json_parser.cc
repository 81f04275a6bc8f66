// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/json_parser.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <string>

#include "corpus/text/encoding.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr std::size_t max_depth = 64;
static_assert(JsonParser::padding >= simdjson::SIMDJSON_PADDING);

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
      ++place;
      add_value(record, path, inside, item > 0 ? item : place);
    }
    return;
  }
  for (const auto& [key, inside] : value.get_object()) {
    add_value(record, record.keep(std::string(path) + '.' + std::string(key)), inside, item);
  }
}

// A comma before a closing bracket, outside of strings.
bool has_trailing_comma(std::string_view bytes) {
  bool is_in_string = false;
  char last = ' ';
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (is_in_string && c == '\\') ++i;
    if (c == '"') is_in_string = !is_in_string;
    if (!is_in_string && last == ',' && (c == '}' || c == ']')) return true;
    if (std::string_view(" \t\r\n").find(c) == std::string_view::npos) last = c;
  }
  return false;
}

std::string describe(simdjson::error_code error, std::string_view bytes) {
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
      return "not valid JSON: nested more than " + std::to_string(max_depth) + " deep";
    default:
      break;
  }
  if (has_trailing_comma(bytes)) return "not valid JSON: a comma with nothing behind it";
  return "not valid JSON: a comma, colon, quote or brace is missing or misplaced, or the record is "
         "cut short";
}

// `bytes` with "null" for each NaN and Infinity that is a value; empty if there is none.
std::string without_not_a_number(std::string_view bytes) {
  constexpr auto names = std::to_array<std::string_view>({"NaN", "Infinity", "-Infinity"});
  std::string clean;
  std::size_t copied = 0;
  bool is_in_string = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '"') is_in_string = !is_in_string;
    if (is_in_string && bytes[i] == '\\') ++i;
    if (is_in_string) continue;
    const auto* name = std::find_if(names.begin(), names.end(), [&](std::string_view candidate) {
      return bytes.substr(i, candidate.size()) == candidate;
    });
    if (name == names.end()) continue;
    clean.append(bytes.substr(copied, i - copied)).append("null");
    i += name->size() - 1;
    copied = i + 1;
  }
  return copied == 0 ? clean : clean.append(bytes.substr(copied));
}

}  // namespace

struct JsonParser::State {
  explicit State(EncodingChoice choice) : encodings(choice) {
    constexpr std::size_t first_capacity = std::size_t{64} << 10;
    if (parser.allocate(first_capacity, max_depth) != simdjson::SUCCESS) throw std::bad_alloc();
  }

  simdjson::simdjson_result<element> parse_copy(std::string_view bytes) {
    copy = simdjson::padded_string(bytes);
    return parser.parse(copy);
  }

  simdjson::simdjson_result<element> parse(std::string_view bytes) {
    guess = {};
    auto result = parser.parse(bytes.data(), bytes.size(), false);
    if (result.error() == simdjson::UTF8_ERROR) {
      const auto decoded = decode_text(bytes, encodings.choose(bytes));
      if (!decoded) throw JsonError("binary bytes");
      guess = decoded->encoding;
      result = parse_copy(decoded->text);
    }
    if (result.error()) {
      const auto clean = without_not_a_number(bytes);
      if (!clean.empty()) result = parse_copy(clean);
    }
    return result;
  }

  EncodingChoice encodings;
  simdjson::dom::parser parser;
  simdjson::padded_string copy;
  std::string_view guess;  // the encoding that bytes that are no UTF-8 were taken for
};

JsonParser::JsonParser(EncodingChoice encodings) : state_(std::make_unique<State>(encodings)) {}
JsonParser::~JsonParser() = default;
JsonParser::JsonParser(JsonParser&&) noexcept = default;
JsonParser& JsonParser::operator=(JsonParser&&) noexcept = default;

void JsonParser::parse(std::string_view bytes, Record& record) {
  const auto result = state_->parse(bytes);
  if (result.error()) throw JsonError(describe(result.error(), bytes));
  const element value = result.value_unsafe();
  if (!value.is_object()) {
    throw JsonError("expected a JSON object, found " +
                    std::string(value.is_null() ? "null" : to_string(type_of(value))));
  }
  if (!state_->guess.empty()) record.add_flag(state_->encodings.flag(state_->guess));
  for (const auto& [key, inside] : value.get_object()) add_value(record, key, inside, 0);
}

bool is_json_object(std::string_view bytes) {
  simdjson::dom::parser parser;
  const auto result = parser.parse(simdjson::padded_string(bytes));
  return !result.error() && result.value_unsafe().is_object();
}

}  // namespace dateline::corpus
