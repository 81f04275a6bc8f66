// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/fields/record.h"

#include <catch2/catch.hpp>

#include "corpus/formats/record_file.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

// "path=text", or "path[]" and "path{}" for what holds others; "#n" where it is in a list.
std::vector<std::string> layout(const std::string& bytes) {
  const TempFolder folder;
  const auto opened = open_record_file(folder.write("a", bytes));
  Record record;
  REQUIRE(opened.records->next(record));
  std::vector<std::string> lines;
  for (const auto& value : record.values()) {
    std::string line(value.path);
    if (value.type == ValueType::list) line += "[]";
    if (value.type == ValueType::object) line += "{}";
    if (!value.text.empty()) line += "=" + std::string(value.text);
    if (value.item > 0) line += "#" + std::to_string(value.item);
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("a nested record is laid out under the paths that lead to its values", "[record]") {
  CHECK(layout(R"({"id":7,"fields":{"date":{"original":"2014"},"ok":true,"none":null,)"
               R"("source":[{"name":"A"},{"name":"B","in":[1,[2]]}]},"tags":["x","y"]})") ==
        Lines{"id=7", "fields{}", "fields.date{}", "fields.date.original=2014", "fields.ok=true",
              "fields.source[]", "fields.source{}#1", "fields.source.name=A#1", "fields.source{}#2",
              "fields.source.name=B#2", "fields.source.in[]#2", "fields.source.in=1#2",
              "fields.source.in[]#2", "fields.source.in=2#2", "tags[]", "tags=x#1", "tags=y#2"});
}

TEST_CASE("a row of a table is laid out under the names of its columns", "[record]") {
  CHECK(layout("Id,Text\n,a\n") == Lines{"Id", "Text=a"});
}

TEST_CASE("the format of a file is named", "[record]") {
  const TempFolder folder;
  CHECK(open_record_file(folder.write("a", "{\"text\":\"a\"}\n")).format == "JSON Lines");
  CHECK(open_record_file(folder.write("b", "id,text\n1,a\n")).format == "CSV");
  CHECK(open_record_file(folder.write("c", "Mosul.\n")).format == "text");
}

}  // namespace
}  // namespace dateline::corpus
