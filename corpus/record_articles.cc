// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/record_articles.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "corpus/article_builder.h"
#include "corpus/encoding.h"
#include "corpus/field_map.h"
#include "corpus/letters.h"

namespace dateline::corpus {
namespace {

// What is wrong with one value; the reader adds file, line and field.
class ValueError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

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

double read_coordinate(const Value& value, double limit) {
  if (value.type != ValueType::number) throw_wrong_type("a number as coordinate", value);
  double degrees = 0;
  std::from_chars(value.text.data(), value.text.data() + value.text.size(), degrees);
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

void set_field(ArticleBuilder& builder, Field field, std::span<const Value> values) {
  switch (field) {
    case Field::places:
      return set_places(builder, values);
    case Field::agency:
      return set_agencies(builder, values);
    case Field::id:
    case Field::published:
      return builder.set(field, read_string_or_number(values.front()));
    default:
      return builder.set(field, read_string(values.front()));
  }
}

// Where in `values` the names of field_aliases hold a value, in the order of that table. Of a name
// that stands twice the first with a value counts.
using Positions = std::array<std::optional<std::size_t>, field_aliases.size()>;
Positions find_known(std::span<const Value> values) {
  Positions positions;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto alias = find_alias(values[i].path);
    if (!alias || positions[*alias] || values[i].item > 0) continue;
    if (values[i].type == ValueType::text && trim(values[i].text).empty()) continue;
    positions[*alias] = i;
  }
  return positions;
}

class RecordArticles : public ArticleReader {
 public:
  RecordArticles(std::unique_ptr<RecordReader> records, const ReadOptions& options)
      : records_(std::move(records)), options_(options) {}

  std::optional<Article> next() override {
    if (!records_->next(record_)) return std::nullopt;
    ArticleBuilder builder(records_->file(), record_.line(), options_);
    const auto positions = find_known(record_.values());
    for (std::size_t i = 0; i < positions.size(); ++i) {
      const Field field = field_aliases[i].field;
      if (!positions[i] || builder.has(field)) continue;
      set(builder, field, with_contents(record_.values().subspan(*positions[i])));
    }
    return builder.build();
  }

 private:
  void set(ArticleBuilder& builder, Field field, std::span<const Value> values) const {
    try {
      set_field(builder, field, values);
    } catch (const ValueError& error) {
      throw ReadError(records_->file().path, record_.line(),
                      "field \"" + std::string(values.front().path) + "\": " + error.what());
    }
  }

  std::unique_ptr<RecordReader> records_;
  ReadOptions options_;
  Record record_;
};

}  // namespace

std::unique_ptr<ArticleReader> read_articles(std::unique_ptr<RecordReader> records,
                                             const ReadOptions& options) {
  return std::make_unique<RecordArticles>(std::move(records), options);
}

}  // namespace dateline::corpus
