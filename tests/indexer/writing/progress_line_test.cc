// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/progress_line.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

namespace dateline {
namespace {

using indexer::ProgressLine;
using indexer::ProgressMode;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr indexer::BuildProgress half{
    .articles = 12'000, .bytes = 40'000'000, .all_bytes = 80'000'000};

}  // namespace

TEST_CASE("progress tells articles, rate and the time left", "[indexer]") {
  const auto describe = [](const indexer::BuildProgress& progress, int elapsed) {
    return indexer::describe_progress(progress, seconds(elapsed));
  };
  CHECK(describe(half, 10) == "12,000 articles, 4.0 MB/s, 10 s left");
  CHECK(describe(half, 80) == "12,000 articles, 0.5 MB/s, 1 min 20 s left");
  CHECK(describe(half, 8000) == "12,000 articles, 0.0 MB/s, 2 h 13 min left");
  CHECK(describe({.articles = 100}, 1) == "100 articles");
  CHECK(describe({.articles = 100, .bytes = 1'000'000, .all_bytes = 80'000'000}, 1) ==
        "100 articles, 1.0 MB/s");
  CHECK(describe({.articles = 1'234'567, .bytes = 8'000'000, .all_bytes = 8'000'000}, 1) ==
        "1,234,567 articles, 8.0 MB/s");
}

TEST_CASE("a terminal has one line, rewritten, and removed in the end", "[indexer]") {
  std::ostringstream out;
  ProgressLine line(out, ProgressMode::automatic, true);
  const auto now = ProgressLine::Clock::now() + seconds(1);
  line.show(half, now);
  line.show(half, now + milliseconds(100));  // too soon
  CHECK_THAT(out.str(), Catch::StartsWith("\r12,000 articles") && Catch::EndsWith("\x1b[K"));
  CHECK(std::ranges::count(out.str(), '\r') == 1);
  line.clear();
  CHECK_THAT(out.str(), Catch::EndsWith("\r\x1b[K"));
}

TEST_CASE("plain progress is a line every ten seconds, without a terminal too", "[indexer]") {
  std::ostringstream out;
  ProgressLine line(out, ProgressMode::plain, false);
  const auto begin = ProgressLine::Clock::now();
  for (int i = 1; i <= 25; ++i) line.show(half, begin + seconds(i));
  line.clear();
  CHECK(std::ranges::count(out.str(), '\n') == 2);
  CHECK(out.str().find('\r') == std::string::npos);
}

TEST_CASE("nothing is told where nobody looks", "[indexer]") {
  std::ostringstream out;
  ProgressLine(out, ProgressMode::automatic, false)
      .show(half, ProgressLine::Clock::now() + seconds(60));
  ProgressLine(out, ProgressMode::none, true).show(half, ProgressLine::Clock::now() + seconds(60));
  CHECK(out.str().empty());
}

}  // namespace dateline
