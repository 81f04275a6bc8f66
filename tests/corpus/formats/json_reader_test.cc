// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/json_reader.h"

#include <catch2/catch.hpp>

#include "corpus/files/line_reader.h"
#include "corpus/formats/record_file.h"
#include "tests/corpus/packed.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

// "line text" of each article, the text cut after 20 bytes, then each error.
std::vector<std::string> read(const std::string& json) {
  const TempFolder folder;
  const auto file = folder.write("a", json);
  REQUIRE(open_record_file(file).format == "JSON");
  const auto result = read_all(file);
  std::vector<std::string> lines;
  for (const auto& article : result.articles) {
    lines.push_back(std::to_string(article.source_line) + ' ' + article.text.substr(0, 20));
  }
  lines.insert(lines.end(), result.errors.begin(), result.errors.end());
  return lines;
}

using Lines = std::vector<std::string>;

struct Case {
  std::string name;
  std::string json;
  Lines lines;
};

TEST_CASE("JSON of every layout is read, each record with its line", "[json]") {
  const auto c = GENERATE(values<Case>({
      {"an array on one line", R"([{"text":"a"},{"text":"b"}])", {"1 a", "1 b"}},
      {"an array of lines", "[\n{\"text\":\"a\"},\n{\"text\":\"b\"}\n]\n", {"2 a", "3 b"}},
      {"an indented array",
       "[\n  {\n    \"text\": \"a\",\n    \"places\": [\n      {\n        \"name\": \"M\"\n"
       "      }\n    ]\n  },\n  {\n    \"text\": \"b\"\n  }\n]\n",
       {"2 a", "10 b"}},
      {"an empty array", "[]\n", {}},
      {"a byte order mark", "\xEF\xBB\xBF[{\"text\":\"a\"}]", {"1 a"}},
      {"one object", "{\n  \"text\": \"a\"\n}", {"1 a"}},
      {"objects over several lines",
       "{\n\"text\":\"a\"\n}\n{\n\"text\":\"b\"\n}\n",
       {"1 a", "4 b"}},
      {"objects on one line", R"({"text":"a"}{"text":"b"} {"text":"c"})", {"1 a", "1 b", "1 c"}},
      {"objects with commas between",
       "{\"text\":\"a\"},\n{\"text\":\"b\"},\n{\"text\":\"c\"}\n",
       {"1 a", "2 b", "3 c"}},
      {"arrays one behind the other", "[{\"text\":\"a\"}]\n[{\"text\":\"b\"}]", {"1 a", "2 b"}},
      {"null between records", R"([{"text":"a"},null,{"text":"b"}])", {"1 a", "1 b"}},
      {"NaN", "[{\"text\":\"a\",\n\"n\":NaN}]", {"1 a"}},
      {"an envelope",
       R"({"time":1,"links":{"self":[{"a":1}]},"data":[{"text":"a"},{"text":"b"}],"total":2})",
       {"1 a", "1 b"}},
      {"an indented envelope",
       "{\n \"status\": \"ok\",\n \"articles\": [\n  {\"text\": \"a\"},\n  {\"text\": \"b\"}\n "
       "]\n}\n",
       {"4 a", "5 b"}},
      {"envelopes line by line",
       "{\"data\":[{\"text\":\"a\"}]}\n{\"data\":[{\"text\":\"b\"}]}\n",
       {"1 a", "2 b"}},
      {"a text beside an array of objects is no envelope",
       "{\"items\":[{\"title\":\"x\"}],\n\"text\":\"a\"}",
       {"1 a"}},
  }));
  INFO(c.name);
  CHECK(read(c.json) == c.lines);
}

