// SPDX-License-Identifier: GPL-2.0-or-later
// Draws queries out of a corpus, for query_cases.h, onto standard output:
//   query_drawer CORPUS.jsonl COUNT SEED
//
// Words as often as they stand in the texts, so most queries are of middling frequency, as those of
// people are; phrases are two or three words that stand side by side somewhere. Of twenty queries
// five are one word, six ask for all of two or three, six for any, three are phrases; every eighth
// of them is asked for two years and one outlet alone. The same seed gives the same queries.
#include <simdjson.h>

#include <cctype>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

struct Article {
  std::string outlet;
  std::string day;  // 20140610
  std::vector<std::string> words;
};

// In small letters; what is no ASCII letter parts words.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalpha(byte) != 0) {
      words.back() += static_cast<char>(std::tolower(byte));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  words.pop_back();
  return words;
}

std::vector<Article> read_corpus(const std::string& path) {
  constexpr std::size_t enough = 5000;  // to draw from
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be opened");
  simdjson::dom::parser parser;
  std::vector<Article> articles;
  for (std::string line; articles.size() < enough && std::getline(in, line);) {
    const simdjson::dom::element record = parser.parse(line);
    Article article{.outlet = std::string(record["outlet"].get_string().value())};
    const std::string_view day = record["published"].get_string().value();
    for (const char c : day) {
      if (c != '-') article.day += c;
    }
    article.words = words_of(record["text"].get_string().value());
    if (article.words.size() > 3 && article.day.size() == 8) articles.push_back(std::move(article));
  }
  if (articles.empty()) throw std::runtime_error(path + ": no article with a text and a day");
  return articles;
}

class Drawer {
 public:
  Drawer(std::vector<Article> articles, std::uint64_t seed)
      : articles_(std::move(articles)), random_(seed) {}

  void write_query(std::size_t number) {
    const Article& article = articles_[random_() % articles_.size()];
    const std::size_t kind = number % 20;
    const std::size_t words = 2 + random_() % 2;
    std::string query;
    if (kind < 5) {
      query = "one\t" + word(article);
    } else if (kind < 11) {
      query = "and\t" + several(article, words);
    } else if (kind < 17) {
      query = "or\t" + several(article, words);
    } else {
      query = "phrase\t" + phrase(article, words);
    }
    std::printf("%s\t%s\n", query.c_str(), (number % 8 == 7 ? filters(article) : "\t\t").c_str());
  }

 private:
  // Three letters or more, so that no query is of articles and prepositions alone.
  const std::string& word(const Article& article) {
    const std::string* drawn = nullptr;
    do {
      drawn = &article.words[random_() % article.words.size()];
    } while (drawn->size() < 4 && random_() % 8 != 0);
    return *drawn;
  }

  std::string several(const Article& article, std::size_t count) {
    std::string text = word(article);
    while (--count > 0) text += " " + word(article);
    return text;
  }

  std::string phrase(const Article& article, std::size_t count) {
    std::size_t at = random_() % (article.words.size() - count);
    std::string text = article.words[at];
    while (--count > 0) text += " " + article.words[++at];
    return text;
  }

  static std::string filters(const Article& article) {
    const int year = std::stoi(article.day.substr(0, 4));
    const std::string month = article.day.substr(4, 2);
    return std::to_string(year - 1) + month + "01\t" + std::to_string(year + 1) + month + "01\t" +
           article.outlet;
  }

  std::vector<Article> articles_;
  std::mt19937_64 random_;
};

}  // namespace

int main(int argument_count, char** arguments) {
  const std::span given(arguments, static_cast<std::size_t>(argument_count));
  if (given.size() != 4) {
    std::cerr << "query_drawer CORPUS.jsonl COUNT SEED\n";
    return 2;
  }
  try {
    Drawer drawer(read_corpus(given[1]), std::strtoull(given[3], nullptr, 10));
    const std::size_t count = std::strtoull(given[2], nullptr, 10);
    for (std::size_t i = 0; i < count; ++i) drawer.write_query(i);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 2;
  }
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 2;
}
