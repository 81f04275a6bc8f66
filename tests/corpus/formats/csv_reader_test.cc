// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/csv_reader.h"

#include <catch2/catch.hpp>
#include <random>

#include "corpus/formats/csv_records.h"
#include "corpus/text/encoding.h"
#include "corpus/text/letters.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

ReadResult read(const std::string& csv) {
  const TempFolder folder;
  return read_all(folder.write("a.csv", csv));
}

std::vector<std::string> texts_of(const ReadResult& result) {
  std::vector<std::string> texts;
  for (const auto& article : result.articles) texts.push_back(article.text);
  return texts;
}

TEST_CASE("the columns are found by name", "[csv]") {
  const auto result = read(
      "unit_id,Article_Title,ARTICLE_CONTENT,source,date,location,labels\n"
      "1,A title,\"Some \"\"quoted\"\" text,\nin two lines.\",sana,4/30/2017,idlib,0\n");
  REQUIRE(result.articles.size() == 1);
  const auto& article = result.articles.front();
  CHECK(article.id == "a.csv:2");
  CHECK(article.title == "A title");
  CHECK(article.text == "Some \"quoted\" text,\nin two lines.");
  CHECK(article.outlet == "sana");
  CHECK(article.published == Date{2017, 4, 30});
  REQUIRE(article.places.size() == 1);
  CHECK(article.places.front().name == "idlib");
  CHECK(article.source_line == 2);
}

struct Case {
  std::string name;
  std::string csv;
  std::vector<std::string> texts;
};

TEST_CASE("tables of all kinds are read", "[csv]") {
  const auto c = GENERATE(values<Case>({
      {"comma", "id,text\n1,a\n2,b\n", {"a", "b"}},
      {"semicolon", "id;text\n1;a, b\n", {"a, b"}},
      {"tab", "id\ttext\n1\ta, b; c\n", {"a, b; c"}},
      {"header only", "id,text\n", {}},
      {"no end of the last line", "id,text\n1,a", {"a"}},
      {"DOS line ends", "id,text\r\n1,\"a\r\nb\"\r\n2,c\r\n", {"a\nb", "c"}},
      {"old Mac line ends", "id,text\r1,a\r2,b\r", {"a", "b"}},
      {"blank lines", "\n\nid,text\n\n1,a\n  \n2,b\n\n", {"a", "b"}},
      {"byte order mark", "\xEF\xBB\xBFtext,id\na,1\n", {"a"}},
      {"quoted header", "\"id\",\"text\"\n\"1\",\"a\"\n", {"a"}},
      {"blanks around quotes", "id, text\n1, \"a, b\" \n", {"a, b"}},
      {"blanks inside quotes", "id,text\n1,\" a \"\n", {" a "}},
      {"empty columns behind the last", "id,text\n1,a,,,\n", {"a"}},
      {"empty columns in the header", "id,text,,\n1,a,,\n", {"a"}},
      {"rows of empty cells", "id,text\n1,a\n,\n,,\n", {"a"}},
      {"the preferred column", "content,text\nc,t\nc,\n", {"t", "c"}},
      {"a title alone", "title,text\nT,\n", {""}},
  }));
  INFO(c.name);
  const auto result = read(c.csv);
  CHECK(result.errors.empty());
  CHECK(texts_of(result) == c.texts);
}

TEST_CASE("each record has its own encoding", "[csv]") {
  const auto result = read("id,text\n1,Київ “a”\n2,the army\x92s caf\xE9\n3,أربيل\n");
  CHECK(result.errors.empty());
  CHECK(texts_of(result) == std::vector<std::string>{"Київ “a”", "the army’s café", "أربيل"});
}

struct BadCase {
  std::string name;
  std::string csv;
  std::vector<std::string> texts;
  std::vector<std::string> errors;
};

