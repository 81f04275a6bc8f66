// SPDX-License-Identifier: GPL-2.0-or-later
// Articles with what people found in them: the lines that places_gold.py writes.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace dateline::bench {

// A name of a place in a text, as bytes; without an id where no one could tell which place it is.
struct Toponym {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string id;       // gn:95446
  std::string country;  // id, or empty
  std::string kind;     // GeoNames' feature code
  double latitude = 0;
  double longitude = 0;
};

struct GoldArticle {
  std::string corpus;
  bool tunes = false;  // of the half that weights are chosen on
  std::string id;
  std::string title;
  std::string text;
  std::string outlet;  // as written, or empty
  std::string url;
  // What was noted of it, by corpus one of these.
  std::vector<Toponym> toponyms;
  std::vector<std::string> countries;  // that it is about, by name
  std::vector<Toponym> places;         // that it names, wherever
  std::string region;                  // where its event was, by name
};

// Throws std::runtime_error naming the line that is no such article.
std::vector<GoldArticle> read_gold(std::istream& in);

}  // namespace dateline::bench
