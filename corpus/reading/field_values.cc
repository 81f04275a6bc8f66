// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/field_values.h"

#include <charconv>
#include <cmath>
#include <string>

#include "corpus/text/encoding.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

[[noreturn]] void throw_wrong_type(std::string_view expected, const Value& found) {
  throw ValueError("expected " + std::string(expected) + ", found " +
                   std::string(to_string(found.type)));
}

std::string read_string(const Value& value, std::string_view expected = "a string") {
  if (value.type != ValueType::text) throw_wrong_type(expected, value);
  return clean_text(value.text);
}

// Numbers serve as ids, and as dates such as 20140610.
std::string read_string_or_number(const Value& value) {
  return value.type == ValueType::number ? std::string(value.text)
                                         : read_string(value, "a string or a number");
}

// A number, or a text that is one: front matter knows no numbers, and much JSON has them in quotes.
double read_coordinate(const Value& value, double limit) {
  const auto written = trim(value.text);
  const bool is_scalar = value.type == ValueType::number || value.type == ValueType::text;
  double degrees = 0;
  const auto* end = written.data() + written.size();
  if (!is_scalar || std::from_chars(written.data(), end, degrees).ptr != end)
    throw_wrong_type("a number as coordinate", value);
  if (std::abs(degrees) > limit)
    throw ValueError("a coordinate of " + std::string(value.text) + " degrees");
  return degrees;
}

// The values that begin with the one at `path`: itself and all that lies inside it.
std::span<const Value> with_contents(std::span<const Value> values) {
  const auto path = values.front().path;
  std::size_t size = 1;
  while (size < values.size() && values[size].path.starts_with(path) && values[size].item > 0) {
    ++size;
  }
  return values.first(size);
}

// The values of one object, the object itself first.
GivenPlace read_place(std::span<const Value> object) {
  GivenPlace place;
  const auto path_size = object.front().path.size() + 1;
  for (const auto& value : object.subspan(1)) {
    const auto key = value.path.substr(path_size);
    if (key == "name") place.name = read_string(value);
    if (key == "id") place.id = read_string_or_number(value);
    if (key == "lat" || key == "latitude") place.latitude = read_coordinate(value, 90);
    if (key == "lon" || key == "longitude") place.longitude = read_coordinate(value, 180);
  }
  if (trim(place.name).empty()) throw ValueError("a place without a name");
  if (place.latitude.has_value() != place.longitude.has_value()) {
    throw ValueError("a place with only one of latitude and longitude");
  }
  return place;
}

void set_places(ArticleBuilder& builder, std::span<const Value> values) {
  if (values.front().type == ValueType::text) {
    return builder.set(Field::places, read_string(values.front()));
  }
  if (values.front().type != ValueType::list) {
    throw_wrong_type("an array of places", values.front());
  }
  for (std::size_t begin = 1, end = 1; begin < values.size(); begin = end) {
    while (end < values.size() && values[end].item == values[begin].item) ++end;
    if (values[begin].type == ValueType::object) {
      builder.add_place(read_place(values.subspan(begin, end - begin)));
    } else {
      builder.set(Field::places, read_string(values[begin], "places to be strings or objects"));
    }
  }
}

void set_agencies(ArticleBuilder& builder, std::span<const Value> values) {
  if (values.front().type != ValueType::list) {
    return builder.set(Field::agency,
                       read_string(values.front(), "a string or an array of strings"));
  }
  for (const auto& agency : values.subspan(1)) builder.set(Field::agency, read_string(agency));
}

}  // namespace

void set_field(ArticleBuilder& builder, Field field, std::span<const Value> values) {
  switch (field) {
    case Field::places:
      return set_places(builder, with_contents(values));
    case Field::agency:
      return set_agencies(builder, with_contents(values));
    case Field::id:
    case Field::published:
    case Field::latitude:
    case Field::longitude:
      return builder.set(field, read_string_or_number(values.front()));
    default:
      return builder.set(field, read_string(values.front()));
  }
}

}  // namespace dateline::corpus
