// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/places_gold.h"

#include <simdjson.h>

#include <stdexcept>
#include <string_view>

namespace dateline::bench {
namespace {

using simdjson::dom::object;

std::string text_of(const object& from, std::string_view key) {
  std::string_view text;
  return from[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

double number_of(const object& from, std::string_view key) {
  double number = 0;
  return from[key].get(number) == simdjson::SUCCESS ? number : 0;
}

std::vector<std::string> texts_of(const object& from, std::string_view key) {
  simdjson::dom::array list;
  std::vector<std::string> texts;
  if (from[key].get(list) != simdjson::SUCCESS) return texts;
  for (const auto each : list) texts.emplace_back(std::string_view(each));
  return texts;
}

Toponym read_toponym(const object& from) {
  return {.begin = static_cast<std::size_t>(number_of(from, "begin")),
          .end = static_cast<std::size_t>(number_of(from, "end")),
          .id = text_of(from, "id"),
          .country = text_of(from, "country"),
          .kind = text_of(from, "class"),
          .latitude = number_of(from, "lat"),
          .longitude = number_of(from, "lon")};
}

std::vector<Toponym> read_toponyms(const object& from, std::string_view key) {
  simdjson::dom::array list;
  std::vector<Toponym> toponyms;
  if (from[key].get(list) != simdjson::SUCCESS) return toponyms;
  for (const auto each : list) toponyms.push_back(read_toponym(each));
  return toponyms;
}

GoldArticle read_article(const object& from) {
  return {.corpus = text_of(from, "corpus"),
          .tunes = text_of(from, "half") == "tune",
          .id = text_of(from, "id"),
          .title = text_of(from, "title"),
          .text = text_of(from, "text"),
          .outlet = text_of(from, "outlet"),
          .url = text_of(from, "url"),
          .toponyms = read_toponyms(from, "toponyms"),
          .countries = texts_of(from, "countries"),
          .places = read_toponyms(from, "places"),
          .region = text_of(from, "region")};
}

}  // namespace

std::vector<GoldArticle> read_gold(std::istream& in) {
  std::vector<GoldArticle> articles;
  simdjson::dom::parser parser;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    object record;
    if (parser.parse(line).get(record) != simdjson::SUCCESS) {
      throw std::runtime_error("line " + std::to_string(number) +
                               ": no article of places_gold.py; write the file again");
    }
    articles.push_back(read_article(record));
  }
  return articles;
}

}  // namespace dateline::bench
