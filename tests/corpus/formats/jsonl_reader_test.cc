// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/jsonl_reader.h"

#include <catch2/catch.hpp>

#include "corpus/fields/read_options.h"
#include "corpus/files/line_reader.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

ReadResult read(const std::string& jsonl, const ReadOptions& options = {}) {
  const TempFolder folder;
  return read_all(folder.write("a.jsonl", jsonl), options);
}

Article read_one(const std::string& jsonl) {
  const auto result = read(jsonl);
  REQUIRE(result.errors.empty());
  REQUIRE(result.articles.size() == 1);
  return result.articles.front();
}

TEST_CASE("every field of a record is read", "[jsonl]") {
  const auto article = read_one(
      R"({"id":"a1","title":"T","text":"One.\n\nTwo.","outlet":"AFP","url":"https://e.org/1",)"
      R"("language":"EN","published":"2014-06-10T07:00:00Z","agency":["AFP","AP"],"filed":"Erbil",)"
      R"("places":["Mosul",{"name":"Erbil","id":"geonames:95446","lat":36.19,"lon":44.01},)"
      R"({"name":"Sinjar","latitude":36,"longitude":-41.5}],"unknown":{"a":[1]}})");
  CHECK(article.id == "a1");
  CHECK(article.title == "T");
  CHECK(article.text == "One.\n\nTwo.");
  CHECK(article.outlet == "AFP");
  CHECK(article.url == "https://e.org/1");
  CHECK(article.language == "en");
  CHECK(article.published == Date{2014, 6, 10});
  CHECK(article.date_source == DateSource::given);
  CHECK(article.agencies == std::vector<std::string>{"AFP", "AP"});
  CHECK(article.filed == "Erbil");
  REQUIRE(article.places.size() == 3);
  CHECK(article.places[0].name == "Mosul");
  CHECK_FALSE(article.places[0].latitude);
  CHECK(article.places[1].id == "geonames:95446");
  CHECK(article.places[1].longitude == 44.01);
  CHECK(article.places[2].latitude == 36.0);
  CHECK(article.places[2].longitude == -41.5);
  CHECK(article.source_line == 1);
}

