// SPDX-License-Identifier: GPL-2.0-or-later
// Several indexes on one command line: what a user types, and what comes out when one is not there.
#include <catch2/catch.hpp>
#include <string>

#include "tests/cli/program.h"
#include "tests/support/shard_server.h"

using dateline::test::free_port;
using dateline::test::ShardServer;
using dateline::tests::Workplace;

namespace {

const std::string source = DATELINE_SOURCE_DIR;
const std::string validate =
    " | python3 " + source + "/tests/cli/validate.py " + source + "/query/answers.schema.json";

// Indexes `one` and `two` of the sample reports, and `all`.
void build_indexes(const Workplace& workplace) {
  const std::string sample = source + "/corpus/sample";
  const std::string build = "dateline-index build --index ";
  REQUIRE(workplace.run(build + "all " + sample).status == 0);
  REQUIRE(workplace.run("dateline-index export --index all > all.jsonl").status == 0);
  REQUIRE(
      workplace.run("awk 'NR % 3' all.jsonl > one.jsonl; awk 'NR % 3 == 0' all.jsonl > two.jsonl")
          .status == 0);
  REQUIRE(workplace.run(build + "one one.jsonl").status == 0);
  REQUIRE(workplace.run(build + "two two.jsonl").status == 0);
}

std::string of(const Workplace& workplace, const std::string& command) {
  return workplace.run(command).out;
}

}  // namespace

TEST_CASE("two indexes, here or served, are asked as one") {
  const Workplace workplace;
  build_indexes(workplace);
  const ShardServer server(workplace.path("two/CURRENT"));
  workplace.write("some.shards", "one\nremote " + server.address() + "\n");
  workplace.write("queries.txt", "Mosul\n\"Daesh fighters\"\nHuthi NEAR/5 Hudaydah\n*\n");
  for (const std::string where : {"-i one -i two", "-i some.shards"}) {
    INFO(where);
    for (const std::string asked :
         {"'\"Islamic State\"' -n 0 --facets outlet,place,date:year,lang", "'*' -n 0",
          "timeline Huthi --by year", "batch queries.txt -n 0", "batch queries.txt -n 0 -j 2"}) {
      INFO(asked);
      const std::string expected = of(workplace, "dateline-query " + asked + " -i all");
      CHECK(expected.size() > 10);
      CHECK(of(workplace, "dateline-query " + asked + " " + where) == expected);
    }
    const std::string shards = of(workplace, "dateline-query Huthi " + where +
                                                 " --format jsonl | tail -n 1 | jq -c "
                                                 "'[.generation, (.shards | length), .missing]'");
    CHECK(shards == "[null,2,[]]\n");
    CHECK(of(workplace, "dateline-query Huthi -n 2 --format jsonl " + where + validate) ==
          "hit=2 result=1 summary=1\n");
    CHECK(workplace.run("dateline-query show dnl-0105 Huthi " + where).status == 0);
    CHECK(workplace.run("dateline-query places dnl-0105 " + where).status == 0);
    CHECK(workplace.run("dateline-query watch queries.txt --state s " + where).status == 0);
    const auto again = workplace.run("dateline-query watch queries.txt --state s " + where);
    CHECK(again.status == 1);
    CHECK(again.out == "");
    CHECK(workplace.run("rm s").status == 0);
  }
}

TEST_CASE(
    "a shard that is not there is named, and an answer without it is marked in every format") {
  const Workplace workplace;
  build_indexes(workplace);
  const std::string name = "127.0.0.1:" + std::to_string(free_port());
  workplace.write("some.shards", "one\nremote " + name + "\n");
  workplace.write("queries.txt", "Mosul\n");
  const auto strict = workplace.run("dateline-query Huthi -i some.shards");
  CHECK(strict.status == 2);
  CHECK(strict.out == "");
  CHECK_THAT(
      strict.err,
      Catch::StartsWith("dateline-query: " + name + ": the remote shard does not answer: ") &&
          Catch::EndsWith(
              "; where a partial answer will do, --partial leaves it out and says so\n"));
  for (const std::string asked :
       {"Huthi", "Huthi --format jsonl", "Huthi --format csv", "Huthi --format tsv",
        "Huthi --format trec", "kwic Huthi", "kwic Huthi --format jsonl", "kwic Huthi --format csv",
        "timeline Huthi", "timeline Huthi --format csv", "timeline Huthi --format jsonl",
        "explain Huthi", "batch queries.txt", "batch queries.txt -j 2 --format csv -n 0"}) {
    INFO(asked);
    const auto partial = workplace.run("dateline-query --partial -i some.shards " + asked);
    CHECK(partial.status == 3);
    CHECK_THAT(partial.out, Catch::Contains(name));
  }
  const auto ids = workplace.run("dateline-query Huthi --partial -i some.shards --format ids");
  CHECK(ids.status == 3);
  CHECK_THAT(ids.err, Catch::Contains("a partial answer, without what is in " + name));
  const auto shown = workplace.run("dateline-query show nothing --partial -i some.shards");
  CHECK(shown.status == 3);
  CHECK(shown.err ==
        "dateline-query: no article has the id 'nothing', PARTIAL: without " + name + "\n");
  CHECK(of(workplace, "dateline-query Huthi --partial -n 1 -i some.shards --format jsonl" +
                          validate) == "hit=1 result=1 summary=1\n");
  CHECK(workplace.run("dateline-query watch queries.txt --partial -i some.shards").status == 2);
}
