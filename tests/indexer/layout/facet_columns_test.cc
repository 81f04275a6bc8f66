// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/facet_columns.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>
#include <span>
#include <sstream>

#include "indexer/generation/generation.h"
#include "indexer/layout/columns_builder.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

using schema::ColumnsBuilder;
using schema::FacetColumns;
using schema::Facets;

schema::Facets facets_of(const schema::FacetRow& row) {
  const auto agencies = row.agencies();
  const auto flags = row.flags();
  return {.published = row.published(),
          .outlet = row.outlet(),
          .language = row.language(),
          .agencies = {agencies.begin(), agencies.end()},
          .flags = {flags.begin(), flags.end()},
          .filed = row.filed_name(),
          .places = row.place_names()};
}

// 500 places, of every ten the first around the others.
const synonyms::NameTable& table() {
  static const std::string bytes = [] {
    std::stringstream rows;
    rows << "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\n";
    for (unsigned i = 0; i < 500; ++i) {
      const std::string within = i % 10 == 0 ? "" : "p" + std::to_string(1000 + i - i % 10);
      rows << "p" << 1000 + i << (within.empty() ? "\tregion" : "\ttown") << "\tPlace" << i << "\t"
           << within << "\t\t\t\t\t\n";
    }
    return synonyms::compile_names(synonyms::read_name_rows(rows, "the test"));
  }();
  static const synonyms::NameTable names(bytes, "the test");
  return names;
}

// As columns give them back: with what lies around the places.
Facets with_surroundings(Facets facets) {
  facets.places = schema::with_surroundings(facets.places, table());
  return facets;
}

bool equal(const Facets& a, const Facets& b) {
  return schema::encode_facets(a) == schema::encode_facets(b);
}

// Numbers below `limit`, so that each width of a column is met.
Facets random_facets(std::mt19937& random, std::uint32_t limit) {
  const auto number = [&] { return static_cast<std::uint32_t>(random() % limit); };
  Facets facets;
  if (random() % 4 > 0) {
    facets.published = {.year = static_cast<std::int16_t>(1900 + random() % 200),
                        .month = static_cast<std::uint8_t>(random() % 13)};
  }
  if (random() % 4 > 0) facets.outlet = number();
  if (random() % 4 > 0) facets.language = number();
  if (random() % 4 > 0) facets.filed = static_cast<std::uint32_t>(random() % table().size());
  for (auto left = random() % 3; left > 0; --left) facets.agencies.push_back(number());
  for (auto left = random() % 3; left > 0; --left) facets.flags.push_back(number());
  std::set<std::uint32_t> places;
  for (auto left = random() % 5; left > 0; --left) {
    places.insert(static_cast<std::uint32_t>(random() % table().size()));
  }
  facets.places.assign(places.begin(), places.end());
  return facets;
}

using Rows = ColumnsBuilder::Rows;

// The file of articles 1 and all that follow.
std::string file_of(const std::vector<Facets>& articles) {
  ColumnsBuilder builder(Rows::all, table());
  for (std::uint32_t i = 0; i < articles.size(); ++i) builder.add(i + 1, articles[i], 10 * (i + 1));
  return builder.take();
}

}  // namespace

TEST_CASE("columns give back the facets of every article", "[indexer]") {
  const test::ScratchFolder folder;
  std::mt19937 random(71);
  const auto limit = GENERATE(3U, 250U, 60'000U, 4'000'000U);
  std::vector<Facets> articles;
  for (int i = 0; i < 500; ++i) articles.push_back(random_facets(random, limit));
  folder.write("a", file_of(articles));
  const FacetColumns columns(folder.path(), "a");
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    CHECK(equal(facets_of(columns.row(i + 1)), with_surroundings(articles[i])));
    CHECK(columns.row(i + 1).length() == 10 * (i + 1));
  }
  CHECK_THROWS_AS(columns.row(0), schema::IndexError);
  CHECK_THROWS_AS(columns.row(501), schema::IndexError);
}

TEST_CASE("of several rows of an article the one written last holds", "[indexer]") {
  const test::ScratchFolder folder;
  std::mt19937 random(72);
  std::vector<Facets> articles;
  for (int i = 0; i < 100; ++i) articles.push_back(random_facets(random, 250));
  folder.write("a", file_of(articles));
  std::map<std::uint32_t, Facets> now;
  for (std::uint32_t i = 0; i < articles.size(); ++i) now[i + 1] = articles[i];
  for (const char* name : {"b", "c", "d"}) {
    ColumnsBuilder builder(Rows::some, table());
    std::set<std::uint32_t> changed;  // up to 140: an article may be gone before it is counted
    while (changed.size() < 30) changed.insert(1 + static_cast<std::uint32_t>(random() % 140));
    for (const std::uint32_t document : changed) {
      now[document] = random_facets(random, 250);
      builder.add(document, now[document], 7);
    }
    folder.write(name, builder.take());
  }
  const FacetColumns columns(folder.path(), "a b c d");
  std::vector<std::uint32_t> all;
  for (const auto& [document, facets] : now) {
    CHECK(equal(facets_of(columns.row(document)), with_surroundings(facets)));
    all.push_back(document);
  }
  std::multiset<std::string> visited;
  columns.for_each_file(all, [&](const auto& file, std::span<const std::uint32_t> rows) {
    for (const std::uint32_t row : rows) {
      visited.insert(schema::encode_facets(facets_of({file, row})));
    }
  });
  std::multiset<std::string> expected;
  for (const auto& [document, facets] : now) {
    expected.insert(schema::encode_facets(with_surroundings(facets)));
  }
  CHECK(visited == expected);
  for (std::uint32_t document = 101; document <= 141; ++document) {
    if (!now.contains(document)) CHECK_THROWS_AS(columns.row(document), schema::IndexError);
  }
}

