// SPDX-License-Identifier: GPL-2.0-or-later
// Articles found without the matcher are those that the matcher finds.
#include "query/article_set.h"

#include <catch2/catch.hpp>

#include "query/open_index.h"
#include "query/query_builder.h"
#include "query/query_parser.h"
#include "tests/query/query_generator.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

using query::ArticleSet;
using Xapian::Query;
using Articles = std::vector<std::uint32_t>;

Articles matched(const Query& query, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const auto matches = enquire.get_mset(0, database.get_doccount());
  Articles articles;
  for (auto match = matches.begin(); match != matches.end(); ++match) articles.push_back(*match);
  return articles;
}

// 300 documents: "even" has every other, "third" every third, "late" those from 200 on.
Xapian::WritableDatabase numbers() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned i = 1; i <= 300; ++i) {
    Xapian::Document document;
    if (i % 2 == 0) document.add_term("even");
    if (i % 3 == 0) document.add_term("third");
    if (i >= 200) document.add_term("late");
    database.add_document(document);
  }
  return database;
}

TEST_CASE("an article set is what the matcher finds, for every query on terms alone", "[query]") {
  const test::SampleIndex sample;
  const auto index = query::open_index(sample.path());
  test::QueryGenerator generator(test::sample_articles(), sample.rows(), 20261128);
  std::size_t found = 0;
  for (int i = 0; i < 1500; ++i) {
    const auto request = generator.request();
    try {
      auto parsed = query::parse_query(request.query, index.names, request.names);
      const auto built = query::build_query(parsed.root, index, request.names).query;
      if (!ArticleSet::can_find(built)) continue;
      INFO(request.query);
      CHECK(ArticleSet::find(built, index.database).articles() == matched(built, index.database));
      ++found;
    } catch (const query::QueryError&) {
    }
  }
  CHECK(found > 300);
}

TEST_CASE("an article set follows the operators, also over deleted articles", "[query]") {
  auto database = numbers();
  const Query even("even");
  const Query third("third");
  const Query late("late");
  const std::vector<Query> queries = {
      even,
      Query(),
      Query::MatchAll,
      Query(Query::OP_AND, even, third),
      Query(Query::OP_AND, Query::MatchAll, late),
      Query(Query::OP_OR, third, late),
      Query(Query::OP_SYNONYM, third, late),
      Query(Query::OP_AND_NOT, even, Query(Query::OP_OR, third, late)),
      Query(Query::OP_AND_NOT, Query::MatchAll, third),
      Query(Query::OP_FILTER, even, Query(Query::OP_SCALE_WEIGHT, late, 0.0)),
      Query(Query::OP_AND, even, Query("nowhere")),
      Query(Query::OP_AND, Query(Query::OP_AND, third, late), Query(Query::OP_OR, even, third)),
  };
  for (int round = 0; round < 2; ++round) {
    for (const Query& query : queries) {
      INFO(query.get_description());
      REQUIRE(ArticleSet::can_find(query));
      const auto set = ArticleSet::find(query, database);
      CHECK(set.articles() == matched(query, database));
      CHECK(set.size() == set.articles().size());
      CHECK(set.size() <= query::most_articles(query, database));
    }
    if (round > 0) continue;
    for (const Xapian::docid gone : {1U, 6U, 64U, 300U}) database.delete_document(gone);
  }
}

TEST_CASE("what hangs on positions or values is left to the matcher", "[query]") {
  const std::vector<std::string> words = {"a", "b"};
  const Query phrase(Query::OP_PHRASE, words.begin(), words.end(), 2);
  CHECK_FALSE(ArticleSet::can_find(phrase));
  CHECK_FALSE(ArticleSet::can_find(Query(Query::OP_OR, Query("a"), phrase)));
  CHECK_FALSE(ArticleSet::can_find(Query(Query::OP_WILDCARD, "ab")));
  CHECK_FALSE(ArticleSet::can_find(Query(Query::OP_VALUE_GE, 0, "x")));
}

}  // namespace
}  // namespace dateline
