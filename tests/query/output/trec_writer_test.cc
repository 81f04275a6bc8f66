// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>
#include <sstream>

#include "query/output/result_writer.h"

namespace dateline::query {
namespace {

ResultPage page_of(const std::vector<double>& scores) {
  ResultPage page{
      .query = "q",
      .provenance = {.index_id = "i", .generation = 2, .names_hash = "n", .tool = "0.1"}};
  for (const double score : scores) {
    const std::size_t rank = page.hits.size() + 1;
    page.hits.push_back({.rank = rank, .score = score, .id = "d" + std::to_string(rank)});
  }
  return page;
}

std::string run_of(const ResultPage& page, const std::optional<BatchEntry>& entry = {}) {
  std::ostringstream out;
  make_trec_writer(out)->write(page, entry);
  return out.str();
}

TEST_CASE("a line of a run has its six columns", "[trec]") {
  CHECK(run_of(page_of({1.5}), BatchEntry{.number = 1, .id = "401"}) ==
        "401 Q0 d1 1 1.5 dateline-0.1/i/2/n\n");
  CHECK(run_of(page_of({1.5})).starts_with("1 Q0 d1 1 "));
}

TEST_CASE("white space in an id does not make a column", "[trec]") {
  auto page = page_of({1});
  page.hits.front().id = "a b\tc";
  CHECK(run_of(page, BatchEntry{.number = 1, .id = "q 1"}).starts_with("q%201 Q0 a%20b%20c 1 1 "));
}

TEST_CASE("scores fall strictly in single precision, whatever the hits have", "[trec]") {
  const auto scores = GENERATE(values<std::vector<double>>({
      {3, 2, 1},
      {2, 2, 2, 2},
      {1.00000000001, 1.00000000001, 1},
      {0, 0, 0},
      {1, 5, 3},
  }));
  std::istringstream lines(run_of(page_of(scores)));
  std::size_t rank = 0;
  float above = std::numeric_limits<float>::infinity();
  for (std::string topic, q0, id, place, score, tag;
       lines >> topic >> q0 >> id >> place >> score >> tag;) {
    CHECK(place == std::to_string(++rank));
    const float value = std::stof(score);
    CHECK(value < above);
    above = value;
  }
  CHECK(rank == scores.size());
}

}  // namespace
}  // namespace dateline::query
