// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/timeline.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "query/language/query_error.h"
#include "query/output/timeline_writer.h"
#include "tests/query/query_generator.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

using query::Step;
using Lines = std::vector<std::string>;

constexpr const char* articles =
    "{\"id\":\"a\",\"title\":\"x\",\"text\":\"dam\",\"published\":\"2014-06-10\"}\n"
    "{\"id\":\"b\",\"title\":\"x\",\"text\":\"dam\",\"published\":\"2014-09-02\"}\n"
    "{\"id\":\"c\",\"title\":\"x\",\"text\":\"road\",\"published\":\"2014-09-03\"}\n"
    "{\"id\":\"d\",\"title\":\"x\",\"text\":\"dam\",\"published\":\"2014\"}\n"
    "{\"id\":\"e\",\"title\":\"x\",\"text\":\"road\",\"published\":\"2015-01-02\"}\n"
    "{\"id\":\"f\",\"title\":\"x\",\"text\":\"dam\"}\n";

Lines lines_of(const query::Timeline& line) {
  Lines lines;
  for (const auto& row : line.rows) {
    lines.push_back(row.name + " " + std::to_string(row.count) + "/" +
                    std::to_string(row.coverage));
  }
  lines.push_back("undated " + std::to_string(line.undated.count) + "/" +
                  std::to_string(line.undated.coverage));
  return lines;
}

template <class Write>
std::string printed(Write write) {
  std::ostringstream out;
  write(out);
  return out.str();
}

}  // namespace

TEST_CASE("a timeline has a row for every period, with what could have been found", "[query]") {
  const test::TestIndex index(articles);
  const query::Searcher searcher(index.path());
  const auto lines = [&](Step step, const char* range) {
    query::SearchRequest request{.query = "dam"};
    if (*range != '\0') request.filters = {{query::Field::date, range}};
    return lines_of(query::make_timeline(searcher, request, step));
  };
  CHECK(lines(Step::month, "") == Lines{"2014-\?\? 1/1", "2014-01 0/0", "2014-02 0/0",
                                        "2014-03 0/0", "2014-04 0/0", "2014-05 0/0", "2014-06 1/1",
                                        "2014-07 0/0", "2014-08 0/0", "2014-09 1/2", "2014-10 0/0",
                                        "2014-11 0/0", "2014-12 0/0", "undated 1/1"});
  CHECK(lines(Step::quarter, "2014-05..2015-02") ==
        Lines{"2014-Q2 1/1", "2014-Q3 1/2", "2014-Q4 0/0", "2015-Q1 0/1", "undated 0/0"});
  CHECK(lines(Step::year, "") == Lines{"2014 3/4", "undated 1/1"});
  CHECK(lines(Step::day, "2014-09-01..2014-09-03") ==
        Lines{"2014-09-01 0/0", "2014-09-02 1/1", "2014-09-03 0/1", "undated 0/0"});
  CHECK(lines(Step::week, "2014-W36").front() == "2014-W36 1/2");
}

TEST_CASE("the rows of a timeline and the undated add up to the total", "[query]") {
  const test::SampleIndex index;
  test::QueryGenerator generator(test::sample_articles(), index.rows(), 77);
  std::size_t found = 0;
  for (int i = 0; i < 40; ++i) {
    auto request = generator.request();
    for (const Step step : {Step::day, Step::week, Step::quarter}) {
      try {
        const auto line = query::make_timeline(index.searcher(), request, step);
        std::size_t sum = line.undated.count;
        for (const auto& row : line.rows) {
          sum += row.count;
          CHECK(row.count <= row.coverage);
        }
        INFO(request.query);
        CHECK(sum == index.searcher().search(request).total);
        found += sum;
      } catch (const query::QueryError&) {
      }
    }
  }
  CHECK(found > 100);
}

TEST_CASE("a timeline is drawn in the width that there is", "[query]") {
  const test::TestIndex index(articles);
  const query::Searcher searcher(index.path());
  const auto line = query::make_timeline(searcher, {.query = "dam"}, Step::year);
  const auto text = [&](std::size_t width) {
    return printed([&](std::ostream& out) { write_timeline_text(out, line, width); });
  };
  CHECK(text(40) ==
        "4 articles of 6 that pass the filters, by year\n\n"
        "2014       3   75.0% of 4  █████████████\n"
        "(undated)  1  100.0% of 1  ████▎\n");
  CHECK(text(10) ==
        "4 articles of 6 that pass the filters, by year\n\n"
        "2014       3   75.0% of 4\n"
        "(undated)  1  100.0% of 1\n");
}

TEST_CASE("a timeline for programs says what it can be reproduced with", "[query]") {
  const test::TestIndex index(articles);
  const query::Searcher searcher(index.path());
  auto line = query::make_timeline(searcher, {.query = "dam"}, Step::year);
  line.provenance = {.index_id = "i", .generation = 1, .names_hash = "n", .tool = "t"};
  CHECK(printed([&](std::ostream& out) { write_timeline_csv(out, line); }) ==
        "period,first_day,last_day,count,coverage,share,query,index,generation,names,version\r\n"
        "2014,2014-01-01,2014-12-31,3,4,0.750000,dam,i,1,n,t\r\n"
        "none,,,1,1,1.000000,dam,i,1,n,t\r\n");
  CHECK(printed([&](std::ostream& out) { write_timeline_jsonl(out, line); }) ==
        R"({"type":"timeline","query":"dam","understood":"dam","by":"year","count":4,"coverage":6,)"
        R"("share":0.666667,"notes":[],"index":"i","generation":1,"names":"n","version":"t"})"
        "\n"
        R"({"type":"period","period":"2014","first":"2014-01-01","last":"2014-12-31","count":3,)"
        R"("coverage":4,"share":0.750000})"
        "\n"
        R"({"type":"period","period":null,"first":null,"last":null,"count":1,"coverage":1,)"
        R"("share":1.000000})"
        "\n"
        R"({"type":"summary","format":1,"queries":1,"found":1,"errors":0,"total":4,"index":"i",)"
        R"("generation":1,"names":"n","version":"t"})"
        "\n");
}

}  // namespace dateline
