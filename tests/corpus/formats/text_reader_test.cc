// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/text_reader.h"

#include <catch2/catch.hpp>

#include "corpus/files/line_reader.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

struct Case {
  std::string name;
  std::string file;
  std::string title;
  std::string text;
};

TEST_CASE("a headline is the title and all that follows the text", "[text]") {
  const auto c = GENERATE(values<Case>({
      {"a blank line below", "US starts withdrawal from Iraq\n\nThe US has begun.\n",
       "US starts withdrawal from Iraq", "The US has begun.\n"},
      {"blank lines above", "\n \nUS starts withdrawal\n\n\nThe US has begun.",
       "US starts withdrawal", "The US has begun."},
      {"a dateline below", "Rockets hit Erbil\nERBIL (Reuters) - Two rockets hit.",
       "Rockets hit Erbil", "ERBIL (Reuters) - Two rockets hit."},
      {"a far longer line below",
       "Rockets hit Erbil\nTwo rockets hit the city of Erbil on Friday, officials said, killing "
       "nobody.",
       "Rockets hit Erbil",
       "Two rockets hit the city of Erbil on Friday, officials said, killing nobody."},
      {"a question", "Is the war over?\n\nNobody knows.", "Is the war over?", "Nobody knows."},
      {"Arabic", "سقوط صاروخين على أربيل\n\nقال مسؤولون إن صاروخين سقطا.", "سقوط صاروخين على أربيل",
       "قال مسؤولون إن صاروخين سقطا."},
      {"indented text stays so", "A headline\n\n  Indented.\n\n", "A headline", "  Indented.\n\n"},
      {"DOS line ends", "A headline\r\n\r\nText.\r\n", "A headline", "Text.\n"},
      {"a dateline first", "BAGHDAD: The US has begun.\n\nMore.", "",
       "BAGHDAD: The US has begun.\n\nMore."},
      {"a sentence first", "The US has begun.\n\nMore.", "", "The US has begun.\n\nMore."},
      {"a quotation first", "“The war is over.”\n\nMore.", "", "“The war is over.”\n\nMore."},
      {"hard line breaks",
       "Showers continued throughout the week in\nthe Bahia cocoa zone, alleviating the\ndrought.",
       "",
       "Showers continued throughout the week in\nthe Bahia cocoa zone, alleviating the\ndrought."},
      {"a line that goes on",
       "Two rockets\nhit the city of Erbil on Friday, officials said, killing nobody.", "",
       "Two rockets\nhit the city of Erbil on Friday, officials said, killing nobody."},
      {"one line only", "Rockets hit Erbil\n", "", "Rockets hit Erbil\n"},
      {"a long first line", std::string(161, 'x') + "\n\nText.", "",
       std::string(161, 'x') + "\n\nText."},
      {"windows-1252", "The army\x92s move\n\nText.", "The army’s move", "Text."},
  }));
  INFO(c.name);
  const TempFolder folder;
  const auto result = read_all(folder.write("2014/report.txt", c.file));
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles.front().title == c.title);
  CHECK(result.articles.front().text == c.text);
  CHECK(result.articles.front().id == "2014/report.txt");
  CHECK(result.articles.front().source_line == 1);
}

TEST_CASE("a text that is too long is refused", "[text]") {
  const TempFolder folder;
  const auto result = read_all(folder.write("a.txt", std::string(max_record_size + 1, 'x')));
  CHECK(result.articles.empty());
  CHECK(result.errors ==
        std::vector<std::string>{
            "a.txt:0: a text longer than 16 MB; split it into one file an article"});
}

TEST_CASE("a text that turns out to be binary is refused", "[text]") {
  const TempFolder folder;
  const auto result = read_all(folder.write("a.txt", std::string(100'000, 'x') + '\0'));
  CHECK(result.errors == std::vector<std::string>{"a.txt:0: binary file"});
}

}  // namespace
}  // namespace dateline::corpus
