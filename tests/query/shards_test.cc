// SPDX-License-Identifier: GPL-2.0-or-later
// Several indexes, some of them served by xapian-tcpsrv, against one index of the same articles.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "query/answer/kwic.h"
#include "query/answer/searcher.h"
#include "query/answer/timeline.h"
#include "query/language/query_error.h"
#include "query/language/query_parser.h"
#include "tests/query/index_split.h"
#include "tests/query/page_difference.h"
#include "tests/query/query_generator.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

using query::IndexChoice;
using query::Searcher;
using query::SearchRequest;

void check_alike(const SearchRequest& request, const Searcher& one, const Searcher& several) {
  INFO(request.query);
  std::string error;
  query::ResultPage expected;
  try {
    expected = one.search(request);
  } catch (const query::QueryError& refused) {
    error = refused.what();
  }
  if (!error.empty()) {
    CHECK_THROWS_WITH(several.search(request), error);
    return;
  }
  CHECK(test::difference(expected, several.search(request)) == "");
}

// Asks what a generator asks, with facets, and sorted in each way.
void check_alike(const std::vector<corpus::Article>& articles, test::IndexSplit& split,
                 std::size_t remote, std::size_t queries) {
  const Searcher one(split.whole());
  const Searcher several(split.choice(remote));
  test::QueryGenerator generator(articles, test::read_rows(test::small_table()),
                                 static_cast<unsigned>(split.count() * 10 + remote));
  for (std::size_t i = 0; i < queries; ++i) {
    SearchRequest request = generator.request();
    request.limit = 1000;
    request.facet_limit = 3;
    if (i % 3 == 0) {
      for (const char* facet : {"outlet", "lang", "agency", "date:month", "place", "filed"}) {
        request.facets.push_back(query::parse_facet(facet));
      }
    }
    if (i % 5 == 0) request.sort = query::SortOrder::oldest;
    if (i % 5 == 1) request.sort = query::SortOrder::newest;
    check_alike(request, one, several);
  }
}

// Which of a family's hits comes first may differ where they score alike.
std::vector<std::string> families_of(const query::ResultPage& page) {
  std::vector<std::string> families;
  for (const auto& hit : page.hits) families.push_back(hit.family ? test::family_of(hit) : hit.id);
  std::ranges::sort(families);
  return families;
}

std::vector<std::string> dates_of(const query::ResultPage& page) {
  std::vector<std::string> dates;
  for (const auto& hit : page.hits) dates.push_back(hit.date);
  return dates;
}

}  // namespace

TEST_CASE("each shard follows phrases by its own columns", "[shards]") {
  test::IndexSplit split(test::dense_articles(5, 60), 3);
  const auto index = query::open_index(split.choice(1));
  CHECK(index.columns_of(index.shards[0].database) == nullptr);  // served
  for (const std::size_t i : {1U, 2U}) {
    CHECK(index.columns_of(index.shards[i].database) == &index.shards[i].columns);
  }
  const auto one = query::open_index(split.whole());
  CHECK(one.columns_of(one.shards[0].database) == &one.shards[0].columns);
}

TEST_CASE("shards on this machine answer as one index does", "[shards]") {
  const auto articles = test::dense_articles(1, 240);
  for (const std::size_t count : {1U, 2U, 4U}) {
    test::IndexSplit split(articles, count);
    check_alike(articles, split, 0, 250);
  }
}

TEST_CASE("shards of which two are remote answer as one index does", "[shards]") {
  const auto articles = test::dense_articles(2, 240);
  test::IndexSplit split(articles, 4);
  check_alike(articles, split, 2, 250);
}

TEST_CASE("shards that are all remote answer as one index does", "[shards]") {
  const auto articles = test::dense_articles(3, 240);
  for (const std::size_t count : {1U, 2U}) {
    test::IndexSplit split(articles, count);
    check_alike(articles, split, count, 150);
  }
}

TEST_CASE("the sample corpus answers the same in three parts, one remote", "[shards]") {
  const auto articles = test::sample_articles();
  test::IndexSplit split(articles, 3);
  check_alike(articles, split, 1, 150);
}

TEST_CASE("copies in several shards are one family", "[shards]") {
  for (const std::size_t remote : {0U, 1U, 3U}) {
    test::IndexSplit split(test::dense_articles(7, 240), 3);
    const Searcher one(split.whole());
    const Searcher several(split.choice(remote));
    for (const std::string query : {"*", "Mosul", "Mosul OR fight", "\"the state\""}) {
      INFO(query << " with " << remote << " remote");
      SearchRequest request{.query = query, .limit = 1000, .collapse = true};
      if (remote == 0) {
        request.facets = {query::parse_facet("outlet"), query::parse_facet("place")};
        request.facets_in = query::Unit::families;
      }
      const auto expected = one.search(request);
      const auto page = several.search(request);
      CHECK(page.total == expected.total);
      CHECK(page.families == expected.families);
      CHECK(page.families < page.total);
      CHECK(families_of(page) == families_of(expected));
      CHECK(test::facets_of(page) == test::facets_of(expected));
    }
  }
}

