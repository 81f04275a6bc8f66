// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/collapse.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "indexer/generation/built_index.h"
#include "indexer/layout/families.h"
#include "indexer/layout/stored_article.h"
#include "query/answer/searcher.h"
#include "tests/query/sample_index.h"
#include "tests/support/made_up_words.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

using query::Searcher;
using query::SearchRequest;
using query::Unit;

const std::vector<std::string>& facet_names() {
  static const std::vector<std::string> names = {
      "outlet",       "agency",        "lang",         "owner",      "flag",
      "filed",        "filed:country", "place",        "place:Iraq", "place:place",
      "place:region", "date:year",     "date:quarter", "date:month", "date:day"};
  return names;
}

// Articles that are copies of a few texts, with places, words and outlets of their own.
std::string copied_articles() {
  std::mt19937 random(11);
  const auto one_of = [&](const std::vector<std::string>& list) {
    return list[random() % list.size()];
  };
  const std::vector<std::string> places = {"Mosul", "Erbil", "Hodeidah", "Aleppo", "Kyiv"};
  std::string lines;
  for (int i = 0; i < 160; ++i) {
    const std::string text = test::join(test::words(random() % 30, 40));
    std::string line =
        R"({"id":"a)" + std::to_string(i) + R"(","title":"report","text":")" +
        (i % 3 == 0 ? one_of({"MOSUL, Iraq, ", "ALEPPO, Syria - ", "KYIV - "}) : "") + text +
        "War came to " + one_of(places) + " and " + one_of(places) + ".\"";
    if (i % 7 != 0) line += R"(,"outlet":"Outlet )" + std::to_string(random() % 6) + '"';
    if (i % 5 == 0) line += R"(,"agency":"Meridian Wire")";
    if (i % 6 != 0) line += R"(,"language":")" + one_of({"en", "fr"}) + '"';
    const int day = 28 + static_cast<int>(random() % 3);
    if (i % 11 == 0) line += R"(,"published":"2014-06")";
    if (i % 11 > 1) line += R"(,"published":"2014-06-)" + std::to_string(day) + '"';
    lines += line + "}\n";
  }
  return lines;
}

// Each family's first hit in the order of all.
std::vector<std::string> best_of(const query::ResultPage& all,
                                 const std::map<std::string, std::string>& families) {
  std::vector<std::string> best;
  std::set<std::string> seen;
  for (const auto& hit : all.hits) {
    if (seen.insert(families.at(hit.id)).second) best.push_back(hit.id);
  }
  return best;
}

// By id of an article that of the first of its family.
std::map<std::string, std::string> families_of(const std::string& index) {
  const auto built = indexer::open_built_index(index);
  schema::Families families(built.database);
  const auto id = [&](Xapian::docid document) {
    return schema::read_heading(built.database.get_document(document)).id;
  };
  std::map<std::string, std::string> by_id;
  for (auto at = built.database.postlist_begin(""); at != built.database.postlist_end(""); ++at) {
    by_id[id(*at)] = id(families.first_of(*at));
  }
  return by_id;
}

std::size_t families_with(const Searcher& searcher, SearchRequest request,
                          const query::Facet& facet, const std::string& value) {
  const query::Field field = query::field_of(facet.request.kind);
  request.facets.clear();
  if (field == query::Field::date) {
    request.query = "(" + request.query + ") date:" + value;
  } else {
    std::erase_if(request.filters, [&](const auto& filter) { return filter.field == field; });
    request.filters.push_back({field, value});
  }
  request.collapse = true;
  return searcher.search(request).families.value();
}

// That an article has any value of the facet.
std::size_t families_with_any(const Searcher& searcher, SearchRequest request,
                              const query::Facet& facet) {
  const query::Field field = query::field_of(facet.request.kind);
  request.facets.clear();
  std::erase_if(request.filters, [&](const auto& filter) {
    return filter.field == field && field != query::Field::date;
  });
  request.query = "(" + request.query + ") -" + std::string(to_string(field)) + ":none";
  request.collapse = true;
  return searcher.search(request).families.value();
}

}  // namespace

TEST_CASE("of each family the hit is shown that would come first", "[query][families]") {
  const test::TestIndex index(copied_articles(), test::small_table());
  const auto families = families_of(index.path());
  const Searcher searcher(index.path());
  for (const std::string query : {"*", "Mosul", "Mosul Erbil", "\"came to Mosul\"", "Aleppo -Kyiv",
                                  "date:2014-06-29 OR Hodeidah", "war NEAR/3 mosul"}) {
    for (const auto sort :
         {query::SortOrder::relevance, query::SortOrder::newest, query::SortOrder::oldest}) {
      INFO(query);
      SearchRequest request{.query = query, .sort = sort, .limit = 1000, .snippets = false};
      const auto all = searcher.search(request);
      CHECK_FALSE(all.families);
      request.collapse = true;
      const auto page = searcher.search(request);
      const auto expected = best_of(all, families);
      CHECK(page.total == all.total);
      CHECK(page.families == expected.size());
      CHECK(test::ids_of(page) == expected);
      CHECK(expected.size() < all.hits.size());
      std::size_t matching = 0;
      for (const auto& hit : page.hits) matching += hit.family ? hit.family->matching : 1;
      CHECK(matching == all.total);
      std::vector<std::string> paged;
      request.limit = 7;
      for (request.offset = 0; request.offset < expected.size(); request.offset += 7) {
        const auto part = searcher.search(request);
        CHECK(part.families == expected.size());
        for (const auto& hit : part.hits) {
          CHECK(hit.rank == paged.size() + 1);
          paged.push_back(hit.id);
        }
      }
      CHECK(paged == expected);
      request.limit = 0;
      CHECK(searcher.search(request).families == expected.size());
    }
  }
}

