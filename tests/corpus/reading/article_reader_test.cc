// SPDX-License-Identifier: GPL-2.0-or-later
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <set>

#include "corpus/files/corpus_file.h"
#include "tests/corpus/packed.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

using namespace std::string_literals;

TEST_CASE("an error is located by file and line", "[article_reader]") {
  CHECK(ReadError("a.csv", 3, "no text").what() == "a.csv:3: no text"s);
  CHECK(ReadError("a.csv", 0, "empty file").what() == "a.csv: empty file"s);
}

struct Case {
  std::string name;
  std::string bytes;
  std::string id;  // tells the readers apart
};

TEST_CASE("a file is opened by its content, whatever its name", "[article_reader]") {
  const auto c = GENERATE(values<Case>({
      {"JSON Lines", "{\"text\":\"a\"}\n", "file.bin:1"},
      {"JSON Lines behind blank lines", "\n\n  {\"text\":\"a\"}\n", "file.bin:3"},
      {"JSON Lines with a first line longer than the head",
       "{\"text\":\"" + std::string(100'000, 'a') + "\"}\n", "file.bin:1"},
      {"JSON Lines with a broken first record", "{\"text\":\"a}\n{\"text\":\"b\"}\n", "file.bin:2"},
      {"a JSON array", "\n[\n{\"text\":\"a\"}]", "file.bin:3"},
      {"one object over several lines", "{\n  \"text\": \"a\"\n}\n", "file.bin:1"},
      {"an object that goes on behind its first member", "{\"id\": \"x\",\n \"text\": \"a\"\n}\n",
       "x"},
      {"CSV", "id,text\n,a\n", "file.bin:2"},
      {"TSV", "title\ttext\nT\ta\n", "file.bin:2"},
      {"text", "Two rockets hit Erbil.\n", "file.bin"},
      {"a page's body alone", "<p>Two rockets hit Erbil.</p>\n", "file.bin"},
      {"JSON Lines behind a line of their program", "started\n{\"text\":\"a\"}\n{}\n",
       "file.bin:2"},
      {"text that begins with a brace", "{{template}} text\n", "file.bin"},
      {"text that begins with a bracket", "[REPORT] The army said.\n", "file.bin"},
      {"text that speaks of a title", "The title, he said, was text.\n", "file.bin"},
      {"text with a less-than sign", "<b>bold</b> words\n", "file.bin"},
  }));
  INFO(c.name);
  const TempFolder folder;
  const auto result = read_all(folder.write("file.bin", c.bytes));
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles.front().id == c.id);
  CHECK(result.articles.front().source_file == (folder.path() / "file.bin").string());
}

// Words that pack badly, so that a cut file holds some of the records.
std::string words_of(int record) {
  std::string words;
  for (unsigned i = 0, state = static_cast<unsigned>(record); i < 40; ++i) {
    state = state * 1'664'525 + 1'013'904'223;
    words += "w" + std::to_string(state >> 8) + " ";
  }
  return words;
}

struct Layout {
  std::string begin;
  std::string (*record)(int number);
  std::string end;
};

std::string archived_text(int number) {
  const auto text = words_of(number);
  return "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://e.example/" +
         std::to_string(number) +
         "\r\nContent-Type: text/plain\r\nContent-Length: " + std::to_string(text.size()) +
         "\r\n\r\n" + text + "\r\n\r\n";
}

TEST_CASE("a compressed file that is cut short anywhere is one error", "[article_reader]") {
  const auto layout = GENERATE(values<Layout>({
      {"", [](int i) { return "{\"text\":\"" + words_of(i) + "\"}\n"; }, ""},
      {"[", [](int i) { return (i ? ",\n" : "") + ("{\"text\":\"" + words_of(i)) + "\"}"; }, "]"},
      {"[", [](int i) { return (i ? "," : "") + ("{\"text\":\"" + words_of(i)) + "\"}"; }, "]"},
      {"title,text\n", [](int i) { return "t,\"" + words_of(i) + "\n\"\n"; }, ""},
      {"<rss><channel><title>Post</title>\n",
       [](int i) { return "<item><title>" + words_of(i) + "</title></item>\n"; },
       "</channel></rss>"},
      {"", archived_text, ""},
  }));
  const TempFolder folder;
  std::string whole = layout.begin;
  std::string members = gzip(layout.begin);
  std::set<std::size_t> ends;  // of members
  constexpr int records = 60;
  for (int i = 0; i < records; ++i) {
    whole += layout.record(i);
    ends.insert(members.size());
    members += gzip(layout.record(i));
  }
  std::size_t most_read = 0;
  for (const auto& packed : {gzip(whole + layout.end), zstd(whole + layout.end), members}) {
    for (std::size_t part = 5; part < 20; ++part) {
      const auto size = packed.size() * part / 20 - 3;
      if (packed == members && ends.contains(size)) continue;  // that is a whole file
      const auto file = folder.write("a", packed.substr(0, size));
      // Of one block of Zstandard a part is nothing.
      if (const auto refusal = refusal_of(file); !refusal.empty()) {
        CHECK(refusal == "cut short: the compressed data ends in the middle");
        continue;
      }
      const auto result = read_all(file);
      INFO(layout.begin << part << " " << (result.errors.empty() ? "" : result.errors.back()));
      CHECK(result.errors.size() == 1);
      CHECK(result.articles.size() < records);
      most_read = std::max(most_read, result.articles.size());
    }
  }
  CHECK(most_read > 30);
}

TEST_CASE("what is not read is refused with a reason and a remedy", "[article_reader]") {
  const auto c = GENERATE(table<std::string, std::string>({
      {"", "empty file"},
      {" \n\t\r\n", "empty file"},
      {"\xEF\xBB\xBF", "empty file"},
      {"%PDF-1.4\n", "binary file (PDF); turn it into text first, for instance with pdftotext"},
      {"PK\x03\x04\x14",
       "binary file (ZIP, DOCX, XLSX, EPUB or WACZ); unpack it, or save it as text or CSV first"},
      {"\xD0\xCF\x11\xE0\xA1", "binary file (DOC or XLS); save it as text or CSV first"},
      {"{\\rtf1\\ansi", "rich text (RTF); save it as plain text first"},
      {"\x89PNG\r\n",
       "binary file (PNG image); read its text out first, for instance with tesseract"},
      {"\xFF\xD8\xFF\xE0",
       "binary file (JPEG image); read its text out first, for instance with tesseract"},
      {"MM\0*"s, "binary file (TIFF image); read its text out first, for instance with tesseract"},
      {"some\0bytes"s, "binary file"},
      {"<?xml version=\"1.0\"?>\n<records/>",
       "XML that is neither a feed nor a page: its outermost element is <records>; save its "
       "articles "
       "as JSON Lines or CSV first"},
      {"<report>\n<text>a</text></report>\n",
       "XML that is neither a feed nor a page: its outermost element is <report>; save its "
       "articles "
       "as JSON Lines or CSV first"},
      {"{'text': 'a'}\n",
       "objects in Python's notation, which is no JSON; write them with json.dumps()"},
      {"\xFF\xFE\0\0M\0\0\0"s, "text in UTF-32; save it as UTF-8 first"},
  }));
  const TempFolder folder;
  INFO(std::get<1>(c));
  CHECK(refusal_of(folder.write("file", std::get<0>(c))) == std::get<1>(c));
}

TEST_CASE("a file that is missing or none is refused", "[article_reader]") {
  const TempFolder folder;
  CHECK(refusal_of({(folder.path() / "none").string(), "none"}) ==
        "cannot be opened: No such file or directory");
  CHECK(refusal_of({folder.path().string(), "folder"}) == "is a folder, not a file");
}

TEST_CASE("a FIFO is refused and not waited for", "[article_reader]") {
  const TempFolder folder;
  const auto path = (folder.path() / "fifo").string();
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  CHECK(refusal_of({path, "fifo"}) == "is a FIFO, not a regular file");
}

TEST_CASE("what is called a table or JSON and is none is not read as one text",
          "[article_reader]") {
  const TempFolder folder;
  CHECK(
      refusal_of(folder.write("a.csv", "a,b,c\n1,2,3\n")) ==
      "called a table, but no column in its first line is known: a,b,c; say which they are, as in "
      "--map title=NAME,text=NAME, and --delimiter where it is none of , ; | and tab");
  CHECK(refusal_of(folder.write("a.JSONL", "\"just\"\n12\n")) ==
        "called JSON, but no object and no array of objects stands where it begins: \"just\"");
  CHECK(refusal_of(folder.write("a.txt", "a,b,c\n1,2,3\n")).empty());
}

}  // namespace
}  // namespace dateline::corpus
