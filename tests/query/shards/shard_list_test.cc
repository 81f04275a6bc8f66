// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/shards/shard_list.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "indexer/layout/schema.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

using query::IndexChoice;
using query::list_shards;

std::vector<std::string> names_of(const query::ShardList& list) {
  std::vector<std::string> names;
  for (const auto& shard : list.shards) names.push_back(shard.name());
  return names;
}

}  // namespace

TEST_CASE("a path that is no file of shards is an index", "[shards]") {
  CHECK(names_of(list_shards(IndexChoice("no/such/folder"))) ==
        std::vector<std::string>{"no/such/folder"});
}

TEST_CASE("a file of shards names indexes beside it and remote ones", "[shards]") {
  const test::ScratchFolder folder;
  std::filesystem::create_directories(folder.path("sets/2014"));
  const std::string file = folder.write("sets/all.shards",
                                        "# all years\r\n"
                                        "\n"
                                        "2014\n"
                                        "  remote   example.org:6400  \r\n"
                                        "remote [::1]:6401\n"
                                        "tables ../tables\n"
                                        "distinct");
  const auto list = list_shards(IndexChoice(file));
  CHECK(names_of(list) ==
        std::vector<std::string>{folder.path("sets/2014"), "example.org:6400", "[::1]:6401"});
  CHECK(list.shards[2].host == "::1");
  CHECK(list.shards[2].port == 6401);
  CHECK(list.tables == folder.path("tables"));
  CHECK(list.is_distinct);
}

TEST_CASE("a line that names no shard is an error with its place", "[shards]") {
  struct Case {
    std::string text;
    std::string message;
  };
  const test::ScratchFolder folder;
  const auto c = GENERATE(values<Case>({
      {"nowhere\n", ":1: 'nowhere' is no folder of an index"},
      {"# x\nremote host\n", ":2: 'host' is no host:port"},
      {"remote host:0\n", ":1: 'host:0' is no host:port"},
      {"remote host:65536\n", ":1: 'host:65536' is no host:port"},
      {"remote host:12x\n", ":1: 'host:12x' is no host:port"},
      {"remote :80\n", ":1: ':80' is no host:port"},
      {"remote a b:80\n", ":1: 'a b:80' is no host:port"},
      {"remote\n", ":1: 'remote' is no folder of an index"},
      {"auto gen-000001\n", ":1: 'auto gen-000001' is no folder of an index"},
      {std::string("a\0b\n", 4), ":1: is no list of shards"},
      {std::string(5000, 'x'), ":1: is no list of shards"},
      {"# nothing\n", "names no shard"},
      {"remote a:1\nremote a:1\n", "a:1: is named twice"},
  }));
  INFO(c.text);
  const std::string file = folder.write("list", c.text);
  CHECK_THROWS_WITH(list_shards(IndexChoice(file)), Catch::Contains(c.message));
}

}  // namespace dateline