TEST_CASE("a field is read under its other names", "[jsonl]") {
  const auto article =
      read_one(R"({"id":7,"body":"Text.","lang":"en-US","date":20140610,"agency":"Reuters",)"
               R"("source":"https://e.org/2","location":"Mosul"})");
  CHECK(article.id == "7");
  CHECK(article.text == "Text.");
  CHECK(article.language == "en");
  CHECK(article.published == Date{2014, 6, 10});
  CHECK(article.agencies == std::vector<std::string>{"Reuters"});
  CHECK(article.url == "https://e.org/2");
  CHECK(article.outlet.empty());
  CHECK(article.places.at(0).name == "Mosul");
}

TEST_CASE("of several names of a field the preferred one with a value counts", "[jsonl]") {
  CHECK(read_one(R"({"content":"C","body":"B","text":"T"})").text == "T");
  CHECK(read_one(R"({"content":"C","body":"B","text":""})").text == "B");
  CHECK(read_one(R"({"content":"C","body":null,"text":" "})").text == "C");
  CHECK(read_one(R"({"text":"first","text":"second"})").text == "first");
}

TEST_CASE("a source that is no web address is the outlet", "[jsonl]") {
  CHECK(read_one(R"({"text":"T","source":"SANA"})").outlet == "SANA");
  CHECK(read_one(R"({"text":"T","source":"SANA","outlet":"Syrian Arab News Agency"})").outlet ==
        "Syrian Arab News Agency");
  CHECK(read_one(R"({"text":"T","source":"HTTP://e.org","outlet":"SANA"})").url == "HTTP://e.org");
}

TEST_CASE("a record without an id is called by its file and line", "[jsonl]") {
  const auto result = read("\n{\"text\":\"A\"}\n  \n{\"title\":\"B\"}\n");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].id == "a.jsonl:2");
  CHECK(result.articles[1].id == "a.jsonl:4");
  CHECK(result.articles[1].source_line == 4);
}

TEST_CASE("texts are cleaned and never else changed", "[jsonl]") {
  CHECK(read_one(R"({"text":"  a\r\nb\u0000c\u001b[0m\td  "})").text == "  a\nb c [0m\td  ");
  CHECK(read_one("{\"text\":\"the army\x92s caf\xE9\"}").text == "the army’s café");
  CHECK(read_one(R"({"text":"\u0623\u0631\u0628\u064a\u0644 \ud83d\ude00"})").text == "أربيل 😀");
}

TEST_CASE("dates that cannot be read or believed are kept as written", "[jsonl]") {
  const auto result = read(R"({"text":"A","date":"06/10/2014"})"
                           "\n"
                           R"({"text":"B","date":"2026-03-16"})"
                           "\n"
                           R"({"text":"C","date":"week 24"})",
                           {.latest_credible = {2026, 3, 15}});
  REQUIRE(result.articles.size() == 3);
  CHECK(result.articles[0].unread_date == "06/10/2014");
  CHECK(result.articles[1].unread_date == "2026-03-16");
  CHECK(result.articles[2].unread_date == "week 24");
}

TEST_CASE("the dateline and the credits are read out of the text", "[jsonl]") {
  const auto article = read_one(
      R"({"text":"ERBIL, Iraq, Jan 8, 2020 (Reuters) - Two rockets hit.\nMore was not known. – AFP"})");
  CHECK(article.filed == "ERBIL, Iraq");
  CHECK(article.agency_credits == std::vector<std::string>{"Reuters", "AFP"});
  CHECK(article.published == Date{2020, 1, 8});
  CHECK(article.date_source == DateSource::dateline);
}

TEST_CASE("what the record states wins over the dateline", "[jsonl]") {
  const auto stated = read_one(
      R"({"filed":"Baghdad","date":"2020-01-09","text":"ERBIL, Jan 8, 2020 (Reuters) - Two rockets."})");
  CHECK(stated.filed == "Baghdad");
  CHECK(stated.published == Date{2020, 1, 9});
  const auto unread =
      read_one(R"({"date":"8/1/2020","text":"ERBIL, Jan 8, 2020 (Reuters) - Two rockets."})");
  CHECK_FALSE(unread.published);
  CHECK(unread.unread_date == "8/1/2020");
}

struct BadCase {
  std::string line;
  std::string error;
};

TEST_CASE("a bad record is located and explained, and reading goes on", "[jsonl]") {
  const auto c = GENERATE(values<BadCase>({
      {R"({"id":"x"})", "no text"},
      {R"({"id":"x","text":"  ","title":""})", "no text"},
      {R"({"text":["a"]})", "field \"text\": expected a string, found an array"},
      {R"({"Body":1})", "field \"Body\": expected a string, found a number"},
      {R"({"text":"a","title":{"en":"a"}})", "field \"title\": expected a string, found an object"},
      {R"({"text":"a","id":true})",
       "field \"id\": expected a string or a number, found true or false"},
      {R"({"text":"a","date":["2014"]})",
       "field \"date\": expected a string or a number, found an array"},
      {R"({"text":"a","agency":1})",
       "field \"agency\": expected a string or an array of strings, found a number"},
      {R"({"text":"a","agency":["AFP",1]})", "field \"agency\": expected a string, found a number"},
      {R"({"text":"a","places":1})",
       "field \"places\": expected an array of places, found a number"},
      {R"({"text":"a","places":[1]})",
       "field \"places\": expected places to be strings or objects, found a number"},
      {R"({"text":"a","places":[{"id":"1"}]})", "field \"places\": a place without a name"},
      {R"({"text":"a","places":[{"name":"b","lat":1}]})",
       "field \"places\": a place with only one of latitude and longitude"},
      {R"({"text":"a","places":[{"name":"b","lat":91,"lon":1}]})",
       "field \"places\": a coordinate of 91 degrees"},
      {R"({"text":"a","places":[{"name":"b","lat":"36 N","lon":1}]})",
       "field \"places\": expected a number as coordinate, found a string"},
      {R"(["text"])", "expected a JSON object, found an array"},
      {R"("text")", "expected a JSON object, found a string"},
      {R"({"text":"a})", "not valid JSON: a string is not closed on its line"},
      {R"({"text":"\x"})", "not valid JSON: a broken escape sequence in a string"},
      {"{\"text\":\"a\x01\"}", "not valid JSON: an unescaped control character in a string"},
      {R"({"text":"a","n":01})", "not valid JSON: a malformed number"},
      {R"({"text":"a" "b":1})",
       "not valid JSON: a comma, colon, quote or brace is missing or misplaced, or the "
       "record is cut short"},
      {R"({"text":"a"}{"text":"b"})",
       "not valid JSON: a comma, colon, quote or brace is missing or misplaced, or the "
       "record is cut short"},
      {R"({"text":"a","tags":["b",],})", "not valid JSON: a comma with nothing behind it"},
  }));
  INFO(c.line);
  const auto result = read("{\"text\":\"before\"}\n" + c.line + "\n{\"text\":\"after\"}\n");
  CHECK(result.articles.size() == 2);
  CHECK(result.errors == std::vector<std::string>{"a.jsonl:2: " + c.error});
}

TEST_CASE("a line that is too long is one bad record", "[jsonl]") {
  const std::string long_text(max_record_size, 'x');
  const auto result =
      read("{\"text\":\"before\"}\n{\"text\":\"" + long_text + "\"}\n{\"text\":\"after\"}\n");
  CHECK(result.errors == std::vector<std::string>{"a.jsonl:2: longer than 16 MB"});
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[1].text == "after");
}

