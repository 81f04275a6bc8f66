// SPDX-License-Identifier: GPL-2.0-or-later
// Several indexes, some of them served by xapian-tcpsrv, against one index of the same articles.
#include <xapian.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <random>

#include "indexer/schema.h"
#include "query/kwic.h"
#include "query/query_parser.h"
#include "query/searcher.h"
#include "query/timeline.h"
#include "synonyms/printable.h"
#include "tests/query/query_generator.h"
#include "tests/support/shard_server.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

using query::IndexChoice;
using query::Searcher;
using query::SearchRequest;

std::string line_of(const corpus::Article& article) {
  const auto member = [](const char* name, const std::string& value) {
    return value.empty() ? "" : std::string(",\"") + name + "\":" + synonyms::json_string(value);
  };
  return "{\"id\":" + synonyms::json_string(article.id) + member("title", article.title) +
         member("text", article.text) + member("outlet", article.outlet) +
         member("language", article.language) +
         member("published", article.published ? article.published->to_string() : "") +
         member("agency", article.agencies.empty() ? "" : article.agencies.front()) + "}\n";
}

// Articles of few words, so that they meet in every way. Labels and words are spread unevenly: some
// stand in one shard alone.
std::vector<corpus::Article> dense_articles(unsigned seed, std::size_t count) {
  const std::vector<std::string> words = {
      "fight",  "fights",  "fighting", "fighters", "the",  "state",   "of",    "Daesh", "ISIS",
      "Mosul",  "Erbil",   "Arbil",    "Iraqi",    "Kiev", "Islamic", "State", "us",    "US",
      "bridge", "bridges", "Hodeydah", "Kamishly", "said", "Assad",   "dam",   "Iraq"};
  const std::vector<std::string> gaps = {" ", " ", " ", ". ", ", ", "\n\n", "-"};
  std::mt19937 random(seed);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const auto text = [&](std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) {
      out += words[below(1 + below(words.size()))] + gaps[below(gaps.size())];
    }
    return out + "end";
  };
  std::vector<corpus::Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    corpus::Article article{.id = "a-" + std::to_string(i), .title = text(below(5))};
    article.text = text(5 + below(25));
    // Every fifth is a copy, or a copy of a copy.
    if (i % 5 == 4) article.text = "A word. " + articles[i - 1 - below(4)].text;
    if (i % 7 != 0) article.outlet = "Outlet " + std::to_string(i % 11);
    article.language = i % 5 == 0 ? "fr" : "en";
    if (i % 3 == 0) article.agencies = {i % 2 == 0 ? "Meridian Wire" : "Some Press"};
    if (i % 6 != 0) {
      article.published = corpus::Date{.year = static_cast<std::int16_t>(2010 + i % 9),
                                       .month = static_cast<std::uint8_t>(1 + i % 12),
                                       .day = static_cast<std::uint8_t>(1 + i % 28)};
    }
    articles.push_back(std::move(article));
  }
  return articles;
}

// One index of all articles and one of each of `count` parts of them.
class Split {
 public:
  Split(const std::vector<corpus::Article>& articles, std::size_t count) {
    std::string all;
    std::vector<std::string> parts(count);
    for (const auto& article : articles) {
      const std::string line = line_of(article);
      all += line;
      parts[std::hash<std::string>()(article.id) % count] += line;
    }
    whole_ = std::make_unique<test::TestIndex>(all, test::small_table(), test::project_keys());
    for (const auto& part : parts) {
      parts_.push_back(
          std::make_unique<test::TestIndex>(part, test::small_table(), test::project_keys()));
    }
  }

  std::string whole() const { return whole_->path(); }
  std::string part(std::size_t i) const { return parts_[i]->path(); }
  std::size_t count() const { return parts_.size(); }
  std::string generation(std::size_t i) const { return part(i) + "/gen-000001"; }

