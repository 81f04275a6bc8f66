// SPDX-License-Identifier: GPL-2.0-or-later
// Saved queries, run again and again while the index grows.
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

using dateline::tests::Outcome;
using dateline::tests::read_file;
using dateline::tests::Workplace;

namespace {

std::string article(const std::string& id, const std::string& text) {
  return R"({"id":")" + id + R"(","title":"T","text":")" + text + "\"}\n";
}

void build(const Workplace& workplace, const std::string& articles) {
  workplace.write("news.jsonl", articles);
  REQUIRE(workplace.run("dateline-index build --index i news.jsonl").status == 0);
}

const std::string watch = "dateline-query watch saved.txt -i i --format ids";

}  // namespace

TEST_CASE("each article is told once for each query, also after the index is built anew") {
  const Workplace workplace;
  build(workplace, article("a", "Erbil") + article("b", "Mosul"));
  workplace.write("saved.txt", "north\tErbil OR Mosul\nerbil\tErbil\n");
  const Outcome first = workplace.run(watch);
  CHECK(first.status == 0);
  CHECK(first.out == "a\nb\na\n");
  const Outcome second = workplace.run(watch);
  CHECK(second.status == 1);
  CHECK(second.out.empty());
  CHECK(second.err.empty());
  build(workplace, article("c", "Erbil") + article("b", "Mosul") + article("a", "Erbil"));
  CHECK(workplace.run(watch).out == "c\nc\n");
  CHECK(workplace.run(watch).out.empty());
  workplace.write("saved.txt", "Kiev\nnorth\tErbil OR Mosul\nlater\tMosul\n");
  CHECK(workplace.run(watch).out == "b\n");
  for (const std::string format : {"text", "jsonl", "csv"}) {
    CHECK(workplace.run("dateline-query watch saved.txt -i i --format " + format).out.empty());
  }
}

TEST_CASE("a name that is a number is a name, wherever its query stands") {
  const Workplace workplace;
  build(workplace, article("a", "Erbil") + article("b", "Mosul"));
  workplace.write("saved.txt", "1\tMosul\n2\tErbil\n");
  CHECK(workplace.run(watch).out == "b\na\n");
  workplace.write("saved.txt", "0\tSinjar\n1\tMosul\n2\tErbil\n");
  CHECK(workplace.run(watch).out.empty());
  workplace.write("saved.txt", "2\tErbil\n");
  CHECK(workplace.run(watch).out.empty());
}

TEST_CASE("a saved query that is wrong is told every time, and the others are run") {
  const Workplace workplace;
  build(workplace, article("a", "Erbil"));
  workplace.write("saved.txt", "bad\t(Mosul\ngood\tErbil\n");
  const std::string error =
      "dateline-query: saved.txt:1:1: an opening parenthesis that is never closed\n";
  Outcome outcome = workplace.run(watch);
  CHECK(outcome.status == 2);
  CHECK(outcome.out == "a\n");
  CHECK(outcome.err == error);
  outcome = workplace.run(watch);
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(outcome.err == error);
}

TEST_CASE("what could not be written is told again") {
  const Workplace workplace;
  build(workplace, article("a", "Erbil"));
  workplace.write("saved.txt", "Erbil\n");
  CHECK(workplace.run(watch + " >/dev/full").status == 2);
  CHECK(workplace.run(watch).out == "a\n");
}

TEST_CASE("a state is refused with another index, and two queries of one name are") {
  const Workplace workplace;
  build(workplace, article("a", "Erbil"));
  workplace.write("saved.txt", "Erbil\n");
  REQUIRE(workplace.run(watch).status == 0);
  const std::string state = read_file(workplace.path("saved.txt.state"));
  REQUIRE(workplace.run("dateline-index build --index j news.jsonl").status == 0);
  const Outcome other = workplace.run("dateline-query watch saved.txt -i j");
  CHECK(other.status == 2);
  CHECK(other.err.find("saved.txt.state: belongs to another index") != std::string::npos);
  CHECK(read_file(workplace.path("saved.txt.state")) == state);
  CHECK(workplace.run("dateline-query watch saved.txt -i j --state j.state --format ids").out ==
        "a\n");
  workplace.write("saved.txt", "x\tErbil\nx\tMosul\n");
  CHECK(workplace.run(watch).err.find("a second query with the name or text 'x'") !=
        std::string::npos);
}