TEST_CASE("a bad record of a table is located and explained, and reading goes on", "[csv]") {
  const auto c = GENERATE(values<BadCase>({
      {"too few fields",
       "id,title,text\n1,a\n2,b,c\n",
       {"c"},
       {"a.csv:2: 2 fields where the header has 3"}},
      {"too many fields",
       "id,text\n1,a,b\n2,c\n",
       {"c"},
       {"a.csv:2: 3 fields where the header has 2"}},
      {"a wrong record of several lines",
       "id,text\n1,\"a\nb\",c\n2,d\n",
       {"d"},
       {"a.csv:2: 3 fields where the header has 2; the record runs to line 3"}},
      {"no text", "id,title,text\n1,,\n2,,b\n", {"b"}, {"a.csv:2: no text"}},
      {"a quote inside a field of too many",
       "id,text\n1,a \"b\", c\n2,d\n",
       {"d"},
       {"a.csv:2: malformed quotes: a quote stands inside a field or text behind a closing quote"}},
      {"text behind a closing quote",
       "id,text\n1,\"a\" b\n2,c\n",
       {"c"},
       {"a.csv:2: malformed quotes: a quote stands inside a field or text behind a closing quote"}},
      {"an unclosed quote before a quoted record",
       "id,text\n1,\"a\n2,b\n3,\"c\"\n4,d\n",
       {"b", "c", "d"},
       {"a.csv:2: a quoted field is not closed properly: this line is left out, reading goes on "
        "with line 3"}},
      {"an unclosed quote on the line before a quoted record",
       "id,text\n1,\"a\n2,\"b\"\n",
       {"b"},
       {"a.csv:2: a quoted field is not closed properly: this line is left out, reading goes on "
        "with line 3"}},
      {"an unclosed quote swallows the rest",
       "id,text\n1,a\n2,\"b\n3,c\n4,d\n",
       {"a", "c", "d"},
       {"a.csv:3: a quoted field is not closed properly: this line is left out, reading goes on "
        "with line 4"}},
      {"an unclosed quote on the last line",
       "id,text\n1,a\n2,\"b\n",
       {"a"},
       {"a.csv:3: a quoted field is not closed properly: line 3 cannot be read"}},
  }));
  INFO(c.name);
  const auto result = read(c.csv);
  CHECK(texts_of(result) == c.texts);
  CHECK(result.errors == c.errors);
}

