// SPDX-License-Identifier: GPL-2.0-or-later
// Shards that do not answer, go away, or do not fit together.
#include <xapian.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>

#include "indexer/layout/schema.h"
#include "query/answer/searcher.h"
#include "tests/query/index_split.h"
#include "tests/query/page_difference.h"

namespace dateline {

using query::IndexChoice;
using query::Searcher;

TEST_CASE("a shard that says nothing is an error that names it, in bounded time", "[shards]") {
  test::IndexSplit split(test::dense_articles(8, 40), 2);
  const test::SilentPort silent;
  const test::ScratchFolder folder;
  const std::string name = "127.0.0.1:" + std::to_string(silent.number());
  IndexChoice choice(folder.write("s", split.part(0) + "\nremote " + name + "\n"));
  choice.timeout = std::chrono::milliseconds(200);
  CHECK_THROWS_WITH(Searcher(choice),
                    Catch::StartsWith(name + ": the remote shard does not answer") &&
                        Catch::Contains("--partial"));
  choice.may_be_partial = true;
  const auto page = Searcher(choice).search({.query = "*"});
  CHECK(page.total == Searcher(split.part(0)).search({.query = "*"}).total);
  CHECK(page.provenance.missing == std::vector<std::string>{name});
  CHECK_THAT(page.provenance.index_id, Catch::EndsWith("+missing:" + name));
  REQUIRE(page.notes.size() == 1);
  CHECK_THAT(page.notes.front(), Catch::StartsWith("a partial answer, without what is in " + name));
}

TEST_CASE("nothing is answered where no shard answers", "[shards]") {
  const test::ScratchFolder folder;
  const std::string name = "127.0.0.1:" + std::to_string(test::free_port());
  IndexChoice choice(folder.write("s", "remote " + name + "\n"));
  choice.may_be_partial = true;
  CHECK_THROWS_WITH(Searcher(choice), Catch::StartsWith(name));
}

TEST_CASE("a shard that goes away is an error, or marked", "[shards]") {
  test::IndexSplit split(test::dense_articles(9, 60), 3);
  auto choice = split.choice(1);
  const std::string name = split.server(0).address();
  const Searcher strict(choice);
  choice.may_be_partial = true;
  const Searcher lenient(choice);
  const auto whole = lenient.search({.query = "*"});
  CHECK(whole.total == 60);
  CHECK(whole.provenance.missing.empty());
  split.server(0).stop();
  CHECK_THROWS_WITH(strict.search({.query = "Mosul"}), Catch::StartsWith(name));
  const auto partial = lenient.search({.query = "*", .facets = {query::parse_facet("lang")}});
  CHECK(partial.total < 60);
  CHECK(partial.facets.front().articles == partial.total);
  CHECK(partial.provenance.missing == std::vector<std::string>{name});
}

TEST_CASE("a server that was started anew is found again", "[shards]") {
  test::IndexSplit split(test::dense_articles(10, 60), 2);
  const Searcher searcher(split.choice(1));
  const auto before = searcher.search({.query = "Mosul"});
  const unsigned port = split.server(0).port();
  split.server(0).stop();
  const test::ShardServer again(split.generation(0), port);
  CHECK(test::difference(before, searcher.search({.query = "Mosul"})) == "");
}

TEST_CASE("an article in two shards is an error that names it", "[shards]") {
  const test::TestIndex one("{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"x\"}\n");
  const test::TestIndex other("{\"id\":\"b\",\"text\":\"y\"}\n{\"id\":\"c\",\"text\":\"y\"}\n");
  IndexChoice choice(one.path());
  choice.paths.push_back(other.path());
  CHECK_THROWS_WITH(Searcher(choice), Catch::Contains("stand in another shard too: 1, the first "
                                                      "'b' in " +
                                                      one.path()));
  const test::ShardServer server(other.path() + "/CURRENT");
  const test::ScratchFolder folder;
  const std::string list = one.path() + "\nremote " + server.address() + "\n";
  CHECK_THROWS_WITH(Searcher(folder.write("s", list)), Catch::Contains("'b' in " + one.path()));
  CHECK(Searcher(folder.write("s", list + "distinct\n")).search({.query = "*"}).total == 4);
}

TEST_CASE("shards that do not fit together are refused", "[shards]") {
  const test::TestIndex one("{\"id\":\"a\",\"text\":\"x\"}\n");
  IndexChoice choice(one.path());
  const test::ScratchFolder folder;
  SECTION("the same index, under another path") {
    std::filesystem::copy(one.path(), folder.path("copy"),
                          std::filesystem::copy_options::recursive);
    choice.paths.push_back(folder.path("copy"));
    CHECK_THROWS_WITH(Searcher(choice), Catch::Contains("is the same index as " + one.path()));
  }
  SECTION("another name table") {
    const test::TestIndex other(
        "{\"id\":\"b\",\"text\":\"y\"}\n",
        std::string(test::small_table()) + "lebanon\tcountry\tLebanon\t\t\t\tلبنان\tLebanese\t\n");
    choice.paths.push_back(other.path());
    CHECK_THROWS_WITH(Searcher(choice), Catch::Contains("another name table than " + one.path()));
  }
  SECTION("another version of the format") {
    const test::TestIndex other("{\"id\":\"b\",\"text\":\"y\"}\n");
    {
      Xapian::WritableDatabase database(other.path() + "/gen-000001");
      database.set_metadata(std::string(schema::metadata::version), "1");
    }
    const test::ShardServer server(other.path() + "/gen-000001");
    choice.paths.push_back(folder.write("s", "remote " + server.address() + "\n"));
    CHECK_THROWS_WITH(Searcher(choice), Catch::StartsWith(server.address()) &&
                                            Catch::Contains("written in format 1"));
  }
  SECTION("a name table that nothing here has") {
    const test::ShardServer server(one.path() + "/gen-000001");
    CHECK_THROWS_WITH(Searcher(folder.write("s", "remote " + server.address() + "\n")),
                      Catch::Contains("tables FOLDER"));
  }
}

}  // namespace dateline
