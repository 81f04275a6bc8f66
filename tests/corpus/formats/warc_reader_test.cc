// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/warc_reader.h"

#include <catch2/catch.hpp>

#include "corpus/formats/record_file.h"
#include "tests/corpus/packed.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

std::string archived(const std::string& type, const std::string& headers,
                     const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Date: 2016-02-15T10:58:13Z\r\n" + headers +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(const std::string& address, const std::string& http) {
  return archived(
      "response",
      "WARC-Target-URI: " + address + "\r\nContent-Type: application/http; msgtype=response\r\n",
      http);
}

std::string page(const std::string& text) {
  return "<html><head><title>T</title></head><body><p>" + text + "</p></body></html>";
}

const std::string ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";

const std::string archive =
    archived("warcinfo", "Content-Type: application/warc-fields\r\n", "software: x\r\n") +
    archived("request", "Content-Type: application/http; msgtype=request\r\n",
             "GET / HTTP/1.1\r\n") +
    response("https://example.org/1", ok + "\r\n" + page("One.")) +
    response("https://example.org/x.png",
             "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
    response("https://example.org/moved", "HTTP/1.1 301 Moved\r\nLocation: /1\r\n\r\n") +
    archived("revisit", "WARC-Target-URI: https://example.org/1\r\n", "HTTP/1.1 200 OK\r\n\r\n") +
    response("<https://example.org/2>", ok + "\r\n" + page("Two."));

ReadResult read(const std::string& bytes) {
  const TempFolder folder;
  const auto file = folder.write("a.warc", bytes);
  REQUIRE(open_record_file(file).format == "web archive");
  return read_all(file);
}

TEST_CASE("the pages of a web archive are articles under their addresses", "[warc]") {
  const auto result = read(archive);
  CHECK(result.errors.empty());
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].id == "https://example.org/1");
  CHECK(result.articles[0].url == "https://example.org/1");
  CHECK(result.articles[0].title == "T");
  CHECK(result.articles[0].text == "One.");
  CHECK(result.articles[0].outlet == "example.org");
  CHECK_FALSE(result.articles[0].published);
  CHECK(result.articles[0].source_line == archive.find("WARC/1.0\r\nWARC-Type: response"));
  CHECK(result.articles[1].id == "https://example.org/2");
}

TEST_CASE("what is no page is counted", "[warc]") {
  const TempFolder folder;
  const auto opened = open_record_file(folder.write("a.warc", archive));
  Record record;
  while (opened.records->next(record)) {
  }
  CHECK(opened.records->remarks() ==
        std::vector<std::string>{"1 of the archive's records passed over: answers other than 200",
                                 "1 of the archive's records passed over: other than pages",
                                 "1 of the archive's records passed over: request",
                                 "1 of the archive's records passed over: revisit",
                                 "1 of the archive's records passed over: warcinfo"});
}

TEST_CASE("an archive compressed record by record is read", "[warc]") {
  const auto result = read(gzip(response("https://example.org/1", ok + "\r\n" + page("One."))) +
                           gzip(response("https://example.org/2", ok + "\r\n" + page("Two."))));
  CHECK(result.errors.empty());
  CHECK(result.articles.size() == 2);
}

TEST_CASE("chunked and compressed bodies are read", "[warc]") {
  const auto packed = gzip(page("Two rockets."));
  const auto chunked = [](const std::string& body) {
    char size[20];
    std::snprintf(size, sizeof size, "%zx", body.size() - 5);
    return "5;x=y\r\n" + body.substr(0, 5) + "\r\n" + size + "\r\n" + body.substr(5) +
           "\r\n0\r\n\r\n";
  };
  const auto c = GENERATE_COPY(values<std::string>({
      "Transfer-Encoding: chunked\r\n\r\n" + chunked(page("Two rockets.")),
      "Content-Encoding: gzip\r\n\r\n" + packed,
      "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(packed),
      // Archives that undo both and keep the headers:
      "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + page("Two rockets."),
      "Content-Encoding: br\r\n\r\n" + page("Two rockets."),
  }));
  const auto result = read(response("https://example.org/1", ok + c));
  CHECK(result.errors.empty());
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].text == "Two rockets.");
}

TEST_CASE("a broken record of an archive is located by its byte, and reading goes on", "[warc]") {
  const auto good = response("https://example.org/1", ok + "\r\n" + page("One."));
  const auto at = std::to_string(good.size());
  const auto c = GENERATE_COPY(table<std::string, std::string>({
      {"garbage\r\n", "no record begins at this byte; what stands here is left out"},
      {"WARC/1.0\r\nWARC-Type: response\r\n\r\n\r\n\r\n",
       "a record without a readable Content-Length"},
      {response("https://example.org/x", "nothing"),
       "no answer of a server: its status line is missing"},
      {response("https://example.org/x", ok + "Content-Encoding: br\r\n\r\n\x0B\x02"),
       "compressed with br, which is not read"},
      {response("https://example.org/x", ok + "Transfer-Encoding: chunked\r\n\r\nff\r\nshort"),
       "cut short in the middle of a chunk"},
      {response("https://example.org/x",
                ok + "Content-Encoding: gzip\r\n\r\n" + gzip(page("a")).substr(0, 30)),
       "the body: cut short: the compressed data ends in the middle"},
      {response("https://example.org/x", ok + "\r\n" + page("")), "no text in the page"},
  }));
  INFO(std::get<1>(c));
  const auto result =
      read(good + std::get<0>(c) + response("https://example.org/2", ok + "\r\n" + page("Two.")));
  CHECK(result.errors == std::vector<std::string>{"a.warc:" + at + ": " + std::get<1>(c)});
  CHECK(result.articles.size() == 2);
}

TEST_CASE("an archive that is cut short says where", "[warc]") {
  const auto good = response("https://example.org/1", ok + "\r\n" + page("One."));
  const auto result = read(good + good.substr(0, good.size() - 20));
  CHECK(result.articles.size() == 1);
  CHECK(result.errors == std::vector<std::string>{
                             "a.warc:" + std::to_string(good.size()) +
                             ": cut short: the record is longer than what is left of the file"});
}

TEST_CASE("a page of more than 16 MB in an archive is passed over as an error", "[warc]") {
  const auto result =
      read(response("https://example.org/1", ok + "\r\n" + std::string(17 << 20, 'x')) +
           response("https://example.org/2", ok + "\r\n" + page("Two.")));
  CHECK(result.articles.size() == 1);
  CHECK(result.errors == std::vector<std::string>{"a.warc:0: longer than 16 MB"});
}

TEST_CASE("an address of an archive that is no text does no harm", "[warc]") {
  const auto result = read(response("https://example.org/\xE9", ok + "\r\n" + page("One.")));
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].id == "https://example.org/é");
}

TEST_CASE("extracted text of an archive is an article", "[warc]") {
  const auto result = read(archived(
      "conversion", "WARC-Target-URI: https://example.org/1\r\nContent-Type: text/plain\r\n",
      "Two rockets landed.\nNo one was hurt."));
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].text == "Two rockets landed.\nNo one was hurt.");
}

}  // namespace
}  // namespace dateline::corpus
