// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/schema.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "indexer/layout/stored_article.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

using corpus::Date;

std::uint32_t below(std::mt19937& random, std::uint32_t limit) {
  return std::uniform_int_distribution<std::uint32_t>(0, limit - 1)(random);
}

std::string random_bytes(std::mt19937& random, std::uint32_t most) {
  std::string text(below(random, most), '\0');
  for (char& c : text) c = static_cast<char>(below(random, 256));
  return text;
}

std::optional<Date> random_date(std::mt19937& random) {
  if (below(random, 4) == 0) return std::nullopt;
  Date date{.year = static_cast<std::int16_t>(1 + below(random, 9999))};
  if (below(random, 4) == 0) return date;
  date.month = static_cast<std::uint8_t>(1 + below(random, 12));
  if (below(random, 4) > 0) date.day = static_cast<std::uint8_t>(1 + below(random, 31));
  return date;
}

std::optional<std::uint32_t> random_number(std::mt19937& random) {
  if (below(random, 3) == 0) return std::nullopt;
  return below(random, 0x7FFFFFFFU >> below(random, 28));
}

schema::Facets random_facets(std::mt19937& random) {
  schema::Facets facets{.published = random_date(random),
                        .outlet = random_number(random),
                        .language = random_number(random),
                        .agencies = {},
                        .filed = random_number(random),
                        .places = {}};
  for (auto left = below(random, 4); left > 0; --left)
    facets.agencies.push_back(below(random, 1U << 30));
  for (auto left = below(random, 4); left > 0; --left)
    facets.flags.push_back(below(random, 1U << 30));
  std::set<std::uint32_t> places;
  for (auto left = below(random, 20); left > 0; --left) places.insert(below(random, 1U << 30));
  facets.places.assign(places.begin(), places.end());
  return facets;
}

}  // namespace

TEST_CASE("a term too long for the index is cut and stays unique", "[indexer]") {
  const std::string start(190, 'x');
  CHECK(schema::term("Q", "dnl-0001") == "Qdnl-0001");
  std::set<std::string> terms;
  for (int i = 0; i < 1000; ++i) {
    const auto term = schema::term("Q", start + std::string(20, 'y') + std::to_string(i));
    CHECK(term.size() <= 245);
    terms.insert(term);
  }
  terms.insert(schema::term("Q", std::string(10000, 'x')));
  terms.insert(schema::term("Q", std::string(10001, 'x')));
  CHECK(terms.size() == 1002);
  CHECK(schema::term("Q", std::string(200, 'x')) == "Q" + std::string(200, 'x'));
  CHECK(schema::term("Q", std::string(201, 'x')).size() <= 245);
}

TEST_CASE("every use of a name has a term of its own", "[indexer]") {
  using schema::NameUse;
  CHECK(schema::name_term(schema::prefix::name, "iraq", NameUse::listed) == "Niraq");
  CHECK(schema::name_term(schema::prefix::name, "iraq", NameUse::adjective) == "Niraq~");
  CHECK(schema::name_term(schema::prefix::name, "iraq", NameUse::surname) == "Niraq!");
  CHECK(schema::name_term(schema::prefix::name, "iraq", NameUse::key) == "Niraq?");
  CHECK(schema::name_term(schema::prefix::name, "iraq", NameUse::loose_key) == "Niraq\?\?");
  CHECK(schema::name_term(schema::prefix::title_name, "iraq", NameUse::adjective) == "SNiraq~");
}

TEST_CASE("words of one stem share a key", "[indexer]") {
  const auto same = [](const char* a, const char* b) {
    return schema::stem_key(a) && schema::stem_key(a) == schema::stem_key(b);
  };
  CHECK(same("attack", "attacks"));
  CHECK(same("attacking", "attacked"));
  CHECK(same("dying", "dies"));
  CHECK(same("солдаты", "солдатами"));
  CHECK(same("مدينه", "المدينه"));
  CHECK(same("حكومه", "الحكومه"));
  CHECK(same("اتجاه", "الاتجاه"));
  CHECK(same("مياه", "المياه"));
  CHECK(same("وجه", "الوجه"));
  CHECK(same("قوه", "القوه"));
  CHECK_FALSE(same("attack", "attach"));
  CHECK_FALSE(same("state", "station"));
}

TEST_CASE("short words, numbers and other languages have no stem", "[indexer]") {
  for (const auto* word : {"is", "war", "2014", "m113", "київ", "слідів", "παιδια", "北京", "a"}) {
    INFO(word);
    CHECK_FALSE(schema::stem_key(word));
  }
}

TEST_CASE("a date has the terms of all that contains it", "[indexer]") {
  using Terms = std::vector<std::string>;
  CHECK(schema::date_terms(Date{2014, 6, 10}) == Terms{"Y2014", "M201406", "D20140610"});
  CHECK(schema::date_terms(Date{2014, 6}) == Terms{"Y2014", "M201406", "MX201406"});
  CHECK(schema::date_terms(Date{2014}) == Terms{"Y2014", "YX2014"});
  CHECK(schema::date_terms(std::nullopt) == Terms{"XDnone"});
}

TEST_CASE("sort keys are in the order of the dates", "[indexer]") {
  std::mt19937 random(3);
  std::vector<Date> dates;
  while (dates.size() < 2000) {
    if (const auto date = random_date(random)) dates.push_back(*date);
  }
  std::ranges::sort(dates);
  CHECK(std::ranges::is_sorted(dates, {}, schema::encode_sort_date));
  CHECK(schema::encode_sort_date(std::nullopt).empty());
}

