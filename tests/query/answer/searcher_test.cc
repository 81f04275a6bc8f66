// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/searcher.h"

#include <catch2/catch.hpp>
#include <set>

#include "indexer/layout/schema.h"
#include "query/language/query_error.h"
#include "tests/query/query_generator.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

using query::Field;
using query::SortOrder;
using Ids = std::vector<std::string>;

// All pages of three, one behind the other.
Ids paged(const query::Searcher& searcher, query::SearchRequest request) {
  Ids ids;
  request.limit = 3;
  for (request.offset = 0;; request.offset += 3) {
    const auto page = searcher.search(request);
    if (page.hits.empty()) return ids;
    std::size_t rank = request.offset;
    for (const auto& hit : page.hits) {
      CHECK(hit.rank == ++rank);
      ids.push_back(hit.id);
    }
  }
}

// The first `count` requests of a generator that are sound.
std::vector<query::SearchRequest> sound_requests(const test::SampleIndex& index, unsigned seed,
                                                 std::size_t count) {
  test::QueryGenerator generator(test::sample_articles(), index.rows(), seed);
  std::vector<query::SearchRequest> list;
  while (list.size() < count) {
    const auto request = generator.request();
    try {
      index.searcher().search(request);
      list.push_back(request);
    } catch (const query::QueryError&) {
    }
  }
  return list;
}

std::size_t total(const query::Searcher& searcher, std::vector<query::Filter> filters) {
  auto request = test::whole("*");
  request.filters = std::move(filters);
  return searcher.search(request).total;
}

// Empty for an undated hit.
std::vector<std::string> dates_of(const query::ResultPage& page) {
  std::vector<std::string> dates;
  for (const auto& hit : page.hits) dates.push_back(hit.date);
  return dates;
}

constexpr const char* dated =
    "{\"id\":\"none\",\"title\":\"war\",\"text\":\"war\"}\n"
    "{\"id\":\"old\",\"title\":\"war\",\"text\":\"war\",\"published\":\"2012-05-06\"}\n"
    "{\"id\":\"bad\",\"title\":\"war\",\"text\":\"war\",\"published\":\"soon\"}\n"
    "{\"id\":\"new\",\"title\":\"war\",\"text\":\"war\",\"published\":\"2025-10-26\"}\n"
    "{\"id\":\"year\",\"title\":\"war\",\"text\":\"war\",\"published\":\"2020\"}\n"
    "{\"id\":\"day\",\"title\":\"war\",\"text\":\"war\",\"published\":\"2020-01-01\"}\n";

}  // namespace

TEST_CASE("pages put together are the whole answer", "[query]") {
  const test::SampleIndex index;
  for (auto request : sound_requests(index, 3, 60)) {
    for (const auto sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
      request.sort = sort;
      INFO(request.query);
      const auto page = index.searcher().search(request);
      CHECK(page.hits.size() == page.total);
      CHECK(paged(index.searcher(), request) == test::ids_of(page));
    }
  }
}

TEST_CASE("the order of an answer is the same in every run", "[query]") {
  const test::SampleIndex index;
  const query::Searcher again(index.path());
  const test::SampleIndex other;
  for (const auto& request : sound_requests(index, 4, 100)) {
    INFO(request.query);
    const Ids first = test::ids_of(index.searcher().search(request));
    CHECK(test::ids_of(again.search(request)) == first);
    CHECK(test::ids_of(other.searcher().search(request)) == first);
  }
}

TEST_CASE("a page beyond the end is empty and keeps the total", "[query]") {
  const test::SampleIndex index;
  auto request = test::whole("*");
  request.offset = 1000;
  const auto page = index.searcher().search(request);
  CHECK(page.total == 82);
  CHECK(page.hits.empty());
  CHECK(page.offset == 1000);
}

TEST_CASE("sorting by date keeps the undated last", "[query]") {
  const test::TestIndex index(dated);
  const query::Searcher searcher(index.path());
  auto request = test::whole("war");
  request.sort = SortOrder::newest;
  CHECK(test::ids_of(searcher.search(request)) == Ids{"new", "day", "year", "old", "none", "bad"});
  request.sort = SortOrder::oldest;
  CHECK(test::ids_of(searcher.search(request)) == Ids{"old", "year", "day", "new", "none", "bad"});
  request.query = "*";
  CHECK(dates_of(searcher.search(request)) ==
        std::vector<std::string>{"2012-05-06", "2020", "2020-01-01", "2025-10-26", "", ""});
}

TEST_CASE("equal scores keep the order of the corpus", "[query]") {
  const test::TestIndex index(dated);
  const query::Searcher searcher(index.path());
  for (const auto* query : {"war", "*", "war OR peace", "lang:en OR *", "title:war"}) {
    if (std::string(query).starts_with("lang")) continue;
    INFO(query);
    CHECK(test::ids_of(searcher.search(test::whole(query))) ==
          Ids{"none", "old", "bad", "new", "year", "day"});
  }
}

TEST_CASE("filters of one field are alternatives and fields are combined", "[query]") {
  const test::SampleIndex index;
  const auto& searcher = index.searcher();
  const query::Filter monitor{Field::outlet, "Levant Monitor"};
  const query::Filter courier{Field::outlet, "Harbour Courier"};
  const query::Filter erbil{Field::place, "erbil"};
  CHECK(total(searcher, {monitor}) == 7);
  CHECK(total(searcher, {courier}) == 7);
  CHECK(total(searcher, {monitor, courier}) == 14);
  const auto both = total(searcher, {monitor, courier, erbil});
  CHECK(both == total(searcher, {monitor, erbil}) + total(searcher, {courier, erbil}));
  CHECK(both > 0);
  CHECK(both < 14);
  CHECK(total(searcher, {{Field::date, "2014"}, {Field::date, "none"}}) ==
        total(searcher, {{Field::date, "2014"}}) + total(searcher, {{Field::date, "none"}}));
}

