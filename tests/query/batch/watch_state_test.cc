// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/batch/watch_state.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/support/test_index.h"

namespace dateline::query {
namespace {

TEST_CASE("a state knows what was told, by query", "[watch]") {
  const test::ScratchFolder folder;
  const std::string path = folder.path("state");
  auto state = WatchState::load(path, "idx");
  CHECK_FALSE(state.is_told("q", "a"));
  state.tell("q", "a");
  state.tell("name\n\"x\"", "b");
  CHECK(state.is_told("q", "a"));
  CHECK_FALSE(state.is_told("q", "b"));
  state.save(path);
  const auto again = WatchState::load(path, "idx");
  CHECK(again.is_told("q", "a"));
  CHECK(again.is_told("name\n\"x\"", "b"));
  CHECK_FALSE(again.is_told("q", "b"));
  CHECK_FALSE(std::filesystem::exists(path + ".new"));
}

TEST_CASE("the hash of an id never changes, since it stands in files", "[watch]") {
  const test::ScratchFolder folder;
  const std::string path = folder.path("state");
  auto state = WatchState::load(path, "idx");
  state.tell("q", "dnl-0001");
  state.save(path);
  std::ifstream in(path);
  std::string text(std::istreambuf_iterator<char>(in), {});
  CHECK(text == "dateline-watch 1\nindex idx\nquery \"q\"\ntold 8f1bf7512220866b\nend\n");
}

TEST_CASE("a state of another index, or not a whole one, is refused", "[watch]") {
  const test::ScratchFolder folder;
  const std::string path = folder.path("state");
  const std::string advice =
      "no state of saved queries, or not a whole one; remove it to be told all anew";
  const auto load_text = [&](const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
    try {
      WatchState::load(path, "idx");
    } catch (const StateError& error) {
      return std::string(error.what()).substr(path.size() + 2);
    }
    return std::string("read");
  };
  CHECK(load_text("dateline-watch 1\nindex idx\nend\n") == "read");
  CHECK(load_text("dateline-watch 1\nindex other\nend\n") ==
        "belongs to another index (other, not idx); give each index a --state of its own");
  for (const std::string broken :
       {"", "x", "dateline-watch 2\nindex idx\nend\n", "dateline-watch 1\nindex idx\n",
        "dateline-watch 1\nindex idx\nquery \"q\"\nend\n",
        "dateline-watch 1\nindex idx\nquery \"q\"\ntold 00\nend\n",
        "dateline-watch 1\nindex idx\nquery \"q\"\ntold 000000000000000g\nend\n",
        "dateline-watch 1\nindex idx\nquery \"q\"\ntold 0000000000000001\n"}) {
    INFO(broken);
    CHECK(load_text(broken) == advice);
  }
}

}  // namespace
}  // namespace dateline::query