TEST_CASE("facets are decoded as they were encoded", "[indexer]") {
  std::mt19937 random(4);
  for (int i = 0; i < 5000; ++i) {
    const auto facets = random_facets(random);
    const auto decoded = schema::decode_facets(schema::encode_facets(facets));
    REQUIRE(decoded.published == facets.published);
    REQUIRE(decoded.outlet == facets.outlet);
    REQUIRE(decoded.language == facets.language);
    REQUIRE(decoded.agencies == facets.agencies);
    REQUIRE(decoded.flags == facets.flags);
    REQUIRE(decoded.filed == facets.filed);
    REQUIRE(decoded.places == facets.places);
  }
}

TEST_CASE("labels and articles are decoded as they were encoded", "[indexer]") {
  std::mt19937 random(5);
  for (int i = 0; i < 500; ++i) {
    std::vector<std::string> labels(below(random, 6));
    for (auto& label : labels) label = random_bytes(random, 300);
    CHECK(schema::decode_labels(schema::encode_labels(labels)) == labels);
    const schema::StoredArticle article{.id = random_bytes(random, 20),
                                        .title = random_bytes(random, 200),
                                        .text = random_bytes(random, 20000),
                                        .outlet = random_bytes(random, 9),
                                        .url = random_bytes(random, 9),
                                        .language = random_bytes(random, 3),
                                        .published = random_bytes(random, 11),
                                        .unread_date = random_bytes(random, 30),
                                        .filed = random_bytes(random, 30),
                                        .agencies = labels};
    const auto heading = schema::encode_heading(article);
    const auto body = schema::encode_body(article);
    auto decoded = schema::decode_heading(heading);
    CHECK(decoded.text.empty());
    schema::decode_body(body, decoded);
    CHECK(decoded.text == article.text);
    CHECK(decoded.agencies == labels);
    CHECK(schema::encode_heading(decoded) == heading);
    CHECK(schema::encode_body(decoded) == body);
  }
}

TEST_CASE("a damaged record is an error, whatever is cut off or changed", "[indexer]") {
  schema::StoredArticle article{.id = "a", .title = "b", .text = "c"};
  const auto heading = schema::encode_heading(article);
  for (std::size_t size = 0; size < heading.size(); ++size) {
    CHECK_THROWS_AS(schema::decode_heading(heading.substr(0, size)), schema::IndexError);
  }
  const auto body = schema::encode_body(article);
  for (std::size_t size = 0; size < body.size(); ++size) {
    CHECK_THROWS_AS(schema::decode_body(body.substr(0, size), article), schema::IndexError);
  }
  std::mt19937 random(6);
  for (int i = 0; i < 20000; ++i) {
    const std::string noise = random_bytes(random, 40);
    try {
      schema::decode_heading(noise);
      schema::decode_labels(noise);
    } catch (const schema::IndexError&) {
    }
    try {
      schema::decode_body(noise, article);
    } catch (const schema::IndexError&) {
    }
    try {
      schema::decode_facets(noise);
    } catch (const schema::IndexError&) {
    }
  }
}

TEST_CASE("CURRENT names the generation, or the error says what to do", "[indexer]") {
  const test::ScratchFolder folder;
  const auto current = [&](const char* bytes) {
    folder.write("CURRENT", bytes);
    return schema::current_generation(folder.path());
  };
  CHECK(schema::generation_name(7) == "gen-000007");
  CHECK_THROWS_WITH(schema::current_generation(folder.path()),
                    Catch::Contains("no index here; build one with: dateline-index build --index"));
  CHECK(current("auto gen-000042\n") == 42);
  for (const auto* bytes : {"auto ../elsewhere\n", "auto gen-\n", "auto gen-1x\n", "auto gen-1\n",
                            "auto gen-000000\n", "x gen-000001\n"}) {
    INFO(bytes);
    CHECK_THROWS_WITH(current(bytes), Catch::Contains("names no generation of this index"));
  }
}

TEST_CASE("sentences and paragraphs begin where the tokenizer has it", "[indexer]") {
  const auto title = synonyms::tokenize("A title. Of two");
  const auto text = synonyms::tokenize("He went. She too.\nThey did not. Or did they?");
  const auto bounds = schema::find_bounds(title, text);
  CHECK(bounds.sentences == std::vector<std::uint32_t>{1, 3, 1024, 1026, 1028, 1031});
  CHECK(bounds.paragraphs == std::vector<std::uint32_t>{1, 1024, 1028});
  CHECK(schema::find_bounds({}, {}).sentences.empty());
}

TEST_CASE("a title's sentences beyond its last position are no bounds", "[indexer]") {
  std::string title;
  for (int i = 0; i < 600; ++i) title += "Many words. ";
  const auto bounds = schema::find_bounds(synonyms::tokenize(title), synonyms::tokenize("Text."));
  REQUIRE(bounds.sentences.size() == 512);
  CHECK(bounds.sentences[510] == 1021);
  CHECK(bounds.sentences[511] == schema::text_begin);
}

TEST_CASE("bounds are decoded as they were encoded", "[indexer]") {
  std::mt19937 random(5);
  for (int round = 0; round < 100; ++round) {
    schema::Bounds bounds;
    for (std::uint32_t at = 1; at < 5000; at += 1 + below(random, 300)) {
      bounds.sentences.push_back(at);
      if (below(random, 3) == 0) bounds.paragraphs.push_back(at);
    }
    const auto decoded = schema::decode_bounds(schema::encode_bounds(bounds));
    REQUIRE(decoded.sentences == bounds.sentences);
    REQUIRE(decoded.paragraphs == bounds.paragraphs);
  }
  CHECK(schema::decode_bounds("").sentences.empty());
}

}  // namespace dateline
