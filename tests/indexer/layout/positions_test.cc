// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/positions.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "tests/support/test_index.h"

namespace dateline {
namespace {

using schema::Extent;
using schema::places_of;
using schema::Positions;
using schema::PositionsBuilder;

std::uint32_t below(std::mt19937& random, std::uint32_t limit) {
  return std::uniform_int_distribution<std::uint32_t>(0, limit - 1)(random);
}

// An article of words drawn at random, some of them twice, with names over them.
struct Drawn {
  std::map<std::string, std::vector<Extent>> places;

  Drawn(std::mt19937& random, std::uint32_t title, std::uint32_t text, std::uint32_t vocabulary) {
    draw(random, schema::title_begin, title, vocabulary);
    draw(random, schema::text_begin, text, vocabulary);
  }

  std::string encode() const {
    PositionsBuilder builder;
    for (const auto& [term, extents] : places) {
      for (const Extent& extent : extents) builder.add(term, extent);
    }
    return builder.encode();
  }

 private:
  void draw(std::mt19937& random, std::uint32_t begin, std::uint32_t count,
            std::uint32_t vocabulary) {
    for (std::uint32_t i = 0; i < count; ++i) {
      if (below(random, 9) > 0) add("w", random, vocabulary, {begin + i, 1});
      if (below(random, 20) == 0) add("K", random, vocabulary, {begin + i, 1});
      if (below(random, 20) == 0) add("N", random, vocabulary, {begin + i, 1 + below(random, 70)});
    }
  }

  void add(const std::string& prefix, std::mt19937& random, std::uint32_t vocabulary,
           Extent extent) {
    places[prefix + std::to_string(below(random, vocabulary))].push_back(extent);
  }
};

}  // namespace

TEST_CASE("positions are read as they were written", "[indexer]") {
  std::mt19937 random(1);
  for (const std::uint32_t text : {0U, 1U, 2U, 7U, 63U, 500U, 500U, 500U, 30'000U}) {
    const Drawn article(random, below(random, 30), text, 1 + below(random, text + 1));
    const std::string bytes = article.encode();
    const Positions positions(bytes);
    for (const auto& [term, extents] : article.places) {
      INFO(text << " words, " << term);
      CHECK(places_of(term, positions) == extents);
    }
  }
}

TEST_CASE("a term of the title stands where its word or name does, in the title alone",
          "[indexer]") {
  PositionsBuilder builder;
  builder.add("mosul", {schema::title_begin + 1});
  builder.add("mosul", {schema::text_begin + 4});
  builder.add("Nmosul", {schema::title_begin + 1});
  builder.add("Nmosul", {schema::text_begin + 4});
  const std::string bytes = builder.encode();
  const Positions positions(bytes);
  CHECK(places_of("Smosul", positions) == std::vector<Extent>{{schema::title_begin + 1}});
  CHECK(places_of("SNmosul", positions) == std::vector<Extent>{{schema::title_begin + 1}});
  CHECK(places_of("Nmosul", positions).size() == 2);
}

TEST_CASE("a term without a place is told from those that have one", "[indexer]") {
  PositionsBuilder builder;
  for (int i = 0; i < 1000; ++i) builder.add_unplaced("u" + std::to_string(i));
  for (std::uint32_t i = 0; i < 1000; ++i) {
    builder.add("w" + std::to_string(i), {schema::text_begin + i});
  }
  const std::string bytes = builder.encode();
  const Positions positions(bytes);
  for (int i = 0; i < 1000; ++i) CHECK(places_of("u" + std::to_string(i), positions).empty());
}

TEST_CASE("of the only word of an article every position is told", "[indexer]") {
  PositionsBuilder builder;
  for (std::uint32_t i = 0; i < 100; ++i) builder.add("end", {schema::text_begin + i});
  const std::string bytes = builder.encode();
  CHECK(places_of("end", Positions(bytes)).size() == 100);
}

TEST_CASE("an article without words has no positions", "[indexer]") {
  CHECK(PositionsBuilder().encode().empty());
  CHECK(places_of("word", Positions(std::string_view())).empty());
}

TEST_CASE("damaged positions are an error or other positions, and nothing else", "[indexer]") {
  std::mt19937 random(2);
  const Drawn article(random, 10, 200, 120);
  const std::string whole = article.encode();
  std::size_t refused = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string bytes = whole;
    if (i % 2 == 0) bytes.resize(below(random, static_cast<std::uint32_t>(bytes.size())));
    for (auto left = below(random, 4); left > 0 && !bytes.empty(); --left) {
      bytes[below(random, static_cast<std::uint32_t>(bytes.size()))] ^=
          static_cast<char>(1U << below(random, 8));
    }
    try {
      const Positions positions(bytes);
      for (const auto& [term, extents] : article.places) places_of(term, positions);
    } catch (const schema::IndexError&) {
      ++refused;
    }
  }
  CHECK(refused > 0);
}

TEST_CASE("a position takes little more than the bits that tell the words apart", "[indexer]") {
  std::mt19937 random(3);
  const Drawn article(random, 10, 560, 300);
  CHECK(article.encode().size() < 1300);
}

}  // namespace dateline
