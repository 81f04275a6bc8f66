// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/batch/batch.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "query/output/result_writer.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

// Writes one short line an answer.
class LineWriter final : public query::ResultWriter {
 public:
  void write(const query::ResultPage& page,
             const std::optional<query::BatchEntry>& entry) override {
    lines.push_back(entry->id + " " + page.query + " " + std::to_string(page.total) +
                    (page.hits.size() < page.total ? " cut" : ""));
  }
  void write(const query::QueryFailure& failure, const query::BatchEntry& entry) override {
    lines.push_back(entry.id + " error in line " + std::to_string(entry.line) + " " +
                    failure.query);
  }
  void finish(const query::AnswerSummary&, const query::Provenance&) override {}

  std::vector<std::string> lines;
};

constexpr const char* articles =
    "{\"id\":\"a\",\"title\":\"One\",\"text\":\"Shells fell on Mosul.\",\"language\":\"en\"}\n"
    "{\"id\":\"b\",\"title\":\"Two\",\"text\":\"Calm in Erbil and Mosul.\"}\n";

struct Answers {
  std::vector<std::string> lines;
  query::AnswerSummary summary;
};

Answers answer(const std::string& queries, const query::SearchRequest& request = {},
               std::size_t jobs = 2) {
  const test::TestIndex index(articles);
  LineWriter writer;
  std::istringstream in(queries);
  const auto summary =
      query::answer_batch(*query::open_batch(in), query::open_searchers(index.path(), jobs),
                          {.request = request}, writer);
  return {std::move(writer.lines), summary};
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("every line of a batch is answered in its order", "[query]") {
  const auto out = answer("Mosul\nErbil\nMosul\nzzz\n");
  CHECK(out.lines == Lines{"1 Mosul 2", "2 Erbil 1", "3 Mosul 2", "4 zzz 0"});
  CHECK(out.summary.queries == 4);
  CHECK(out.summary.found == 3);
  CHECK(out.summary.errors == 0);
  CHECK(out.summary.total == 0);
}

TEST_CASE("a wrong query is an error with its line, and the rest go on", "[query]") {
  const auto out = answer("Mosul\n\"unclosed\nplace:Nowhere\n# remark\n\n  \t\n (x\nErbil");
  CHECK(out.lines == Lines{"1 Mosul 2", "2 error in line 2 \"unclosed",
                           "3 error in line 3 place:Nowhere", "4 error in line 7  (x",
                           "5 Erbil 1"});
  CHECK(out.summary.queries == 5);
  CHECK(out.summary.found == 2);
  CHECK(out.summary.errors == 3);
  CHECK(out.summary.total == 1);
}

TEST_CASE("lines may end as on Windows", "[query]") {
  CHECK(answer("Mosul\r\n\r\n# x\r\nErbil\r\n").lines == Lines{"1 Mosul 2", "2 Erbil 1"});
}

TEST_CASE("a batch without a query is none", "[query]") {
  CHECK_THROWS_AS(answer("\n# nothing\n"), query::BatchError);
}

TEST_CASE("filters and names apply to every query of a batch", "[query]") {
  query::SearchRequest request{.filters = {{query::Field::language, "en"}}};
  CHECK(answer("Mosul\nErbil\n", request).lines == Lines{"1 Mosul 1", "2 Erbil 0"});
  request = {.names = query::NameReading::off};
  CHECK(answer("Mossoul\nMosul\n", request).lines == Lines{"1 Mossoul 0", "2 Mosul 2"});
}

TEST_CASE("a filter that is wrong is an error of every query", "[query]") {
  const auto out = answer("Mosul\n", {.filters = {{query::Field::date, "soon"}}});
  CHECK(out.lines == Lines{"1 error in line 1 Mosul"});
}

TEST_CASE("a byte order mark is no part of the first query", "[query]") {
  CHECK(answer("\xEF\xBB\xBF=Mosul\n").lines == Lines{"1 =Mosul 2"});
  CHECK(answer("\xEF\xBB\xBF# remark\n=Mosul\n").lines == Lines{"1 =Mosul 2"});
}

TEST_CASE("a thousand answers of four threads come in the order of the queries", "[query]") {
  std::string queries;
  Lines expected;
  for (int i = 1; i <= 1000; ++i) {
    queries += i % 3 == 0 ? "Erbil\n" : i % 7 == 0 ? "(x\n" : "Mosul OR Erbil\n";
    const std::string number = std::to_string(i);
    expected.push_back(number + (i % 3 == 0   ? " Erbil 1"
                                 : i % 7 == 0 ? " error in line " + number + " (x"
                                              : " Mosul OR Erbil 2"));
  }
  CHECK(answer(queries, {}, 4).lines == expected);
  CHECK(answer(queries, {}, 1).lines == expected);
}

TEST_CASE("the options of a line stand in for those of all", "[query]") {
  const query::SearchRequest request{.filters = {{query::Field::language, "en"}}};
  CHECK(answer("query,lang,limit,id\nMosul,,,\nMosul,en,,x\n,en,0,y\nMosul,,none,z\n", request)
            .lines == Lines{"1 Mosul 1", "x Mosul 1", "y * 1 cut", "z error in line 5 Mosul"});
}

TEST_CASE("a batch that is stopped answers nothing further", "[query]") {
  const test::TestIndex index(articles);
  LineWriter writer;
  std::string queries;
  for (int i = 0; i < 500; ++i) queries += "Mosul\n";
  std::istringstream in(queries);
  std::size_t seen = 0;
  const query::BatchRun run{.progress = [&](std::size_t answered) { seen = answered; },
                            .is_stopped = [&] { return seen >= 20; }};
  const auto summary = query::answer_batch(*query::open_batch(in),
                                           query::open_searchers(index.path(), 2), run, writer);
  CHECK(summary.queries == 20);
  CHECK(writer.lines.size() == 20);
}

}  // namespace dateline
