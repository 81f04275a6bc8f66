// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/files/line_reader.h"

#include <catch2/catch.hpp>

#include "corpus/files/corpus_file.h"
#include "tests/corpus/packed.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

using namespace std::string_literals;

struct Case {
  std::string name;
  std::string bytes;
  std::vector<std::string> lines;
};

std::vector<std::string> lines_of(const CorpusFile& file) {
  std::vector<std::string> lines;
  LineReader reader{InputFile(file)};
  while (const auto line = reader.next()) {
    CHECK(line->number == lines.size() + 1);
    lines.emplace_back(line->is_too_long ? "(too long)" : line->bytes);
  }
  return lines;
}

TEST_CASE("a file is split at every kind of line end", "[line_reader]") {
  const auto c = GENERATE(values<Case>({
      {"empty", "", {}},
      {"no end", "a", {"a"}},
      {"line feeds", "a\nb\n", {"a", "b"}},
      {"blank lines", "\na\n\n\nb", {"", "a", "", "", "b"}},
      {"DOS", "a\r\nb\r\n", {"a", "b"}},
      {"old Mac", "a\rb\r", {"a", "b"}},
      {"mixed", "a\rb\r\nc\nd\r\re", {"a", "b", "c", "d", "", "e"}},
      {"a byte order mark",
       "\xEF\xBB\xBF"
       "a\nb",
       {"a", "b"}},
      {"UTF-16",
       "\xFF\xFE"
       "a\0\r\0\n\0\x23\x06"s,
       {"a", "أ"}},
  }));
  INFO(c.name);
  const TempFolder folder;
  CHECK(lines_of(folder.write("lines", c.bytes)) == c.lines);
}

TEST_CASE("line ends are found across the pieces in which a file is read", "[line_reader]") {
  const TempFolder folder;
  // One of these puts "\r" last in a piece and "\n" first in the next.
  for (std::size_t size = (256 << 10) - 3; size < (256 << 10) + 3; ++size) {
    const std::string first(size, 'x');
    CHECK(lines_of(folder.write("lines", first + "\r\ny\rz")) ==
          std::vector<std::string>{first, "y", "z"});
  }
}

TEST_CASE("a line that is too long is skipped and counted", "[line_reader]") {
  const TempFolder folder;
  const std::string longest(max_record_size, 'x');
  CHECK(lines_of(folder.write("lines", "a\n" + longest + "x\r\nb\n" + longest)) ==
        std::vector<std::string>{"a", "(too long)", "b", longest});
  CHECK(lines_of(folder.write("lines", longest + longest)) ==
        std::vector<std::string>{"(too long)"});
}

TEST_CASE("a file that cannot be read fails once and is at its end then", "[line_reader]") {
  const TempFolder folder;
  const auto packed = gzip("one\ntwo\n");
  LineReader reader{InputFile(folder.write("a", packed.substr(0, packed.size() - 4)))};
  CHECK(reader.next()->bytes == "one");
  CHECK(reader.next()->bytes == "two");
  CHECK_THROWS_WITH(reader.next(), Catch::Contains("a:3: cut short"));
  CHECK_FALSE(reader.next());
}

}  // namespace
}  // namespace dateline::corpus