TEST_CASE("a broken record of a JSON file is located, and reading goes on", "[json]") {
  const auto c = GENERATE(values<Case>({
      {"a trailing comma in a record",
       "[\n{\"text\":\"a\",},\n{\"text\":\"b\"}\n]",
       {"3 b", "a:2: not valid JSON: a comma with nothing behind it"}},
      {"a trailing comma behind the last record",
       "[\n{\"text\":\"a\"},\n]",
       {"2 a", "a:3: not valid JSON: a comma with nothing behind it"}},
      {"a string that is not closed",
       "[\n  {\n    \"text\": \"a,\n    \"x\": {}\n  },\n  {\n    \"text\": \"b\"\n  }\n]",
       {"6 b", "a:2: not valid JSON: a string is not closed on its line"}},
      {"a brace that is missing",
       "[\n  {\n    \"text\": \"a\",\n    \"x\": {\n  },\n  {\n    \"text\": \"b\"\n  }\n]",
       {"6 b",
        "a:2: not valid JSON: a comma, colon, quote or brace is missing or misplaced, or the "
        "record "
        "is cut short"}},
      {"something else than objects",
       R"([{"text":"a"}, "b", 17, {"text":"c"}])",
       {"1 a", "1 c", "a:1: expected a JSON object, found \"b\" (record 2 of the line)",
        "a:1: expected a JSON object, found 17 (record 3 of the line)"}},
      {"a file cut short inside a record",
       "[{\"text\":\"a\"},\n{\"text\":\"b",
       {"1 a", "a:2: cut short: the record is not closed"}},
      {"a file cut short between records",
       "[{\"text\":\"a\"},\n",
       {"1 a", "a:2: cut short: the array of the records is not closed"}},
      {"an envelope cut short",
       "{\"data\":[{\"text\":\"a\"}]\n",
       {"1 a", "a:2: cut short: the array of the records is not closed"}},
      {"no text", R"([{"id":"x"},{"text":"b"}])", {"1 b", "a:1: no text"}},
  }));
  INFO(c.name);
  CHECK(read(c.json) == c.lines);
}

TEST_CASE("records that share a line have ids and errors of their own", "[json]") {
  const TempFolder folder;
  const auto result = read_all(folder.write("a", R"([{"text":"a"},{"text":"b"},{"x":1},{"text":"c"}]
{"text":"d"})"));
  std::vector<std::string> ids;
  for (const auto& article : result.articles) ids.push_back(article.id);
  CHECK(ids == std::vector<std::string>{"a:1", "a:1:2", "a:1:4", "a:2"});
  CHECK(result.errors == std::vector<std::string>{"a:1: no text (record 3 of the line)"});
}

TEST_CASE("a record of more than 16 MB is skipped in bounded memory", "[json]") {
  const std::string long_text(max_record_size + 1000, 'x');
  CHECK(read("[{\"text\":\"a\"},\n{\"text\":\"" + long_text + "\"},\n{\"text\":\"b\"}]") ==
        Lines{"1 a", "3 b", "a:2: longer than 16 MB"});
}

TEST_CASE("an array that is far longer than a record may be is read", "[json]") {
  std::string json = "[";
  const auto record = "{\"text\":\"" + std::string(100'000, 'x') + "\"}";
  for (int i = 0; i < 200; ++i) json += (i > 0 ? "," : "") + record;
  CHECK(read(json + "]").size() == 200);
}

TEST_CASE("a JSON file in UTF-16 is read, and one that is compressed", "[json]") {
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string(R"([{"text":"a"},{"text":"b"}])")) (bytes += c) += '\0';
  CHECK(read(bytes) == Lines{"1 a", "1 b"});
  CHECK(read(gzip("[\n{\"text\":\"a\"}]")) == Lines{"2 a"});
}

TEST_CASE("the line where a compressed JSON file breaks off is named", "[json]") {
  std::string json = "[\n";
  for (int i = 0; i < 50'000; ++i) {
    json += "{\"text\":\"report " + std::to_string(i * 7919 % 100'003) + "\"},\n";
  }
  const auto packed = gzip(json);
  const auto lines = read(packed.substr(0, packed.size() - 5));
  CHECK(lines.back() == "a:" + std::to_string(lines.size() + 1) +
                            ": cut short: the compressed data ends in the middle");
}

TEST_CASE("the envelope is the member that producers use", "[json]") {
  CHECK(find_envelope(R"({"totalResults":1,"articles":[{"title":"a"}]})") == "articles");
  CHECK(find_envelope(R"({"data" : [ {"id":1}]})") == "data");
  CHECK_FALSE(find_envelope(R"({"data":["a"]})"));
  CHECK_FALSE(find_envelope(R"({"data":[{"id":1}],"text":"a"})"));
  CHECK_FALSE(find_envelope(R"({"places":[{"name":"a"}]})"));
  CHECK_FALSE(find_envelope("{"));
}

}  // namespace
}  // namespace dateline::corpus
