// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/files/input_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "corpus/files/corpus_file.h"
#include "tests/corpus/packed.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

std::string many_lines(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += "{\"text\":\"report " + std::to_string(i * 7919 % 100'003) + "\"}\n";
  }
  return lines;
}

std::string contents_of(const CorpusFile& file) {
  InputFile input(file);
  return input.read_up_to(std::size_t{1} << 30);
}

// What the file gives before it fails, and why it fails.
struct Failure {
  std::string bytes{};
  std::string reason{};
};

Failure failure_of(const CorpusFile& file) {
  Failure failure;
  InputFile input(file);
  std::string buffer(1000, '\0');
  try {
    while (const auto size = input.read(buffer)) failure.bytes += buffer.substr(0, size);
  } catch (const ReadError& error) {
    failure.reason = error.reason();
  }
  return failure;
}

TEST_CASE("compression is undone, whatever the name says", "[input_file]") {
  const TempFolder folder;
  const auto lines = many_lines(20'000);
  CHECK(contents_of(folder.write("plain.gz", lines)) == lines);
  CHECK(contents_of(folder.write("a.txt", gzip(lines))) == lines);
  CHECK(contents_of(folder.write("b.txt", zstd(lines))) == lines);
}

TEST_CASE("members and frames that follow each other are one file", "[input_file]") {
  const TempFolder folder;
  CHECK(contents_of(folder.write("a", gzip("one\n") + gzip("") + gzip("two\n"))) == "one\ntwo\n");
  CHECK(contents_of(folder.write("b", zstd("one\n") + zstd("two\n"))) == "one\ntwo\n");
  CHECK(contents_of(folder.write("c", gzip("one\n") + std::string(512, '\0'))) == "one\n");
}

TEST_CASE("looking at the head does not move what is read", "[input_file]") {
  const TempFolder folder;
  const auto lines = many_lines(3000);
  for (const auto& bytes : {lines, gzip(lines), zstd(lines)}) {
    InputFile input(folder.write("a", bytes));
    CHECK(input.read_head(10) == lines.substr(0, 10));
    CHECK(input.read_head(50'000) == lines.substr(0, 50'000));
    CHECK(input.read_head(3) == lines.substr(0, 3));
    CHECK(input.read_up_to(lines.size() + 1) == lines);
  }
}

TEST_CASE("a small file that is cut short is looked at as often as one likes", "[input_file]") {
  const TempFolder folder;
  const auto lines = many_lines(100);
  const auto packed = gzip(lines);
  InputFile input(folder.write("a", packed.substr(0, packed.size() - 4)));
  CHECK(input.read_head(50'000) == lines);
  CHECK(input.read_head(50'000) == lines);
  CHECK(input.read_head(3) == lines.substr(0, 3));
  std::string bytes(lines.size(), '\0');
  CHECK(input.read(bytes) == lines.size());
  CHECK_THROWS_AS(input.read(bytes), ReadError);
}

TEST_CASE("a compressed file that is cut short says so behind what it holds", "[input_file]") {
  const TempFolder folder;
  const auto lines = many_lines(20'000);
  for (const auto& packed : {gzip(lines), zstd(lines)}) {
    const auto failure = failure_of(folder.write("a", packed.substr(0, packed.size() - 5)));
    CHECK(failure.reason == "cut short: the compressed data ends in the middle");
    CHECK(failure.bytes.size() > lines.size() / 2);
    CHECK(lines.starts_with(failure.bytes));
  }
}

TEST_CASE("broken compressed data says so", "[input_file]") {
  const TempFolder folder;
  auto packed = gzip(many_lines(20'000));
  packed[packed.size() / 2] = static_cast<char>(~packed[packed.size() / 2]);
  CHECK(failure_of(folder.write("a", packed)).reason.starts_with("broken gzip data"));
  packed = zstd(many_lines(20'000));
  packed.replace(packed.size() / 2, 20, 20, '\xFF');
  CHECK(failure_of(folder.write("b", packed)).reason.starts_with("broken zstd data"));
  CHECK(failure_of(folder.write("c", gzip("one\n") + "two\n")).reason ==
        "bytes that are not gzip follow the compressed ones");
}

TEST_CASE("a decompression bomb is stopped after a hundredfold", "[input_file]") {
  const TempFolder folder;
  const std::string zeros(std::size_t{64} << 20, ' ');
  for (const auto& packed : {gzip(zeros), zstd(zeros)}) {
    const auto failure = failure_of(folder.write("a", packed));
    CHECK(failure.reason ==
          "unpacks to more than 100 times its size and is refused as a decompression bomb");
    CHECK(failure.bytes.size() < std::max(std::size_t{2} << 20, packed.size() * 110));
  }
}

TEST_CASE("up to a megabyte any ratio is read", "[input_file]") {
  const TempFolder folder;
  const std::string blanks(std::size_t{1} << 20, ' ');
  CHECK(contents_of(folder.write("a", gzip(blanks))) == blanks);
  CHECK(contents_of(folder.write("b", zstd(blanks))) == blanks);
}

TEST_CASE("a file that changes its size while it is read says so", "[input_file]") {
  const TempFolder folder;
  const auto lines = many_lines(1000);
  const auto file = folder.write("a", lines);
  InputFile input(file);
  std::string buffer(100, '\0');
  CHECK(input.read(buffer) > 0);
  std::ofstream(file.path, std::ios::app) << "more\n";
  CHECK_THROWS_WITH(input.read_up_to(1 << 20),
                    Catch::Contains("has grown while it was read; what stood behind byte " +
                                    std::to_string(lines.size())));
  InputFile again(file);
  CHECK(again.read(buffer) > 0);
  std::filesystem::resize_file(file.path, 500);
  CHECK_THROWS_WITH(again.read_up_to(1 << 20),
                    Catch::Contains("was cut shorter while it was read"));
}

TEST_CASE("a link is opened only where the user named it", "[input_file]") {
  const TempFolder folder;
  const auto file = folder.write("a", "text");
  const auto link = (folder.path() / "link").string();
  std::filesystem::create_symlink(file.path, link);
  CHECK_THROWS_WITH(InputFile({link, "link"}), Catch::Contains("symbolic link"));
  CHECK(contents_of({link, "link", true}) == "text");
}

TEST_CASE("the line where a compressed file breaks off is named", "[input_file]") {
  const TempFolder folder;
  const auto packed = gzip(many_lines(20'000));
  const auto result = read_all(folder.write("a", packed.substr(0, packed.size() - 5)));
  REQUIRE(result.errors.size() == 1);
  CHECK(result.errors.front() == "a:" + std::to_string(result.articles.size() + 1) +
                                     ": cut short: the compressed data ends in the middle");
}

}  // namespace
}  // namespace dateline::corpus
