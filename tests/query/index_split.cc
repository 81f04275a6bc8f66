// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/index_split.h"

#include <functional>
#include <random>

#include "synonyms/words/printable.h"

namespace dateline::test {
namespace {

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

}  // namespace

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

IndexSplit::IndexSplit(const std::vector<corpus::Article>& articles, std::size_t count) {
  std::string all;
  std::vector<std::string> parts(count);
  for (const auto& article : articles) {
    const std::string line = line_of(article);
    all += line;
    parts[std::hash<std::string>()(article.id) % count] += line;
  }
  whole_ = std::make_unique<TestIndex>(all, small_table(), project_keys());
  for (const auto& part : parts) {
    parts_.push_back(std::make_unique<TestIndex>(part, small_table(), project_keys()));
  }
}

query::IndexChoice IndexSplit::choice(std::size_t remote) {
  std::string list = "# the parts\n";
  if (remote == count()) list += "tables " + generation(0) + "\n";
  for (std::size_t i = 0; i < count(); ++i) {
    if (i < remote) servers_.push_back(std::make_unique<ShardServer>(generation(i)));
    list += i < remote ? "remote " + servers_.back()->address() + "\n" : part(i) + "\n";
  }
  return query::IndexChoice(folder_.write("parts.shards", list));
}

}  // namespace dateline::test