  // The first `remote` of the parts are served.
  IndexChoice choice(std::size_t remote) {
    std::string list = "# the parts\n";
    if (remote == count()) list += "tables " + generation(0) + "\n";
    for (std::size_t i = 0; i < count(); ++i) {
      if (i < remote) servers_.push_back(std::make_unique<test::ShardServer>(generation(i)));
      list += i < remote ? "remote " + servers_.back()->address() + "\n" : part(i) + "\n";
    }
    return IndexChoice(folder_.write("parts.shards", list));
  }
  test::ShardServer& server(std::size_t i) { return *servers_[i]; }

 private:
  test::ScratchFolder folder_;
  std::unique_ptr<test::TestIndex> whole_;
  std::vector<std::unique_ptr<test::TestIndex>> parts_;
  std::vector<std::unique_ptr<test::ShardServer>> servers_;
};

std::map<std::string, double> scores_of(const query::ResultPage& page) {
  std::map<std::string, double> scores;
  for (const auto& hit : page.hits) scores[hit.id] = hit.score;
  return scores;
}

std::string family_of(const query::Hit& hit) {
  if (!hit.family) return "";
  std::string text = " " + std::to_string(hit.family->copies) + " copies, " +
                     std::to_string(hit.family->matching) + " found, in " +
                     std::to_string(hit.family->outlets) + " from " + hit.family->first.id;
  for (const auto& agency : hit.family->agencies) text += " " + agency;
  return text;
}

// Marks, places, reasons and family of a hit, as text.
std::string details_of(const query::ResultPage& page) {
  std::map<std::string, std::string> by_id;
  for (const auto& hit : page.hits) {
    std::string& text = by_id[hit.id];
    for (const auto& match : hit.matches) {
      text += match.reason + "/" + match.met + "/" + match.written + " ";
    }
    for (const auto& named : hit.places) {
      text += named.place.id + " " + std::to_string(named.mentions.times) + " ";
    }
    text += hit.outlet + " " + hit.date + family_of(hit);
  }
  std::string all;
  for (const auto& [id, text] : by_id) all += id + ": " + text + "\n";
  return all;
}

std::string facets_of(const query::ResultPage& page) {
  std::string text;
  for (const auto& facet : page.facets) {
    text += facet.request.name + " of " + std::to_string(facet.articles) + ", none " +
            std::to_string(facet.none) + ", other " + std::to_string(facet.other) + ":";
    for (const auto& value : facet.values) {
      text +=
          " " + value.value + "=" + std::to_string(value.count) + "+" + std::to_string(value.other);
    }
    text += "\n";
  }
  return text;
}

// What differs between two answers to one request, "" for nothing.
std::string difference(const query::ResultPage& one, const query::ResultPage& several) {
  if (one.total != several.total) {
    return "total " + std::to_string(one.total) + " against " + std::to_string(several.total);
  }
  const auto expected = scores_of(one);
  const auto scores = scores_of(several);
  for (const auto& [id, score] : expected) {
    const auto found = scores.find(id);
    if (found == scores.end()) return id + " is missing";
    // The order in which the parts of a score are added may differ, no more.
    if (std::abs(found->second - score) > 1e-12 * std::max(1.0, score)) {
      return id + " scores " + std::to_string(score) + " against " + std::to_string(found->second);
    }
  }
  if (details_of(one) != details_of(several)) {
    return details_of(one) + "against\n" + details_of(several);
  }
  if (facets_of(one) != facets_of(several)) {
    return facets_of(one) + "against\n" + facets_of(several);
  }
  if (one.understood != several.understood) return one.understood + ", " + several.understood;
  return one.notes == several.notes ? "" : "other notes";
}

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
  CHECK(difference(expected, several.search(request)) == "");
}

// Asks what a generator asks, with facets, and sorted in each way.
void check_alike(const std::vector<corpus::Article>& articles, Split& split, std::size_t remote,
                 std::size_t queries) {
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
  for (const auto& hit : page.hits) families.push_back(hit.family ? family_of(hit) : hit.id);
  std::ranges::sort(families);
  return families;
}

