// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/jsonl_reader.h"

#include <simdjson.h>

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "corpus/article_builder.h"
#include "corpus/encoding.h"
#include "corpus/field_map.h"
#include "corpus/letters.h"
#include "corpus/line_reader.h"

namespace dateline::corpus {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

static_assert(LineReader::padding >= simdjson::SIMDJSON_PADDING);

// A value of a record under the name that the record gives it.
struct NamedValue {
  std::string_view name{};
  element value;
};

// What is wrong with one value; the reader adds file, line and field.
class ValueError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

std::string_view type_name(const element& value) {
  switch (value.type()) {
    case element_type::ARRAY:
      return "an array";
    case element_type::OBJECT:
      return "an object";
    case element_type::STRING:
      return "a string";
    case element_type::BOOL:
      return "true or false";
    case element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

[[noreturn]] void throw_wrong_type(std::string_view expected, const element& found) {
  throw ValueError("expected " + std::string(expected) + ", found " +
                   std::string(type_name(found)));
}

std::string read_string(const element& value, std::string_view expected = "a string") {
  if (!value.is_string()) throw_wrong_type(expected, value);
  return clean_text(std::string_view(value));
}

// Numbers serve as ids, and as dates such as 20140610.
std::string read_string_or_number(const element& value) {
  return value.is_number() ? simdjson::minify(value) : read_string(value, "a string or a number");
}

std::optional<double> read_coordinate(const element& value, double limit) {
  if (value.is_null()) return std::nullopt;
  if (!value.is_number()) throw_wrong_type("a number as coordinate", value);
  const double degrees = value.get_double();
  if (std::abs(degrees) > limit)
    throw ValueError("a coordinate of " + simdjson::minify(value) + " degrees");
  return degrees;
}

GivenPlace read_place(const simdjson::dom::object& object) {
  GivenPlace place;
  for (const auto& [key, value] : object) {
    if (key == "name" && !value.is_null()) place.name = read_string(value);
    if (key == "id" && !value.is_null()) place.id = read_string_or_number(value);
    if (key == "lat" || key == "latitude") place.latitude = read_coordinate(value, 90);
    if (key == "lon" || key == "longitude") place.longitude = read_coordinate(value, 180);
  }
  if (trim(place.name).empty()) throw ValueError("a place without a name");
  if (place.latitude.has_value() != place.longitude.has_value()) {
    throw ValueError("a place with only one of latitude and longitude");
  }
  return place;
}

void set_places(ArticleBuilder& builder, const element& value) {
  if (value.is_string()) return builder.set(Field::places, read_string(value));
  if (!value.is_array()) throw_wrong_type("an array of places", value);
  for (const element& place : value.get_array()) {
    if (place.is_object()) {
      builder.add_place(read_place(place.get_object()));
    } else {
      builder.set(Field::places, read_string(place, "places to be strings or objects"));
    }
  }
}

void set_agencies(ArticleBuilder& builder, const element& value) {
  if (!value.is_array())
    return builder.set(Field::agency, read_string(value, "a string or an array of strings"));
  for (const element& agency : value.get_array()) builder.set(Field::agency, read_string(agency));
}

void set_field(ArticleBuilder& builder, Field field, const element& value) {
  switch (field) {
    case Field::places:
      return set_places(builder, value);
    case Field::agency:
      return set_agencies(builder, value);
    case Field::id:
    case Field::published:
      return builder.set(field, read_string_or_number(value));
    default:
      return builder.set(field, read_string(value));
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

class JsonlReader : public ArticleReader {
 public:
  JsonlReader(InputFile file, const ReadOptions& options)
      : lines_(std::move(file)), options_(options) {}

  std::optional<Article> next() override {
    while (const auto line = lines_.next()) {
      if (line->is_too_long) fail(*line, "longer than 16 MB");
      if (!is_blank(line->bytes)) return read_record(*line);
    }
    return std::nullopt;
  }

 private:
  [[noreturn]] void fail(const Line& line, const std::string& reason) const {
    throw ReadError(lines_.file().path, line.number, reason);
  }

  Article read_record(const Line& line) {
    const auto record = parse(line);
    if (!record.is_object())
      fail(line, "expected a JSON object, found " + std::string(type_name(record)));
    ArticleBuilder builder(lines_.file(), line.number, options_);
    const auto values = collect(record.get_object());
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Field field = field_aliases[i].field;
      if (!values[i] || builder.has(field)) continue;
      try {
        set_field(builder, field, values[i]->value);
      } catch (const ValueError& error) {
        fail(line, "field \"" + std::string(values[i]->name) + "\": " + error.what());
      }
    }
    return builder.build();
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

  // The known values of a record in the order of field_aliases. Of a name that stands twice the
  // first counts.
  using Values = std::array<std::optional<NamedValue>, field_aliases.size()>;
  static Values collect(const simdjson::dom::object& record) {
    Values values;
    for (const auto& [key, value] : record) {
      const auto alias = find_alias(key);
      if (alias && !values[*alias] && !value.is_null()) values[*alias] = NamedValue{key, value};
    }
    return values;
  }

  LineReader lines_;
  ReadOptions options_;
  simdjson::dom::parser parser_;
  simdjson::padded_string decoded_;
};

}  // namespace

std::unique_ptr<ArticleReader> open_jsonl(InputFile file, const ReadOptions& options) {
  return std::make_unique<JsonlReader>(std::move(file), options);
}

bool is_json_object(std::string_view line) {
  simdjson::dom::parser parser;
  const auto result = parser.parse(simdjson::padded_string(line));
  return !result.error() && result.value_unsafe().is_object();
}

}  // namespace dateline::corpus
