// SPDX-License-Identifier: GPL-2.0-or-later
// Matches found without the matcher are those that the matcher finds, with the same weights.
#include "query/match/term_matches.h"

#include <catch2/catch.hpp>
#include <limits>

#include "indexer/layout/columns_builder.h"
#include "query/answer/ranking.h"
#include "query/language/query_error.h"
#include "query/language/query_parser.h"
#include "query/match/reading_weights.h"
#include "query/meaning/query_builder.h"
#include "query/shards/open_index.h"
#include "tests/query/query_generator.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

using query::RankedHit;
using query::TermMatches;
using Xapian::Query;

std::vector<RankedHit> matched(const Query& query, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const auto matches = enquire.get_mset(0, database.get_doccount());
  std::vector<RankedHit> hits;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    hits.push_back({*match, match.get_weight()});
  }
  return hits;
}

// Sums of the same numbers in another order differ in their last digits, and so may the order of
// what weighs the same but for them.
void check_same(std::vector<RankedHit> found, std::vector<RankedHit> wanted) {
  REQUIRE(found.size() == wanted.size());
  for (auto* hits : {&found, &wanted}) std::ranges::sort(*hits, {}, &RankedHit::document);
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].document == wanted[i].document);
    CHECK(found[i].score == Approx(wanted[i].score).epsilon(1e-12));
  }
}

// 3,000 documents: "even" has every other, "third" every third as often as the last digit tells,
// "late" those from 2,000 on, "rare" one in 500.
Xapian::WritableDatabase numbers() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned i = 1; i <= 3000; ++i) {
    Xapian::Document document;
    if (i % 2 == 0) document.add_term("even");
    if (i % 3 == 0) document.add_term("third", i % 10 + 1);
    if (i >= 2000) document.add_term("late", 2);
    if (i % 500 == 0) document.add_term("rare");
    document.add_term("filling", i % 7 * 20);
    database.add_document(document);
  }
  return database;
}

query::Shard shard_of(const Xapian::Database& database) {
  const synonyms::NameTable no_names;
  schema::ColumnsBuilder columns(schema::ColumnsBuilder::Rows::all, no_names);
  const auto end = database.postlist_end("");
  for (auto at = database.postlist_begin(""); at != end; ++at) {
    columns.add(*at, {}, at.get_doclength());
  }
  return {.database = database, .columns = schema::FacetColumns(columns.take())};
}

std::vector<RankedHit> find(const Query& query, const query::Shard& shard) {
  const query::Bm25 weights(shard.database);
  TermMatches matches(query, shard, &weights);
  std::vector<RankedHit> hits;
  std::size_t total = 0;
  while (matches.next()) {
    total += matches.window().count();
    matches.window().for_each([&](std::uint32_t article, double score) {
      hits.push_back({article, score});
    });
  }
  CHECK(total == hits.size());
  return hits;
}

TEST_CASE("queries for terms alone find and weigh as the matcher does", "[query]") {
  const test::SampleIndex sample;
  const auto index = query::open_index(sample.path());
  test::QueryGenerator generator(test::sample_articles(), sample.rows(), 20261128);
  std::size_t found = 0;
  for (int i = 0; i < 1500; ++i) {
    const auto request = generator.request();
    try {
      auto parsed = query::parse_query(request.query, index.names, request.names);
      const auto built = query::build_query(parsed.root, index, request.names).query;
      if (!TermMatches::can_find(built)) continue;
      INFO(request.query);
      check_same(find(built, index.shards.front()), matched(built, index.database));
      ++found;
    } catch (const query::QueryError&) {
    }
  }
  CHECK(found > 300);
}

