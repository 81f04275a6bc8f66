// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/batch.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "query/result_writer.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

// Writes one short line an answer.
class LineWriter final : public query::ResultWriter {
 public:
  void write(const query::ResultPage& page, std::optional<std::size_t> number) override {
    lines.push_back(std::to_string(number.value_or(0)) + " " + page.query + " " +
                    std::to_string(page.total));
  }
  void write(const query::QueryError&, std::string_view query, std::size_t line,
             std::size_t number) override {
    lines.push_back(std::to_string(number) + " error in line " + std::to_string(line) + " " +
                    std::string(query));
  }
  void write(const query::Explanation&, std::string_view) override {}
  void write(const query::ShownArticle&) override {}
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

Answers answer(const std::string& queries, const query::SearchRequest& request = {}) {
  const test::TestIndex index(articles);
  const query::Searcher searcher(index.path());
  LineWriter writer;
  std::istringstream in(queries);
  const auto summary = query::answer_batch(in, request, searcher, writer);
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

TEST_CASE("a batch without a query has no answer", "[query]") {
  const auto out = answer("\n# nothing\n");
  CHECK(out.lines.empty());
  CHECK(out.summary.queries == 0);
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
  CHECK(answer("\xEF\xBB\xBF# remark\n").lines.empty());
}

}  // namespace dateline