TEST_CASE("a facet in families holds what its filter finds, in families", "[query][families]") {
  const test::TestIndex index(copied_articles(), test::small_table());
  const Searcher searcher(index.path());
  std::size_t fewer = 0;
  for (const auto& filters : std::vector<std::vector<query::Filter>>{
           {}, {{query::Field::outlet, "Outlet 1"}}, {{query::Field::place, "Iraq"}}}) {
    for (const std::string query : {"*", "Mosul OR Aleppo", "\"came to Mosul\""}) {
      SearchRequest request{.query = query, .filters = filters, .limit = 0, .facet_limit = 1000};
      for (const auto& name : facet_names()) request.facets.push_back(query::parse_facet(name));
      const auto in_articles = searcher.search(request);
      request.facets_in = Unit::families;
      const auto page = searcher.search(request);
      CHECK_FALSE(page.families);
      REQUIRE(page.facets.size() == facet_names().size());
      for (std::size_t i = 0; i < page.facets.size(); ++i) {
        const auto& facet = page.facets[i];
        INFO(query << " " << facet.request.name);
        CHECK(facet.unit == Unit::families);
        CHECK(facet.articles < in_articles.facets[i].articles);
        CHECK(facet.values.size() == in_articles.facets[i].values.size());
        for (const auto& value : facet.values) {
          INFO(value.value);
          CHECK(value.count == families_with(searcher, request, facet, value.value));
        }
        for (const auto& value : in_articles.facets[i].values) {
          for (const auto& other : facet.values)
            fewer += value.value == other.value && other.count < value.count ? 1 : 0;
        }
        const bool lists_all =
            facet.request.within.empty() && facet.request.level == query::FacetRequest::Level::all;
        if (lists_all)
          CHECK(facet.articles - facet.none == families_with_any(searcher, request, facet));
      }
    }
  }
  CHECK(fewer > 100);
}

TEST_CASE("what is told of a family is of the whole index", "[query][families]") {
  const std::string text = test::join(test::words(7, 40));
  const auto line = [&](const std::string& id, const std::string& rest, const std::string& more) {
    return R"({"id":")" + id + R"(","text":")" + text + more + "\"" + rest + "}\n";
  };
  const test::TestIndex index(
      line("undated", R"(,"outlet":"A")", "") +
          line("month", R"(,"outlet":"B","published":"2014-06")", "") +
          line("late", R"(,"outlet":"B","published":"2014-06-03","agency":"Some Press")", "Mosul") +
          line("early", R"(,"outlet":"C","published":"2014-06-02","agency":"Meridian Wire")", "") +
          line("z", R"(,"outlet":"D","published":"2014-06-02","agency":"Meridian Wire")", "Mosul") +
          line("none", R"(,"published":"2014-06-04")", "") +
          R"({"id":"other","text":"Mosul, and nothing that another article has."})" + "\n",
      test::small_table());
  const Searcher searcher(index.path());
  const auto page = searcher.search({.query = "Mosul", .sort = query::SortOrder::newest});
  REQUIRE(page.hits.size() == 3);
  CHECK(page.hits[0].id == "late");
  REQUIRE(page.hits[0].family);
  const auto& family = *page.hits[0].family;
  CHECK(family.copies == 6);
  CHECK(family.matching == 0);
  CHECK(family.outlets == 4);
  CHECK(family.first.id == "early");
  CHECK(family.first.outlet == "C");
  CHECK(family.first.date == "2014-06-02");
  CHECK(family.agencies == std::vector<std::string>{"Meridian Wire", "Some Press"});
  CHECK_FALSE(page.hits[2].family);
  const auto shown = searcher.show("month", "");
  REQUIRE(shown);
  std::vector<std::string> ids;
  for (const auto& copy : shown->copies) ids.push_back(copy.id);
  CHECK(ids == std::vector<std::string>{"early", "z", "late", "none", "month", "undated"});
  CHECK(searcher.show("other", "")->copies.empty());
}

TEST_CASE("the sample's wire copies are families, and nothing else is", "[query][families]") {
  const test::SampleIndex index;
  auto request = test::whole("*");
  request.collapse = true;
  const auto page = index.searcher().search(request);
  CHECK(page.total == 82);
  std::map<std::string, std::size_t> families;
  for (const auto& hit : page.hits) {
    if (hit.family) families[hit.family->first.id] = hit.family->copies;
  }
  CHECK(families == std::map<std::string, std::size_t>{{"dnl-0009", 3}, {"dnl-0043", 3}});
  CHECK(page.families == 78);
}

}  // namespace dateline