TEST_CASE("term matches follow the operators, also over deleted articles", "[query]") {
  auto database = numbers();
  const Query even("even");
  const Query third("third");
  const Query late("late");
  const Query rare("rare");
  const std::vector<Query> queries = {
      even,
      Query(),
      Query::MatchAll,
      Query("nowhere"),
      Query(Query::OP_AND, even, third),
      Query(Query::OP_AND, rare, third),
      Query(Query::OP_AND, Query::MatchAll, late),
      Query(Query::OP_OR, third, late),
      Query(Query::OP_SYNONYM, third, late),
      Query(Query::OP_SYNONYM, third, third),
      Query(Query::OP_SYNONYM, Query(Query::OP_SYNONYM, third, late), rare),
      Query(Query::OP_SYNONYM, Query(Query::OP_AND, even, third), Query(Query::OP_OR, late, rare)),
      query::weaker(Query(Query::OP_SYNONYM, Query(Query::OP_AND_NOT, even, third), rare)),
      Query(Query::OP_OR, late, query::weaker(Query(Query::OP_SYNONYM, late, third))),
      Query(Query::OP_AND_NOT, even, Query(Query::OP_OR, third, late)),
      Query(Query::OP_AND_NOT, Query::MatchAll, third),
      Query(Query::OP_FILTER, even, query::unweighted(late)),
      Query(Query::OP_AND, even, query::unweighted(Query(Query::OP_OR, rare, third))),
      Query(Query::OP_AND, even, Query("nowhere")),
      Query(Query::OP_AND, Query(Query::OP_AND, third, late), Query(Query::OP_OR, even, third)),
  };
  for (int round = 0; round < 2; ++round) {
    const auto shard = shard_of(database);
    for (const Query& query : queries) {
      INFO(query.get_description());
      REQUIRE(TermMatches::can_find(query));
      const auto wanted = matched(query, database);
      check_same(find(query, shard), wanted);
      CHECK(query::find_matches(query, shard).size() == wanted.size());
      CHECK(wanted.size() <= query::most_articles(query, database));
    }
    if (round > 0) continue;
    for (const Xapian::docid gone : {1U, 6U, 64U, 2048U, 2049U, 3000U}) {
      database.delete_document(gone);
    }
  }
}

TEST_CASE("a page of ranked terms is the matcher's, in any order asked for", "[query]") {
  const test::SampleIndex sample;
  const auto index = query::open_index(sample.path());
  const auto sort =
      GENERATE(query::SortOrder::relevance, query::SortOrder::newest, query::SortOrder::oldest);
  auto parsed = query::parse_query("government OR city OR said OR Iraq", index.names,
                                   query::NameReading::all);
  const auto built = query::build_query(parsed.root, index, query::NameReading::all).query;
  REQUIRE(TermMatches::can_find(built));
  query::SearchRequest request{.sort = sort, .offset = 3, .limit = 20};
  query::FacetCounter nothing(index, {});
  const auto page = query::rank(index, built, request, nothing);
  request.accept = [](const std::string&) { return true; };  // which the matcher alone can ask
  const auto wanted = query::rank(index, built, request, nothing);
  CHECK(page.total == wanted.total);
  REQUIRE(page.hits.size() == 20);
  for (std::size_t i = 0; i < page.hits.size(); ++i) {
    CHECK(page.hits[i].document == wanted.hits[i].document);
  }
  request = {.sort = sort, .offset = 3, .limit = std::numeric_limits<std::size_t>::max()};
  CHECK(query::rank(index, built, request, nothing).hits.size() == page.total - 3);
  request.offset = request.limit;
  CHECK(query::rank(index, built, request, nothing).hits.empty());
}

TEST_CASE("what hangs on positions or values is left to the matcher", "[query]") {
  const std::vector<std::string> words = {"a", "b"};
  const Query phrase(Query::OP_PHRASE, words.begin(), words.end(), 2);
  CHECK_FALSE(TermMatches::can_find(phrase));
  CHECK_FALSE(TermMatches::can_find(Query(Query::OP_OR, Query("a"), phrase)));
  CHECK_FALSE(TermMatches::can_find(Query(Query::OP_WILDCARD, "ab")));
  CHECK_FALSE(TermMatches::can_find(Query(Query::OP_VALUE_GE, 0, "x")));
}

}  // namespace
}  // namespace dateline
