// SPDX-License-Identifier: GPL-2.0-or-later
// How well the places of an article are met: what it counts against what people found in it.
//
//   places_gold.py DATA_FOLDER | places_eval SHARE_FOLDER [--examples N] [--half tune|test]
#include <array>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/place_scores.h"
#include "bench/places_gold.h"
#include "corpus/article/dateline.h"
#include "indexer/generation/name_tables.h"
#include "indexer/writing/article_outlet.h"
#include "synonyms/recognition/article_names.h"
#include "synonyms/recognition/article_places.h"
#include "synonyms/table/country_codes.h"
#include "synonyms/table/outlet_table.h"

namespace {

using namespace dateline;
using bench::Counted;
using bench::GoldArticle;

struct Settings {
  std::string share;
  std::size_t examples = 0;
  std::string half;  // empty: both
  std::string corpus;
  bool tune = false;
  synonyms::PlaceWeights weights{};
};

synonyms::NameTable read_names(const std::string& share) {
  const auto rows =
      indexer::read_tables({.project = {share + "/names.tsv", share + "/places.tsv",
                                        share + "/names_listed.tsv", share + "/places_listed.tsv"},
                            .user = {}},
                           [](std::string_view) {});
  return {synonyms::compile_names(rows), "tables"};
}

class Evaluation {
 public:
  Evaluation(const Settings& settings, const synonyms::NameTable& table)
      : settings_(settings),
        table_(table),
        keys_(read_keys(settings.share, table)),
        outlets_(indexer::read_outlet_tables({settings.share + "/outlets.tsv"})) {}

  // Moves one weight after the other as long as the sum of F1 on the halves for it grows.
  void tune(const std::vector<GoldArticle>& articles) {
    synonyms::PlaceWeights best = settings_.weights;
    double most = score(articles, best);
    for (const double step : {1.0, 0.5, 0.25}) {
      for (const auto weight : weights) {
        for (const double by : {step, -step}) {
          for (;;) {
            synonyms::PlaceWeights other = best;
            other.*weight.member += by;
            const double sum = score(articles, other);
            if (sum <= most + 0.02) break;
            most = sum;
            best = other;
            std::cout << weight.name << " " << best.*weight.member << "  sum of F1 " << most << "\n"
                      << std::flush;
          }
        }
      }
    }
    for (const auto weight : weights)
      std::cout << weight.name << " = " << best.*weight.member << "\n";
  }

  void run(const std::vector<GoldArticle>& articles) {
    const auto scores = scores_of(articles, settings_.weights);
    for (const auto& [name, score] : scores) {
      std::cout << name << "\n";
      score.print(std::cout);
    }
  }

 private:
  struct Weight {
    const char* name;
    double synonyms::PlaceWeights::*member;
  };
  static constexpr std::array<Weight, 16> weights = {{
      {"size", &synonyms::PlaceWeights::size},
      {"country", &synonyms::PlaceWeights::country},
      {"region", &synonyms::PlaceWeights::region},
      {"around", &synonyms::PlaceWeights::around},
      {"in_country", &synonyms::PlaceWeights::in_country},
      {"in_region", &synonyms::PlaceWeights::in_region},
      {"near", &synonyms::PlaceWeights::near},
      {"fits", &synonyms::PlaceWeights::fits},
      {"filed", &synonyms::PlaceWeights::filed},
      {"home", &synonyms::PlaceWeights::home},
      {"contextual", &synonyms::PlaceWeights::contextual},
      {"located", &synonyms::PlaceWeights::located},
      {"beside_capital", &synonyms::PlaceWeights::beside_capital},
      {"word", &synonyms::PlaceWeights::word},
      {"bound", &synonyms::PlaceWeights::bound},
      {"undecided", &synonyms::PlaceWeights::undecided},
  }};

  static synonyms::NameKeys read_keys(const std::string& share, const synonyms::NameTable& table) {
    return {
        indexer::compile_keys({.letter_weights = share + "/letter_weights.tsv",
                               .dictionaries = {share + "/english.words", share + "/french.words",
                                                share + "/arabic.words"}},
                              table),
        table, "keys"};
  }

  double score(const std::vector<GoldArticle>& articles, const synonyms::PlaceWeights& tried) {
    double sum = 0;
    for (const auto& [name, score] : scores_of(articles, tried)) sum += score.f1();
    return sum;
  }

  std::map<std::string, bench::PlaceScores> scores_of(const std::vector<GoldArticle>& articles,
                                                      const synonyms::PlaceWeights& tried) {
    synonyms::NameRecogniser recogniser(table_, keys_, tried);
    std::map<std::string, bench::PlaceScores> scores;
    for (const GoldArticle& article : articles) {
      const std::string half = article.tunes ? "tune" : "test";
      if (!settings_.half.empty() && settings_.half != half) continue;
      if (!settings_.corpus.empty() && settings_.corpus != article.corpus) continue;
      auto& score = scores.try_emplace(article.corpus + ", " + half, table_).first->second;
      score.keep_examples(settings_.examples);
      score.add(article, count(article, recogniser));
    }
    return scores;
  }

  Counted count(const GoldArticle& article, synonyms::NameRecogniser& recogniser) {
    Counted counted{.text_words = synonyms::tokenize(article.text), .names = {}, .places = {}};
    const auto outlet = outlets_.find(article.outlet, article.url);
    synonyms::PlaceSetting setting;
    if (outlet.known) setting.home = synonyms::find_country(outlet.known->country, table_);
    counted.names = recogniser.find(synonyms::tokenize(article.title), counted.text_words, setting);
    counted.places = synonyms::count_places(counted.names, table_);
    return counted;
  }

  const Settings& settings_;
  const synonyms::NameTable& table_;
  synonyms::NameKeys keys_;
  synonyms::OutletTable outlets_;
};

Settings read_settings(std::span<char*> arguments) {
  Settings settings{.share = arguments[1], .half = {}, .corpus = {}};
  for (std::size_t i = 2; i + 1 < arguments.size(); i += 2) {
    const std::string_view option = arguments[i];
    if (option == "--tune") settings.tune = std::string_view(arguments[i + 1]) == "yes";
    if (option == "--examples") settings.examples = std::stoul(arguments[i + 1]);
    if (option == "--half") settings.half = arguments[i + 1];
    if (option == "--corpus") settings.corpus = arguments[i + 1];
  }
  return settings;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "usage: places_gold.py FOLDER | places_eval SHARE_FOLDER [--examples N] "
                 "[--half tune|test] [--corpus NAME]\n";
    return 2;
  }
  try {
    const Settings settings = read_settings({arguments, static_cast<std::size_t>(count)});
    const auto table = read_names(settings.share);
    Evaluation evaluation(settings, table);
    const auto articles = bench::read_gold(std::cin);
    settings.tune ? evaluation.tune(articles) : evaluation.run(articles);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "places_eval: " << error.what() << "\n";
    return 2;
  }
}