TEST_CASE("columns have each place once, the most frequent first, and what it lies within",
          "[indexer]") {
  ColumnsBuilder builder(Rows::all, table());
  const auto name = [](std::string_view id) { return table().find_id(id).value(); };
  builder.add(1, {.places = {name("p1011"), name("p1012")}}, 1);
  builder.add(2, {.filed = name("p1025"), .places = {name("p1012")}}, 1);
  const FacetColumns columns(builder.take());
  const auto& file = columns.files().front();
  std::vector<std::pair<std::string_view, std::string_view>> places;
  std::vector<std::uint32_t> articles;
  const auto& names = file.column(schema::Column::place_names);
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const std::uint32_t within = file.column(schema::Column::place_within)[i];
    articles.push_back(file.column(schema::Column::place_articles)[i]);
    places.emplace_back(table().name(names[i]).id,
                        within == 0 ? "" : table().name(names[within - 1]).id);
  }
  CHECK(places == std::vector<std::pair<std::string_view, std::string_view>>{{"p1010", ""},
                                                                             {"p1012", "p1010"},
                                                                             {"p1011", "p1010"},
                                                                             {"p1020", ""},
                                                                             {"p1025", "p1020"}});
  CHECK(articles == std::vector<std::uint32_t>{2, 2, 1, 0, 0});  // a dateline alone is not counted
}

TEST_CASE("a docid that no article has is an empty row", "[indexer]") {
  const test::ScratchFolder folder;
  ColumnsBuilder builder(Rows::all, table());
  builder.add(12, {.outlet = 3, .places = {10, 20}}, 5);
  folder.write("a", builder.take());
  const FacetColumns columns(folder.path(), "a");
  CHECK(equal(facets_of(columns.row(10)), {}));
  CHECK(equal(facets_of(columns.row(12)), {.outlet = 3, .places = {10, 20}}));
}

TEST_CASE("columns give back where words stand, of each article its own", "[indexer]") {
  const test::ScratchFolder folder;
  const std::vector<std::string> positions = {"", "a", "12345678", "", "more than eight bytes"};
  const auto file = [&](Rows rows, std::vector<std::uint32_t> documents) {
    ColumnsBuilder builder(rows, table());
    std::string behind;
    for (const std::uint32_t document : documents) {
      builder.add(document, {}, 1, positions[document % positions.size()]);
      behind += schema::padded(positions[document % positions.size()]);
    }
    return builder.take() + behind;
  };
  folder.write("a", file(Rows::all, {1, 2, 4, 6, 7, 10}));
  folder.write("b", file(Rows::some, {4, 9}));
  const FacetColumns columns(folder.path(), "a b");
  for (const std::uint32_t document : {1U, 2U, 4U, 6U, 7U, 9U, 10U}) {
    INFO(document);
    CHECK(columns.row(document).positions() == schema::padded(positions[document % 5]));
  }
  CHECK(columns.row(3).positions().empty());
  CHECK(schema::padded("12345678").size() == 8);
  CHECK(schema::padded("a") == std::string("a\0\0\0\0\0\0\0", 8));
}

TEST_CASE("a million articles' columns take less than 40 MB", "[indexer]") {
  ColumnsBuilder builder(Rows::all, table());
  const Facets article{.published = corpus::Date{2014, 6, 10},
                       .outlet = 40,
                       .language = 41,
                       .agencies = {42},
                       .filed = 390,
                       .places = {1, 50, 99, 200, 301, 399}};
  for (std::uint32_t i = 1; i <= 10'000; ++i) builder.add(i, article, 700);
  CHECK(builder.take().size() * 100 < 40'000'000);
}

TEST_CASE("a missing file of columns is told from a damaged one", "[indexer]") {
  const test::ScratchFolder folder;
  const std::string whole = file_of({{.outlet = 3}, {.places = {7, 9}}});
  CHECK_THROWS_WITH(FacetColumns(folder.path(), "a"), Catch::Contains("No such file"));
  folder.write("a", whole.substr(0, whole.size() - 1));
  CHECK_THROWS_AS(FacetColumns(folder.path(), "a"), schema::IndexError);
  folder.write("a", "short");
  CHECK_THROWS_AS(FacetColumns(folder.path(), "a"), schema::IndexError);
}

TEST_CASE("columns of any bytes are refused or give some facets", "[indexer]") {
  const test::ScratchFolder folder;
  std::vector<Facets> articles(20, {.outlet = 3, .agencies = {1, 2}, .places = {7, 9, 300}});
  const std::string whole = file_of(articles);
  std::mt19937 random(5);
  std::size_t opened = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string bytes = whole;
    for (int flips = 0; flips < 3; ++flips) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    indexer::write_file(folder.path("a"), bytes);
    try {
      const FacetColumns columns(folder.path(), "a");
      ++opened;
      for (std::uint32_t document = 1; document <= 20; ++document) {
        facets_of(columns.row(document));
        columns.row(document).positions();
      }
    } catch (const schema::IndexError&) {
    }
  }
  CHECK(opened > 100);
}

}  // namespace dateline