std::vector<std::string> dates_of(const query::ResultPage& page) {
  std::vector<std::string> dates;
  for (const auto& hit : page.hits) dates.push_back(hit.date);
  return dates;
}

}  // namespace

TEST_CASE("shards on this machine answer as one index does", "[shards]") {
  const auto articles = dense_articles(1, 240);
  for (const std::size_t count : {1U, 2U, 4U}) {
    Split split(articles, count);
    check_alike(articles, split, 0, 250);
  }
}

TEST_CASE("shards of which two are remote answer as one index does", "[shards]") {
  const auto articles = dense_articles(2, 240);
  Split split(articles, 4);
  check_alike(articles, split, 2, 250);
}

TEST_CASE("shards that are all remote answer as one index does", "[shards]") {
  const auto articles = dense_articles(3, 240);
  for (const std::size_t count : {1U, 2U}) {
    Split split(articles, count);
    check_alike(articles, split, count, 150);
  }
}

TEST_CASE("the sample corpus answers the same in three parts, one remote", "[shards]") {
  const auto articles = test::sample_articles();
  Split split(articles, 3);
  check_alike(articles, split, 1, 150);
}

TEST_CASE("copies in several shards are one family", "[shards]") {
  for (const std::size_t remote : {0U, 1U, 3U}) {
    Split split(dense_articles(7, 240), 3);
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
      CHECK(facets_of(page) == facets_of(expected));
    }
  }
}

TEST_CASE("facets in families of a remote shard are refused with the remedy", "[shards]") {
  Split split(dense_articles(8, 60), 2);
  const Searcher several(split.choice(1));
  SearchRequest request{.query = "*", .facets = {query::parse_facet("outlet")}, .collapse = true};
  CHECK(several.search(request).families > 0U);
  request.facets_in = query::Unit::families;
  CHECK_THROWS_WITH(several.search(request), Catch::Contains("--facets-in articles"));
}