TEST_CASE("a record with binary bytes far down is a bad one", "[csv]") {
  std::string csv = "id,text\n";
  for (int i = 0; i < 10'000; ++i) csv += "1,some text\n";
  const auto result = read(csv + "2,a" + '\0' + "b\n3,c\n");
  CHECK(result.articles.size() == 10'001);
  CHECK(result.errors == std::vector<std::string>{"a.csv:10002: binary bytes"});
}

TEST_CASE("quotes inside a field are taken as they stand where the columns come out", "[csv]") {
  const auto result =
      read("id,title,text\n1,A,he said \"no\" today\n2,\"The \"big\" one\",b\n3,\"a\",\"c, d\"\n");
  CHECK(result.errors.empty());
  CHECK(texts_of(result) == std::vector<std::string>{"he said \"no\" today", "b", "c, d"});
  REQUIRE(result.articles.size() == 3);
  CHECK(result.articles[1].title == "The \"big\" one");
  CHECK(result.articles[1].flags == std::vector<std::string>{"mended-quotes"});
  CHECK(result.articles[2].flags.empty());
}

TEST_CASE("what stands behind a quote that is never closed is read and flagged", "[csv]") {
  std::string csv = "id,text\n1,a\n2,\"open\n";
  for (int i = 3; i < 2000; ++i) csv += std::to_string(i) + ",plain\n";
  const auto result = read(csv);
  REQUIRE(result.articles.size() == 1998);
  CHECK(result.errors.size() == 1);
  CHECK(result.articles[0].flags.empty());
  for (std::size_t i = 1; i < result.articles.size(); ++i) {
    CHECK(result.articles[i].flags == std::vector<std::string>{"after-open-quote"});
  }
}

TEST_CASE("a table of unclosed quotes alone ends in bounded time, every line told", "[csv]") {
  // Each line closes the quote of the line before and opens one of its own.
  std::string csv = "id,text\n";
  for (int i = 0; i < 20'000; ++i) csv += "a\",\"b\n";
  const auto result = read(csv);
  CHECK(result.articles.empty());
  CHECK_FALSE(result.errors.empty());
}

TEST_CASE("an unclosed quote swallows 16 MB at most", "[csv]") {
  std::string csv = "id,text\n1,\"a\n";
  const std::string row = "2," + std::string(1000, 'x') + "\n";
  while (csv.size() < max_record_size + 100'000) csv += row;
  const auto result = read(csv);
  REQUIRE(result.errors.size() == 1);
  CHECK(result.errors.front() ==
        "a.csv:2: a record longer than 16 MB; a quote may not be closed: this line is left out, "
        "reading goes on with line 3");
  CHECK(result.articles.size() ==
        static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) - 2);
}

TEST_CASE("a header without a text column says what it has and what it wants", "[csv]") {
  const TempFolder folder;
  const std::string wanted = ", or call it one of text, body, maintext, content, ";
  CHECK_THAT(
      refusal_of(folder.write("a.csv", "id,title,published,story_de\n1,a,2014,b\n")),
      Catch::StartsWith("a table without a column for the text: it has id, title, published, "
                        "story_de; say which it is, as in --map text=NAME" +
                        wanted));
  CHECK_THAT(refusal_of(folder.write("b.csv", "date;location;words\n2014;Mosul;b\n")),
             Catch::StartsWith("a table without a column for the text: it has date, location, "
                               "words; say which it is, as in --map text=NAME" +
                               wanted));
}

TEST_CASE("tables that were joined, or begin as Excel has it, are read", "[csv]") {
  const auto joined = read("\xEF\xBB\xBFid,text\n1,a\n\xEF\xBB\xBFid,text\n2,b\n");
  CHECK(joined.errors.empty());
  CHECK(texts_of(joined) == std::vector<std::string>{"a", "b"});
  const auto stated = read("sep=;\r\nid;text\r\n1;a, b\r\n");
  CHECK(stated.errors.empty());
  CHECK(texts_of(stated) == std::vector<std::string>{"a, b"});
}

TEST_CASE("short records are of the encoding that the whole table tells", "[csv]") {
  // Arabic in windows-1256, a few words a row.
  const auto rows = {"\xDE\xC7\xE1\xCA \xE3\xD5\xC7\xCF\xD1",
                     "\xE3\xCD\xE1\xED\xC9 \xC5\xE4",
                     "\xC7\xE1\xDE\xE6\xC7\xCA \xC7\xE4\xD3\xCD\xC8\xCA",
                     "\xE3\xE4 \xC7\xE1\xE3\xCF\xED\xE4\xC9",
                     "\xC8\xDA\xCF \xE3\xDA\xC7\xD1\xDF",
                     "\xC7\xD3\xCA\xE3\xD1\xCA \xDA\xCF\xC9",
                     "\xC3\xED\xC7\xE3 \xE6\xDE\xCA\xE1",
                     "\xDD\xED\xE5\xC7 \xE3\xCF\xE4\xED\xE6\xE4",
                     "\xE6\xDE\xC7\xE1 \xD4\xE5\xE6\xCF",
                     "\xC5\xE4 \xC7\xE1\xCC\xED\xD4",
                     "\xCF\xCE\xE1 \xC7\xE1\xC8\xE1\xCF\xC9",
                     "\xE3\xD3\xC7\xC1 \xC7\xE1\xC3\xCD\xCF"};
  std::string csv = "id,text\n";
  for (const std::string row : rows) csv += "1," + row + "\n";
  const auto result = read(csv);
  REQUIRE(result.articles.size() == rows.size());
  for (const auto& article : result.articles)
    CHECK(article.flags == std::vector<std::string>{"guessed-encoding:windows-1256"});
  CHECK(result.articles.front().text == "قالت مصادر");
}

TEST_CASE("a told encoding is that of all that is not UTF-8", "[csv]") {
  const TempFolder folder;
  const auto file = folder.write("a.csv", "id,text\n1,\xDE\xC7\xE1\xCA\n2,Київ\n");
  const auto result = read_all(file, {.encoding = "windows-1256"});
  CHECK(texts_of(result) == std::vector<std::string>{"قالت", "Київ"});
  CHECK(result.articles.at(0).flags == std::vector<std::string>{"encoding:windows-1256"});
  CHECK(result.articles.at(1).flags.empty());
}

TEST_CASE("UTF-16 is told by its zeros where it has no mark", "[csv]") {
  const TempFolder folder;
  for (const std::size_t first : {0U, 1U}) {
    std::string bytes;
    for (const char c : std::string("id,text\n1,Arbil\n")) {
      const std::string pair = {c, '\0'};
      bytes += first == 0 ? pair : std::string(pair.rbegin(), pair.rend());
    }
    const auto result = read_all(folder.write("a.csv", bytes));
    CHECK(texts_of(result) == std::vector<std::string>{"Arbil"});
    CHECK(result.articles.at(0).flags ==
          std::vector<std::string>{first == 0 ? "guessed-encoding:utf-16le"
                                              : "guessed-encoding:utf-16be"});
  }
}

TEST_CASE("a record that is no UTF-8 is flagged with what its encoding was taken for", "[csv]") {
  const auto result = read("text,title\n\"A caf\xE9.\",x\nplain,y\n\"\xD8\xA3 \x96\",z\n");
  REQUIRE(result.articles.size() == 3);
  using Flags = std::vector<std::string>;
  CHECK(result.articles[0].text == "A café.");
  CHECK(result.articles[0].flags == Flags{"guessed-encoding:windows-1252"});
  CHECK(result.articles[1].flags.empty());
  CHECK(result.articles[2].flags == Flags{"guessed-encoding:utf-8 and windows-1252"});
}

// A field as RFC 4180 wants it written.
std::string in_quotes(const std::string& field) {
  std::string out = "\"";
  for (const char c : field) {
    out += c;
    if (c == '"') out += '"';
  }
  return out + '"';
}

TEST_CASE("whatever is written as CSV is read back", "[csv]") {
  std::mt19937 random(20140610);
  const std::vector<std::string> pieces{"a",  "Б",  "أ",    "\"", "\"\"", ",",  ";",
                                        "\t", "\n", "\n\n", " ",  "'",    "\\", "x y"};
  const TempFolder folder;
  for (int round = 0; round < 200; ++round) {
    const char delimiter = ",;\t"[random() % 3];
    std::vector<std::vector<std::string>> records(1 + random() % 6,
                                                  std::vector<std::string>(1 + random() % 4));
    std::string csv;
    for (auto& record : records) {
      for (auto& field : record) {
        for (auto size = random() % 8; size-- > 0;) field += pieces[random() % pieces.size()];
        const bool is_plain =
            !field.empty() && trim(field) == field && field.find_first_of("\",;\t\n") == field.npos;
        csv += &field == &record.front() ? "" : std::string(1, delimiter);
        csv += is_plain && random() % 2 == 0 ? field : in_quotes(field);
      }
      csv += random() % 2 == 0 ? "\n" : "\r\n";
    }
    CsvRecords reader(LineReader(InputFile(folder.write("a.csv", csv))), delimiter);
    INFO(csv);
    std::size_t line = 1;
    for (const auto& record : records) {
      const auto read = reader.next();
      REQUIRE(read);
      CHECK(read->fields == record);
      CHECK(read->first_line == line);
      line = read->last_line + 1;
    }
    CHECK_FALSE(reader.next());
  }
}

}  // namespace
}  // namespace dateline::corpus