TEST_CASE("facets in families of a remote shard are refused with the remedy", "[shards]") {
  test::IndexSplit split(test::dense_articles(8, 60), 2);
  const Searcher several(split.choice(1));
  SearchRequest request{.query = "*", .facets = {query::parse_facet("outlet")}, .collapse = true};
  CHECK(several.search(request).families > 0U);
  request.facets_in = query::Unit::families;
  CHECK_THROWS_WITH(several.search(request), Catch::Contains("--facets-in articles"));
}

TEST_CASE("pages of a set hold what one page of all holds", "[shards]") {
  test::IndexSplit split(test::dense_articles(4, 200), 3);
  const Searcher one(split.whole());
  const Searcher several(split.choice(1));
  for (const auto sort : {query::SortOrder::oldest, query::SortOrder::newest}) {
    SearchRequest request{.query = "Mosul OR fight", .sort = sort, .limit = 1000};
    const auto all = dates_of(one.search(request));
    REQUIRE(all.size() > 60);
    std::vector<std::string> paged;
    request.limit = 17;
    for (request.offset = 0; request.offset < all.size() + 17; request.offset += 17) {
      const auto page = several.search(request);
      CHECK(page.total == all.size());
      for (const auto& date : dates_of(page)) paged.push_back(date);
    }
    CHECK(paged == all);
  }
}

TEST_CASE("articles of one score stand in one order on every page of a set", "[shards]") {
  test::IndexSplit split(test::dense_articles(4, 100), 3);
  const Searcher several(split.choice(0));
  for (const std::string query : {"*", "* OR Mosul"}) {
    INFO(query);
    SearchRequest request{.query = query, .limit = 1000, .snippets = false};
    const auto all = test::ids_of(several.search(request));
    REQUIRE(all.size() == 100);
    std::vector<std::string> paged;
    request.limit = 7;
    for (request.offset = 0; request.offset < all.size(); request.offset += 7) {
      for (const auto& id : test::ids_of(several.search(request))) paged.push_back(id);
    }
    CHECK(paged == all);
  }
}

TEST_CASE("articles that a caller does not accept are left out of a set", "[shards]") {
  test::IndexSplit split(test::dense_articles(5, 120), 2);
  const auto choice = split.choice(1);
  const auto ask = [](const IndexChoice& index) {
    SearchRequest request{.query = "Mosul", .limit = 5};
    request.accept = [](const std::string& id) { return id.back() % 2 == 0; };
    const auto page = Searcher(index).search(request);
    return std::pair(page.total, page.hits.size());
  };
  CHECK(ask(split.whole()) == ask(choice));
  CHECK(ask(choice).first > 5);
}

TEST_CASE("timelines, concordances and single articles are those of one index", "[shards]") {
  const auto articles = test::dense_articles(6, 160);
  test::IndexSplit split(articles, 3);
  const Searcher one(split.whole());
  const Searcher several(split.choice(2));
  const SearchRequest request{.query = "\"Islamic State\" OR Erbil"};
  const auto expected = query::make_timeline(one, request, query::Step::year);
  const auto line = query::make_timeline(several, request, query::Step::year);
  REQUIRE(line.rows.size() == expected.rows.size());
  for (std::size_t i = 0; i < line.rows.size(); ++i) {
    CHECK(line.rows[i].count == expected.rows[i].count);
    CHECK(line.rows[i].coverage == expected.rows[i].coverage);
  }
  const auto places = query::make_concordance(one, {.search = request, .limit = 0});
  const auto shared = query::make_concordance(several, {.search = request, .limit = 0});
  CHECK(places.total > 50);
  CHECK(places.total == shared.total);
  CHECK(places.articles == shared.articles);
  for (const auto& article : articles) {
    const auto shown = several.show(article.id, "Mosul");
    REQUIRE(shown);
    CHECK(shown->article.id == article.id);
  }
  CHECK_FALSE(several.show("a-99999", ""));
}

TEST_CASE("answers of a set name every shard", "[shards]") {
  test::IndexSplit split(test::dense_articles(7, 40), 2);
  const auto provenance = Searcher(split.choice(1)).provenance();
  REQUIRE(provenance.shards.size() == 2);
  CHECK(provenance.generation == 0);
  for (const auto& shard : provenance.shards) {
    CHECK(shard.index_id.size() == 32);
    CHECK(shard.database.size() == 36);
    CHECK(shard.generation == 1);
    CHECK(provenance.index_id.find(shard.index_id) != std::string::npos);
  }
  CHECK(provenance.missing.empty());
}

}  // namespace dateline
