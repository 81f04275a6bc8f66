// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/csv_table.h"

#include <catch2/catch.hpp>

#include "corpus/fields/read_options.h"

namespace dateline::corpus {
namespace {

std::optional<char> delimiter_of(std::string_view line, const ReadOptions& options = {}) {
  const auto shape = find_table_shape(line, options);
  return shape ? std::optional(shape->delimiter) : std::nullopt;
}

TEST_CASE("the delimiter is the one that gives the most known columns", "[csv]") {
  CHECK(delimiter_of("id,title,text") == ',');
  CHECK(delimiter_of("id;title;text, long") == ';');
  CHECK(delimiter_of("id\ttitle\ttext") == '\t');
  CHECK(delimiter_of("id|title|text") == '|');
  CHECK(delimiter_of("\"text\",\"id\"") == ',');
  CHECK(delimiter_of("event_id_cnty;event_date;notes;source") == ';');
  CHECK_FALSE(delimiter_of("text"));
  CHECK_FALSE(delimiter_of("The army said, on Friday, that it"));
  CHECK_FALSE(delimiter_of("id,a,b"));
}

TEST_CASE("what is told of a table counts", "[csv]") {
  CHECK(delimiter_of("id^title^text", {.delimiter = '^'}) == '^');
  CHECK_FALSE(delimiter_of("id,title,text", {.delimiter = ';'}));
  ReadOptions options;
  options.fields.mapped = {{.field = Field::text, .path = "inhalt"}};
  CHECK(delimiter_of("a;Inhalt", options) == ';');
  CHECK(find_table_shape("a;Inhalt", options)->has_text);
  CHECK_FALSE(delimiter_of("a;Inhalt"));
}

TEST_CASE("a table with titles alone says that it has no text, unless its producer has none",
          "[csv]") {
  CHECK_FALSE(find_table_shape("id,title,date", {})->has_text);
  CHECK(find_table_shape("seendate,title,domain,url", {})->has_text);
}

}  // namespace
}  // namespace dateline::corpus