TEST_CASE("pages of a set hold what one page of all holds", "[shards]") {
  Split split(dense_articles(4, 200), 3);
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

TEST_CASE("articles that a caller does not accept are left out of a set", "[shards]") {
  Split split(dense_articles(5, 120), 2);
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
  const auto articles = dense_articles(6, 160);
  Split split(articles, 3);
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
  Split split(dense_articles(7, 40), 2);
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

TEST_CASE("a shard that says nothing is an error that names it, in bounded time", "[shards]") {
  Split split(dense_articles(8, 40), 2);
  const test::SilentPort silent;
  const test::ScratchFolder folder;
  const std::string name = "127.0.0.1:" + std::to_string(silent.number());
  IndexChoice choice(folder.write("s", split.part(0) + "\nremote " + name + "\n"));
  choice.timeout = std::chrono::milliseconds(200);
  CHECK_THROWS_WITH(Searcher(choice),
                    Catch::StartsWith(name + ": the remote shard does not answer") &&
                        Catch::Contains("--partial"));
  choice.may_be_partial = true;
  const auto page = Searcher(choice).search({.query = "*"});
  CHECK(page.total == Searcher(split.part(0)).search({.query = "*"}).total);
  CHECK(page.provenance.missing == std::vector<std::string>{name});
  CHECK_THAT(page.provenance.index_id, Catch::EndsWith("+missing:" + name));
  REQUIRE(page.notes.size() == 1);
  CHECK_THAT(page.notes.front(), Catch::StartsWith("a partial answer, without what is in " + name));
}

TEST_CASE("nothing is answered where no shard answers", "[shards]") {
  const test::ScratchFolder folder;
  const std::string name = "127.0.0.1:" + std::to_string(test::free_port());
  IndexChoice choice(folder.write("s", "remote " + name + "\n"));
  choice.may_be_partial = true;
  CHECK_THROWS_WITH(Searcher(choice), Catch::StartsWith(name));
}

TEST_CASE("a shard that goes away is an error, or marked", "[shards]") {
  Split split(dense_articles(9, 60), 3);
  auto choice = split.choice(1);
  const std::string name = split.server(0).address();
  const Searcher strict(choice);
  choice.may_be_partial = true;
  const Searcher lenient(choice);
  const auto whole = lenient.search({.query = "*"});
  CHECK(whole.total == 60);
  CHECK(whole.provenance.missing.empty());
  split.server(0).stop();
  CHECK_THROWS_WITH(strict.search({.query = "Mosul"}), Catch::StartsWith(name));
  const auto partial = lenient.search({.query = "*", .facets = {query::parse_facet("lang")}});
  CHECK(partial.total < 60);
  CHECK(partial.facets.front().articles == partial.total);
  CHECK(partial.provenance.missing == std::vector<std::string>{name});
}

TEST_CASE("a server that was started anew is found again", "[shards]") {
  Split split(dense_articles(10, 60), 2);
  const Searcher searcher(split.choice(1));
  const auto before = searcher.search({.query = "Mosul"});
  const unsigned port = split.server(0).port();
  split.server(0).stop();
  const test::ShardServer again(split.generation(0), port);
  CHECK(difference(before, searcher.search({.query = "Mosul"})) == "");
}

TEST_CASE("an article in two shards is an error that names it", "[shards]") {
  const test::TestIndex one("{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"x\"}\n");
  const test::TestIndex other("{\"id\":\"b\",\"text\":\"y\"}\n{\"id\":\"c\",\"text\":\"y\"}\n");
  IndexChoice choice(one.path());
  choice.paths.push_back(other.path());
  CHECK_THROWS_WITH(Searcher(choice), Catch::Contains("stand in another shard too: 1, the first "
                                                      "'b' in " +
                                                      one.path()));
  const test::ShardServer server(other.path() + "/CURRENT");
  const test::ScratchFolder folder;
  const std::string list = one.path() + "\nremote " + server.address() + "\n";
  CHECK_THROWS_WITH(Searcher(folder.write("s", list)), Catch::Contains("'b' in " + one.path()));
  CHECK(Searcher(folder.write("s", list + "distinct\n")).search({.query = "*"}).total == 4);
}

TEST_CASE("shards that do not fit together are refused", "[shards]") {
  const test::TestIndex one("{\"id\":\"a\",\"text\":\"x\"}\n");
  IndexChoice choice(one.path());
  const test::ScratchFolder folder;
  SECTION("the same index, under another path") {
    std::filesystem::copy(one.path(), folder.path("copy"),
                          std::filesystem::copy_options::recursive);
    choice.paths.push_back(folder.path("copy"));
    CHECK_THROWS_WITH(Searcher(choice), Catch::Contains("is the same index as " + one.path()));
  }
  SECTION("another name table") {
    const test::TestIndex other(
        "{\"id\":\"b\",\"text\":\"y\"}\n",
        std::string(test::small_table()) + "lebanon\tcountry\tLebanon\t\t\t\tلبنان\tLebanese\t\n");
    choice.paths.push_back(other.path());
    CHECK_THROWS_WITH(Searcher(choice), Catch::Contains("another name table than " + one.path()));
  }
  SECTION("another version of the format") {
    const test::TestIndex other("{\"id\":\"b\",\"text\":\"y\"}\n");
    {
      Xapian::WritableDatabase database(other.path() + "/gen-000001");
      database.set_metadata(std::string(schema::metadata::version), "1");
    }
    const test::ShardServer server(other.path() + "/gen-000001");
    choice.paths.push_back(folder.write("s", "remote " + server.address() + "\n"));
    CHECK_THROWS_WITH(Searcher(choice), Catch::StartsWith(server.address()) &&
                                            Catch::Contains("written in format 1"));
  }
  SECTION("a name table that nothing here has") {
    const test::ShardServer server(one.path() + "/gen-000001");
    CHECK_THROWS_WITH(Searcher(folder.write("s", "remote " + server.address() + "\n")),
                      Catch::Contains("tables FOLDER"));
  }
}

}  // namespace dateline
