// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/kwic.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "query/language/query_error.h"
#include "query/output/kwic_writer.h"
#include "synonyms/words/display_width.h"
#include "tests/query/query_generator.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

using query::KwicRequest;
using Lines = std::vector<std::string>;

constexpr const char* articles =
    "{\"id\":\"a\",\"title\":\"Mosul dam\",\"text\":\"Water rose. The dam at Mossoul held, they "
    "said. Later it fell.\",\"outlet\":\"Zeta\",\"published\":\"2016-01-02\"}\n"
    "{\"id\":\"b\",\"title\":\"x\",\"text\":\"Near Mosul a bridge.\",\"outlet\":\"Alpha\"}\n"
    "{\"id\":\"c\",\"title\":\"x\",\"text\":\"قصف على الموصل "
    "اليوم\",\"published\":\"2015-01-02\"}\n";

Lines lines_of(const query::Concordance& concordance) {
  Lines lines;
  for (const auto& line : concordance.lines) {
    lines.push_back(line.id + ": " + line.left + "[" + line.written + "]" + line.right);
  }
  return lines;
}

std::string printed(const query::Concordance& concordance, std::size_t width) {
  std::ostringstream out;
  write_kwic_text(out, concordance, width);
  return out.str();
}

}  // namespace

TEST_CASE("a concordance has every spelling of a name, in title and text", "[query]") {
  const test::TestIndex index(articles);
  const query::Searcher searcher(index.path());
  KwicRequest request{.search = {.query = "Mosul"}, .words = 2};
  const auto all = query::make_concordance(searcher, request);
  CHECK(lines_of(all) == Lines{"a: [Mosul] dam", "a: dam at [Mossoul] held, they",
                               "b: Near [Mosul] a bridge.", "c: قصف على [الموصل] اليوم"});
  CHECK(all.total == 4);
  CHECK(all.articles == 3);
  CHECK(all.lines[1].offset == 23);
  request.words = std::nullopt;
  CHECK(lines_of(query::make_concordance(searcher, request))[1] ==
        "a: The dam at [Mossoul] held, they said.");
}

TEST_CASE("a concordance is sorted by what stands around, by date or by outlet", "[query]") {
  const test::TestIndex index(articles);
  const query::Searcher searcher(index.path());
  using Order = KwicRequest::Order;
  const auto ids = [&](Order order) {
    std::string out;
    const KwicRequest request{.search = {.query = "Mosul"}, .words = 2, .order = order};
    for (const auto& line : query::make_concordance(searcher, request).lines) out += line.id;
    return out;
  };
  CHECK(ids(Order::corpus) == "aabc");
  CHECK(ids(Order::left) == "aabc");   // nothing, at, near, على
  CHECK(ids(Order::right) == "baac");  // a, dam, held, اليوم
  CHECK(ids(Order::date) == "caab");
  CHECK(ids(Order::outlet) == "baac");
}

TEST_CASE("a limit leaves lines out, but never out of the count", "[query]") {
  const test::TestIndex index(articles);
  const query::Searcher searcher(index.path());
  const auto some =
      query::make_concordance(searcher, {.search = {.query = "Mosul"}, .words = 1, .limit = 2});
  CHECK(some.lines.size() == 2);
  CHECK(some.total == 4);
  CHECK(printed(some, 60).starts_with("4 lines in 3 articles, the first 2 shown; --limit 0 shows"));
}

TEST_CASE("the matches of a concordance stand in one column in every script", "[query]") {
  const test::TestIndex index(articles);
  const query::Searcher searcher(index.path());
  const auto all = query::make_concordance(searcher, {.search = {.query = "Mosul"}});
  std::istringstream text(printed(all, 60));
  std::string line;
  std::getline(text, line);
  std::getline(text, line);
  std::size_t lines = 0;
  std::size_t isolated = 0;
  for (; std::getline(text, line); ++lines) {
    if (line.find("\u2068قصف على \u2069") != std::string::npos) ++isolated;
    INFO(line);
    CHECK(synonyms::display_width(line) <= 60);
    CHECK(synonyms::display_width(line.substr(0, line.find('*'))) == 25);
  }
  CHECK(lines == 4);
  CHECK(isolated == 1);
}

TEST_CASE("a concordance has the articles that the search finds, and their words", "[query]") {
  const test::SampleIndex index;
  test::QueryGenerator generator(test::sample_articles(), index.rows(), 4711);
  std::size_t checked = 0;
  for (int i = 0; i < 60; ++i) {
    const auto request = generator.request();
    try {
      const auto lines = query::make_concordance(index.searcher(), {.search = request, .limit = 0});
      INFO(request.query);
      CHECK(lines.articles == index.searcher().search(request).total);
      CHECK(lines.lines.size() == lines.total);
      for (const auto& line : lines.lines) CHECK_FALSE(line.written.empty());
      checked += lines.total;
    } catch (const query::QueryError&) {
    }
  }
  CHECK(checked > 50);
}

}  // namespace dateline
