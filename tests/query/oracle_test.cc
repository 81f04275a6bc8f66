// SPDX-License-Identifier: GPL-2.0-or-later
// Thousands of random queries, each answered twice: by the index and by reading every article.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "synonyms/words/printable.h"
#include "tests/query/comparison.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

void check_sample(const test::SampleIndex& index, std::size_t queries, unsigned seed) {
  const auto articles = test::sample_articles();
  const test::Oracle oracle(articles, index.names(), index.keys());
  check(ask(queries, test::QueryGenerator(articles, index.rows(), seed), oracle, index.searcher()));
}

// Articles of few words, so that they meet in every way: repeated, beside names, inside them.
std::vector<corpus::Article> dense_articles(unsigned seed,
                                            const std::vector<std::string>& more = {}) {
  std::vector<std::string> words = {
      "tick", "tick",    "the",      "fight",  "fights", "is",      "us",    "IS",
      "US",   "U.S.",    "who",      "WHO",    "nice",   "Nice",    "Mosul", "Kiev",
      "Kyiv", "Iraqi",   "of",       "state",  "Daesh",  "Islamic", "State", "University",
      "Ain",  "al-Asad", "air base", "Turkey", "turkey"};
  words.insert(words.end(), more.begin(), more.end());
  const std::vector<std::string> gaps = {" ", " ", " ", " ", "-", ". ", ", ", "\n\n", "'s "};
  std::mt19937 random(seed);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const auto text = [&](std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i)
      out += words[below(words.size())] + gaps[below(gaps.size())];
    return out + "end";
  };
  std::vector<corpus::Article> articles;
  for (std::size_t i = 0; i < 200; ++i) {
    articles.push_back({.id = std::to_string(i), .title = text(below(6)), .text = text(below(25))});
    articles.back().outlet = i % 3 == 0 ? "One" : "Two";
    articles.back().language = i % 5 == 0 ? "en" : "fr";
    articles.back().agencies = {i % 2 == 0 ? "Meridian Wire" : "Some Press"};
  }
  return articles;
}

std::string to_jsonl(const std::vector<corpus::Article>& articles) {
  std::string lines;
  for (const auto& article : articles) {
    lines += "{\"id\":" + synonyms::json_string(article.id) +
             ",\"title\":" + synonyms::json_string(article.title) +
             ",\"text\":" + synonyms::json_string(article.text) +
             ",\"outlet\":" + synonyms::json_string(article.outlet) +
             ",\"language\":" + synonyms::json_string(article.language) +
             ",\"agency\":" + synonyms::json_string(article.agencies.front()) + "}\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("the index answers as a reader would where the same words meet in every way", "[query]") {
  constexpr std::size_t queries = 3000;
  const test::TestIndex index(to_jsonl(dense_articles(1)));
  const auto articles = test::read_articles(index.corpus());
  const auto names = test::compile_table(test::small_table());
  const synonyms::NameKeys none;
  const test::Oracle oracle(articles, names, none);
  const query::Searcher searcher(index.path());
  check(ask(queries, test::QueryGenerator(articles, test::read_rows(test::small_table()), 2),
            oracle, searcher));
}

// Unlisted spellings of listed names, of unlisted ones, surnames, homonyms and words like them.
const std::vector<std::string>& unlisted_words() {
  static const std::vector<std::string> words = {"Irbyl",
                                                 "Mosull",
                                                 "Moosul",
                                                 "Bashar al-Assad",
                                                 "Muammar Gaddafi",
                                                 "Gadhaffi",
                                                 "Assad",
                                                 "Jordan",
                                                 "Iraq",
                                                 "Syria",
                                                 "in Iraq",
                                                 "Qamishlo",
                                                 "Kamishly",
                                                 "kamishly",
                                                 "Камышлы",
                                                 "Michael Jordan",
                                                 "Hodeydah",
                                                 "Al Hudaida",
                                                 "in Yemen",
                                                 "Deir",
                                                 "Zour",
                                                 "near Baghdaad",
                                                 "Baghdadi",
                                                 "Tripoli",
                                                 "in Lebanon",
                                                 "in Libya",
                                                 "Trablous",
                                                 "Libyan",
                                                 "العراق",
                                                 "الموصلل",
                                                 "Moamer Kadhafi",
                                                 "Moammer Gadaffi",
                                                 "Bashar Alassad",
                                                 "Ayn Alasad",
                                                 "Ayn Assad airbase",
                                                 "Muammar",
                                                 "Kadhafi",
                                                 "said",
                                                 "Zamir Kabulov",
                                                 "Zameer",
                                                 "Замир Кабулов",
                                                 "Khalid Shammari",
                                                 "Khaled al-Shamari",
                                                 "خالد الشمري",
                                                 "Abdulrahman Shammari",
                                                 "عبد الرحمن الشمري",
                                                 "معمر القدافي"};
  return words;
}

// With a second Tripoli.
std::string homonym_table() {
  return std::string(test::small_table()) +
         "lebanon\tcountry\tLebanon\t\t\t\tلبنان\tLebanese\t\n"
         "tripoli-lebanon\ttown\tTripoli (Lebanon)\tlebanon\t\t\tTripoli|Trablous\t\t\n";
}

TEST_CASE("the index answers as a reader would where spellings are unlisted or shared", "[query]") {
  constexpr std::size_t queries = 3000;
  const auto written = dense_articles(3, unlisted_words());
  const test::TestIndex index(to_jsonl(written), homonym_table(), test::project_keys());
  const auto articles = test::read_articles(index.corpus());
  const auto names = test::compile_table(homonym_table());
  const auto keys = test::make_keys(test::project_keys(), names);
  const test::Oracle oracle(articles, names, keys);
  const query::Searcher searcher(index.path());
  check(ask(queries, test::QueryGenerator(articles, test::read_rows(homonym_table()), 4), oracle,
            searcher));
}

TEST_CASE("the index answers as a reader of all articles would", "[query]") {
  check_sample(test::SampleIndex(), 4000, 20140610);
}

TEST_CASE("the index answers as a reader would who knows names by their keys", "[query]") {
  check_sample(test::SampleIndex({}, test::project_keys()), 2000, 20151113);
}

TEST_CASE("the index answers as a reader would with the project's own tables", "[query]") {
  check_sample(test::SampleIndex(test::project_tables(), test::project_keys()), 1000, 20200108);
}

}  // namespace dateline