TEST_CASE("a line of just under 16 MB is read", "[jsonl]") {
  const std::string long_text(max_record_size - 20, 'x');
  CHECK(read_one("{\"text\":\"" + long_text + "\"}").text == long_text);
}

TEST_CASE("JSON Lines in UTF-16 are read", "[jsonl]") {
  const std::string line = R"({"text":"Mosul"})"
                           "\n";
  std::string bytes = "\xFF\xFE";
  for (const char c : line + line) (bytes += c) += '\0';
  CHECK(read(bytes).articles.size() == 2);
}

TEST_CASE("an object is read to a depth of 64 and no deeper", "[jsonl]") {
  const auto nested = [](std::size_t depth) {
    return R"({"text":"b","deep":)" + std::string(depth - 1, '[') + std::string(depth - 1, ']') +
           '}';
  };
  CHECK(read_one(nested(64)).text == "b");
  for (const std::size_t depth : {65, 2000}) {
    const auto result = read("{\"text\":\"a\"}\n" + nested(depth) + "\n{\"text\":\"c\"}");
    CHECK(result.errors ==
          std::vector<std::string>{"a.jsonl:2: not valid JSON: nested more than 64 deep"});
    CHECK(result.articles.size() == 2);
  }
}

TEST_CASE("what Python writes for a missing number is no value", "[jsonl]") {
  CHECK(read_one(R"({"title":NaN,"text":"NaN, \"Infinity\"","date":-Infinity,"a":[Infinity,1]})")
            .text == "NaN, \"Infinity\"");
}

TEST_CASE("lines that databases write for nothing are passed over", "[jsonl]") {
  const auto result = read("{\"text\":\"a\"}\n\\N\n \\N \n{\"text\":\"b\"}\n");
  CHECK(result.errors.empty());
  CHECK(result.articles.size() == 2);
}

}  // namespace
}  // namespace dateline::corpus