TEST_CASE("a phrase may have a word twice", "[query]") {
  const test::TestIndex index(
      "{\"id\":\"a\",\"title\":\"Tick tick end\",\"text\":\"The clock has its end.\"}\n"
      "{\"id\":\"b\",\"title\":\"Tick\",\"text\":\"Tick; end. It ends: tick tick tick.\"}\n");
  const query::Searcher searcher(index.path());
  const auto ids = [&](const std::string& query) {
    return test::ids_of(searcher.search(test::whole(query)));
  };
  CHECK(ids("\"tick tick end\"") == Ids{"a"});
  CHECK(ids("title:\"tick tick\"") == Ids{"a"});
  CHECK(ids("\"tick tick tick\"") == Ids{"b"});
  CHECK(ids("\"tick end it\"") == Ids{"b"});
}

TEST_CASE("filters carry no weight", "[query]") {
  const test::SampleIndex index;
  const auto plain = index.searcher().search(test::whole("Mosul lang:en"));
  auto request = test::whole("Mosul");
  request.filters = {{Field::language, "en"}, {Field::date, "1990.."}};
  const auto filtered = index.searcher().search(request);
  REQUIRE(filtered.total > 0);
  for (std::size_t i = 0; i < filtered.hits.size(); ++i) {
    CHECK(filtered.hits[i].score == plain.hits[i].score);
  }
}

TEST_CASE("a filter that is wrong is an error with a suggestion", "[query]") {
  const test::SampleIndex index;
  const auto fails_with = [&](const std::string& query, const std::string& message) {
    INFO(query);
    CHECK_THROWS_WITH(index.searcher().search(test::whole(query)), Catch::Contains(message));
  };
  fails_with("outlet:\"Levant Moniter\"", "did you mean 'Levant Monitor'?");
  fails_with("place:Basraa", "the table knows no place 'Basraa'");
  fails_with("place:Musul", "did you mean 'Mosul'?");
  fails_with("place:ISIS", "'ISIS' is a group, not a place");
  fails_with("lang:xx", "no article has the language 'xx'");
  fails_with("agency:Reutersss", "no article has the agency 'Reutersss'");
  fails_with("flag:suspect-dat", "did you mean 'suspect-date'?");
  fails_with("name:Nobody", "the table knows no name 'Nobody'");
  fails_with("date:2025-13", "'2025-13' is no date");
  fails_with("date:soon", "'soon' is no date");
  fails_with("date:2014..none", "'2014..none' is no date");
  fails_with("near:Mosul,50KM", "is written small: km");
}

TEST_CASE("words and values without an article are named in the notes", "[query]") {
  const test::SampleIndex index;
  const auto notes = [&](const std::string& query) {
    return index.searcher().search(test::whole(query)).notes;
  };
  using Notes = std::vector<std::string>;
  CHECK(notes("zzyzx") == Notes{"no article has the word 'zzyzx'"});
  CHECK(notes("zzyzx*") == Notes{"no article has a word that begins with 'zzyzx'"});
  CHECK(notes("\"Michael Jordan\"") == Notes{"no article has the name michael-jordan; for its "
                                             "words anywhere write michael AND jordan"});
  CHECK(notes("CAPS(zzyzx)") == Notes{"no article has 'zzyzx' in capitals"});
  CHECK(notes("id:dnl-9999") == Notes{"no article has id:dnl-9999"});
  CHECK(notes("Mosul").empty());
}

TEST_CASE("an article is shown by its id, marked and whole", "[query]") {
  const test::SampleIndex index;
  CHECK_FALSE(index.searcher().show("dnl-9999", ""));
  for (const auto& article : test::sample_articles()) {
    const auto shown = index.searcher().show(article.id, "Mosul OR state*");
    REQUIRE(shown);
    std::string text;
    for (const auto& segment : shown->text) text += segment.text;
    CHECK(text == article.text);
    CHECK(shown->article.unread_date == article.unread_date);
  }
}

TEST_CASE("an explanation counts what each part finds", "[query]") {
  const test::SampleIndex index;
  const auto out = index.searcher().explain(test::whole("Arbil missiles -title:Iran"));
  CHECK(out.understood == "((name:erbil AND missiles) NOT title:name:iran)");
  REQUIRE(out.parts.size() == 2);
  CHECK(out.parts[0].typed == "Arbil");
  CHECK(out.parts[0].articles == index.searcher().search(test::whole("Erbil")).total);
  CHECK(out.parts[1].typed == "missiles");
  CHECK(out.parts[1].articles == index.searcher().search(test::whole("missile")).total);
  CHECK(out.total == index.searcher().search(test::whole("Arbil missiles -title:Iran")).total);
}

TEST_CASE("an index that is not there or not whole is refused with advice", "[query]") {
  const test::ScratchFolder folder;
  CHECK_THROWS_WITH(query::Searcher(folder.path("none")), Catch::Contains("no index here"));
  folder.write("bad/CURRENT", "auto elsewhere\n");
  CHECK_THROWS_WITH(query::Searcher(folder.path("bad")),
                    Catch::Contains("names no generation of this index"));
  const test::TestIndex index(dated);
  std::filesystem::remove(schema::names_path(index.path() + "/gen-000001"));
  CHECK_THROWS_AS(query::Searcher(index.path()), schema::IndexError);
}

}  // namespace dateline
