// SPDX-License-Identifier: GPL-2.0-or-later
// Compares the places counted of an article with those that people found in it.
#pragma once

#include <cstdint>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "bench/places_gold.h"
#include "synonyms/recognition/article_names.h"
#include "synonyms/recognition/article_places.h"

namespace dateline::bench {

// What was counted of one article.
struct Counted {
  synonyms::TokenStream text_words;
  synonyms::ArticleNames names;
  synonyms::ArticlePlaces places;  // the place of the dateline with them
};

// Of the members of two sets.
struct Tally {
  std::size_t found = 0;  // of the gold ones
  std::size_t gold = 0;
  std::size_t right = 0;  // of the counted ones
  std::size_t counted = 0;

  double precision() const;  // of 100
  double recall() const;
  double f1() const;
};

// Sums over the articles of one corpus and half.
class PlaceScores {
 public:
  explicit PlaceScores(const synonyms::NameTable& table) : table_(table) {}

  void add(const GoldArticle& gold, const Counted& counted);
  void print(std::ostream& out) const;

  // F1 of the places, for the choice of weights.
  double f1() const { return places_.f1(); }

  // Up to `examples` lines of every class of errors are kept for print.
  void keep_examples(std::size_t examples) { examples_ = examples; }

 private:
  struct Found {  // a gold place
    std::string id;
    bool is_country = false;
    double latitude = 0;
    double longitude = 0;
    bool operator<(const Found& other) const { return id < other.id; }
  };
  bool is_same(const Found& gold, std::uint32_t place) const;
  void add_toponyms(const GoldArticle& gold, const Counted& counted);
  void add_places(const GoldArticle& gold, const Counted& counted);
  void add_topics(const GoldArticle& gold, const Counted& counted);
  void add_region(const GoldArticle& gold, const Counted& counted);
  void compare(const std::set<Found>& gold, const std::set<std::uint32_t>& counted, Tally& tally);
  std::string why_missed(const Toponym& toponym, const Counted& counted) const;
  void note(const std::string& kind, const GoldArticle& gold, const std::string& what);
  std::set<std::string> countries_of(const Counted& counted) const;

  const synonyms::NameTable& table_;
  std::size_t articles_ = 0;
  Tally places_;
  Tally countries_;
  std::size_t leading_ = 0;  // articles whose most named country is one of its topics
  std::size_t topical_ = 0;  // articles with a topic
  std::map<std::string, std::pair<std::size_t, std::vector<std::string>>> errors_;
  std::size_t examples_ = 0;
};

}  // namespace dateline::bench
