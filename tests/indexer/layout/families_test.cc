// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/families.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "indexer/generation/built_index.h"
#include "indexer/generation/family_keeper.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/text_family.h"
#include "tests/support/made_up_words.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

using schema::Families;
using Members = std::vector<std::uint32_t>;

constexpr std::uint32_t last = 1500;  // of three buckets

// The same, in the simplest way.
class Sets {
 public:
  Sets() {
    for (std::uint32_t i = 1; i <= last; ++i) sets_[i] = {i};
  }
  void join(std::uint32_t a, std::uint32_t b) {
    if (sets_[a].contains(b)) return;
    auto both = sets_[a];
    both.insert(sets_[b].begin(), sets_[b].end());
    for (const auto member : both) sets_[member] = both;
  }
  void dissolve(std::uint32_t a) {
    const auto members = sets_[a];
    for (const auto member : members) sets_[member] = {member};
  }
  Members of(std::uint32_t a) const {
    const auto& set = sets_.at(a);
    return {set.begin(), set.end()};
  }

 private:
  std::map<std::uint32_t, std::set<std::uint32_t>> sets_;
};

bool same(Families& families, const Sets& sets) {
  for (std::uint32_t i = 1; i <= last; ++i) {
    const auto members = sets.of(i);
    if (families.members_of(i) != members || families.first_of(i) != members.front()) return false;
  }
  return true;
}

// Texts of which many share how they begin.
std::string random_article(std::mt19937& random, unsigned texts) {
  const auto base = test::words(random() % texts, 60);
  if (random() % 3 == 0) return test::join(base);
  auto text = base;
  for (auto left = random() % 4; left > 0; --left) text[random() % text.size()] = "edited";
  return test::join(text, random() % 10, 30 + random() % 30);
}

}  // namespace

TEST_CASE("families are kept as they are joined and dissolved", "[indexer]") {
  const test::ScratchFolder folder;
  Xapian::WritableDatabase database(folder.path("db"), Xapian::DB_CREATE);
  std::mt19937 random(5);
  Sets sets;
  for (int round = 0; round < 40; ++round) {
    Families families(database);  // which has loaded nothing yet
    for (int i = 0; i < 30; ++i) {
      const auto a = static_cast<std::uint32_t>(1 + random() % last);
      const auto b = static_cast<std::uint32_t>(1 + random() % last);
      families.join(a, b);
      sets.join(a, b);
      if (i % 6 != 0) continue;
      families.dissolve(b);
      sets.dissolve(b);
    }
    if (round % 2 == 0) REQUIRE(same(families, sets));
    families.save(database);
    database.commit();
    Families read{Xapian::Database(folder.path("db"))};
    REQUIRE(same(read, sets));
  }
}

TEST_CASE("a family record that is damaged is an error", "[indexer]") {
  const test::ScratchFolder folder;
  Xapian::WritableDatabase database(folder.path("db"), Xapian::DB_CREATE);
  Families families(database);
  families.join(3, 4);
  families.save(database);
  const std::string key = std::string(schema::metadata::families) + "0";
  auto bytes = database.get_metadata(key);
  REQUIRE(bytes.size() == 6);
  bytes.pop_back();
  database.set_metadata(key, bytes);
  Families damaged(database);
  CHECK_THROWS_AS(damaged.members_of(3), schema::IndexError);
}

TEST_CASE("of equal texts each date has copies of its own", "[indexer]") {
  const test::ScratchFolder folder;
  auto words = test::words(1, 200);
  const std::string text = test::join(words);
  for (std::size_t i = 0; i < words.size(); i += 20) words[i] = "edited";
  const std::string other = test::join(words);  // a copy within three days, no later
  std::string lines;
  const auto add = [&](const std::string& date, const std::string& words_of) {
    lines += R"({"id":")" + std::to_string(lines.size()) + R"(","published":")" + date +
             R"(","text":")" + words_of + "\"}\n";
  };
  constexpr std::size_t equal = 80;  // more than are looked at one by one
  for (std::size_t i = 0; i < equal; ++i) add("2014-01-01", text);
  const auto count = [&] {
    const indexer::IndexOptions options{.index = folder.path("index"),
                                        .corpus = {folder.write("a.jsonl", lines)},
                                        .tables = {folder.write("names.tsv", test::small_table())}};
    test::build_index(options);
    Families families(indexer::open_built_index(options.index).database);
    return families.members_of(1).size();
  };
  add("2015-01-01", other);
  add("2014-04-11", other);
  CHECK(count() == equal);
  add("2014-04-10", text);
  CHECK(count() == equal + 3);
}

TEST_CASE("the families of an index are those of comparing each article with each", "[indexer]") {
  const unsigned seed = GENERATE(1U, 2U, 3U);
  const unsigned texts = GENERATE(8U, 2U);  // of two, each has more than a hundred to look at
  std::mt19937 random(seed);
  const test::ScratchFolder folder;
  std::vector<schema::Wording> wordings;
  std::string lines;
  for (int i = 0; i < 250; ++i) {
    const std::string text = random_article(random, texts);
    const int day = 1 + static_cast<int>(random() % 9);
    lines += R"({"id":")" + std::to_string(i) + R"(","published":"2014-06-0)" +
             std::to_string(day) + R"(","text":")" + text + "\"}\n";
    wordings.emplace_back(text, corpus::Date{2014, 6, static_cast<std::uint8_t>(day)});
  }
  const indexer::IndexOptions options{.index = folder.path("index"),
                                      .corpus = {folder.write("a.jsonl", lines)},
                                      .tables = {folder.write("names.tsv", test::small_table())}};
  test::build_index(options);
  Sets sets;
  for (std::uint32_t i = 0; i < wordings.size(); ++i) {
    const auto terms = schema::copy_terms(wordings[i].opening());
    for (std::uint32_t k = 0; k < i; ++k) {
      std::size_t shared = 0;
      for (const auto& term : schema::copy_terms(wordings[k].opening()))
        shared += static_cast<std::size_t>(std::ranges::count(terms, term));
      const bool apart = schema::lie_apart(wordings[i].published(), wordings[k].published());
      const auto least = apart ? schema::shared_terms_apart : schema::shared_terms;
      if (shared >= least && schema::are_copies(wordings[i], wordings[k])) sets.join(i + 1, k + 1);
    }
  }
  Families families(indexer::open_built_index(options.index).database);
  REQUIRE(same(families, sets));
  CHECK(sets.of(1).size() > 1);
  CHECK(sets.of(1).size() < 200);
}

}  // namespace dateline
