// SPDX-License-Identifier: GPL-2.0-or-later
// How well unlisted spellings are met, in memory: recall and false merges over
//   (a) spellings held back from the table, whose names it knows,
//   (b) spellings of names held back whole, which nothing may claim,
//   (c) every held-back spelling against the nearest other name (hard negatives): the wrong ones.
//
//   gzip -dc gazetteer/places.tsv.gz | spelling_eval [--learn] letter_weights.tsv names.tsv
//
// Places are held back in the tuning and test part of the split (gazetteer.h); one of three of them
// whole. --learn fits the weights of KeyEvidence::certainty to the tuning part and prints them.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "bench/gazetteer.h"
#include "synonyms/name_finder.h"
#include "synonyms/name_keys.h"
#include "synonyms/name_rows.h"
#include "synonyms/name_table.h"
#include "synonyms/tokenizer.h"

namespace {

using namespace dateline;
using synonyms::KeyCandidates;
using synonyms::KeyMatch;
using synonyms::NameKind;
using synonyms::NameRow;

constexpr unsigned seed = 11;
constexpr std::size_t questions_per_part = 3000;

struct Question {
  std::string id;        // of the name that it is a spelling of
  std::string country;   // id of its row, or empty
  std::string spelling;  // as written
  std::string words;     // folded
  std::string kind;
  bench::Part part = bench::Part::test;
  bool whole = false;  // its name was held back
};

struct Answer {
  const Question* question = nullptr;
  bool listed = false;  // another spelling of the name folds to the same words
  std::optional<KeyMatch> match;
  bool right = false;
};

NameKind kind_of(const std::string& kind) {
  if (kind == "country") return NameKind::country;
  return kind == "city" ? NameKind::town : NameKind::region;
}

// Draws questions from the places of the tuning and the test part and takes them out of `places`.
std::vector<Question> hold_back(std::vector<bench::Place>& places) {
  std::mt19937 random(seed);
  std::vector<Question> questions;
  std::map<bench::Part, std::size_t> drawn;
  std::vector<std::size_t> order(places.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  for (const std::size_t i : order) {
    bench::Place& place = places[i];
    const auto part = bench::part_of(place.id);
    if (part == bench::Part::training || drawn[part] >= questions_per_part) continue;
    if (place.kind == "country" || place.spellings.size() < 3) continue;
    std::vector<std::size_t> fit;
    for (std::size_t s = 1; s < place.spellings.size(); ++s) {
      const auto form = synonyms::key_form(synonyms::folded_words(place.spellings[s]));
      if (form && form->letters.size() >= 6) fit.push_back(s);
    }
    if (fit.empty()) continue;
    const std::size_t chosen = fit[random() % fit.size()];
    questions.push_back({.id = place.id,
                         .country = "country:" + place.country,
                         .spelling = place.spellings[chosen],
                         .words = synonyms::folded_words(place.spellings[chosen]),
                         .kind = place.kind + (place.tier == 1 ? " tier 1" : " tier 2"),
                         .part = part,
                         .whole = random() % 3 == 0});
    ++drawn[part];
    place.spellings.erase(place.spellings.begin() + static_cast<std::ptrdiff_t>(chosen));
    if (questions.back().whole) place.spellings.clear();
  }
  return questions;
}

std::vector<NameRow> rows_of(const std::vector<bench::Place>& places) {
  std::vector<NameRow> rows;
  std::set<std::string> countries;
  for (const auto& place : places) {
    if (place.spellings.empty()) continue;
    const bool is_country = place.kind == "country";
    if (is_country && !countries.insert(place.country).second) continue;
    NameRow row{.id = is_country ? "country:" + place.country : place.id,
                .kind = kind_of(place.kind),
                .name = place.spellings.front(),
                .within = is_country ? "" : "country:" + place.country,
                .population = place.population,
                .source = "gazetteer"};
    for (const auto& spelling : place.spellings) {
      if (!synonyms::folded_words(spelling).empty()) row.spellings.push_back({.text = spelling});
    }
    rows.push_back(std::move(row));
  }
  std::erase_if(rows, [&](const NameRow& row) {
    return row.spellings.empty() ||
           (!row.within.empty() && !countries.contains(row.within.substr(8)));
  });
  return rows;
}

// Persons of names.tsv, a spelling of each script held back.
void add_persons(const std::string& path, std::vector<NameRow>& rows,
                 std::vector<Question>& questions) {
  std::ifstream file(path);
  std::mt19937 random(seed);
  for (NameRow& row : synonyms::read_name_rows(file, path)) {
    if (row.kind != NameKind::person) continue;
    row.within.clear();
    const auto part = random() % 2 == 0 ? bench::Part::tuning : bench::Part::test;
    const bool whole = random() % 3 == 0;
    for (std::size_t script = 0; script < synonyms::key_scripts; ++script) {
      std::vector<std::size_t> fit;
      for (std::size_t s = 1; s < row.spellings.size(); ++s) {
        const auto form = synonyms::key_form(synonyms::folded_words(row.spellings[s].text));
        if (form && static_cast<std::size_t>(form->script) == script && form->letters.size() >= 6)
          fit.push_back(s);
      }
      if (fit.empty() || row.spellings.size() < 3) continue;
      const std::size_t chosen = fit[random() % fit.size()];
      const std::string spelling = row.spellings[chosen].text;
      questions.push_back({.id = row.id,
                           .spelling = spelling,
                           .words = synonyms::folded_words(spelling),
                           .kind = "person",
                           .part = part,
                           .whole = whole});
      row.spellings.erase(row.spellings.begin() + static_cast<std::ptrdiff_t>(chosen));
    }
    if (!whole) rows.push_back(std::move(row));
  }
}

class Evaluation {
 public:
  Evaluation(const std::vector<NameRow>& rows, const std::string& model)
      : table_(synonyms::compile_names(rows), "evaluation"),
        keys_(synonyms::compile_name_keys(table_, {.model = model, .ordinary = {}}), table_,
              "evaluation") {}

  Answer ask(const Question& question, bool in_country) const {
    Answer answer{.question = &question};
    const auto name = table_.find_id(question.id);
    const auto senses = synonyms::find_senses(question.spelling, table_);
    answer.listed = name && std::ranges::count(senses, *name) > 0;
    answer.right = answer.listed;
    if (!senses.empty()) return answer;  // listed: nothing for the key
    const auto country = table_.find_id(question.country);
    // As NameRecogniser asks: what a country does not answer is looked for everywhere.
    if (in_country && country) {
      const KeyCandidates near = keys_.candidates(question.words, country);
      answer.match = keys_.decide({&near}, true);
      if (answer.match && answer.match->evidence.certainty() < synonyms::loose_from)
        answer.match.reset();
    }
    if (!answer.match) {
      const KeyCandidates everywhere = keys_.candidates(question.words, std::nullopt);
      answer.match = keys_.decide({&everywhere}, false);
      const bool one_word = question.words.find(' ') == std::string::npos;
      if (in_country && one_word && answer.match &&
          answer.match->evidence.certainty() <
              synonyms::certain_from + synonyms::one_word_anywhere) {
        answer.match.reset();
      }
    }
    answer.right = answer.match && name && is_same(*answer.match, *name);
    return answer;
  }

  // Whether the table lists the spelling for other names only: a homonym, no matter of spelling.
  bool is_homonym(const Question& question) const {
    const auto senses = synonyms::find_senses(question.spelling, table_);
    const auto name = table_.find_id(question.id);
    return !senses.empty() && (!name || std::ranges::count(senses, *name) == 0);
  }

  std::string label(std::uint32_t name) const { return std::string(table_.name(name).label); }

 private:
  // Names that share a spelling (a town and its district) are one to a reader.
  bool is_same(const KeyMatch& match, std::uint32_t name) const {
    if (match.name == name) return true;
    const auto own = table_.spellings(name);
    return std::ranges::any_of(table_.spellings(match.name), [&](std::string_view spelling) {
      return std::ranges::count(own, spelling) > 0;
    });
  }

  synonyms::NameTable table_;
  synonyms::NameKeys keys_;
};

// Newton's method for a logistic regression with a little shrinkage.
std::array<double, 8> fit(const std::vector<Answer>& answers) {
  constexpr std::size_t n = 8;
  constexpr double shrinkage = 0.5;
  std::array<double, n> weights{};
  for (int round = 0; round < 25; ++round) {
    std::array<std::array<double, n + 1>, n> system{};
    for (std::size_t i = 0; i < n; ++i) {
      system[i][i] = shrinkage;
      system[i][n] = -shrinkage * weights[i];
    }
    for (const Answer& answer : answers) {
      const auto x = answer.match->evidence.features();
      double sum = 0;
      for (std::size_t i = 0; i < n; ++i) sum += weights[i] * x[i];
      const double p = 1 / (1 + std::exp(-sum));
      for (std::size_t i = 0; i < n; ++i) {
        system[i][n] += ((answer.right ? 1 : 0) - p) * x[i];
        for (std::size_t j = 0; j < n; ++j) system[i][j] += p * (1 - p) * x[i] * x[j];
      }
    }
    for (std::size_t i = 0; i < n; ++i) {  // Gauss-Jordan; the matrix is positive definite
      for (std::size_t row = 0; row < n; ++row) {
        if (row == i) continue;
        const double factor = system[row][i] / system[i][i];
        for (std::size_t j = i; j <= n; ++j) system[row][j] -= factor * system[i][j];
      }
    }
    for (std::size_t i = 0; i < n; ++i) weights[i] += system[i][n] / system[i][i];
  }
  return weights;
}

struct Rates {
  std::size_t known = 0;
  std::size_t listed = 0;
  std::size_t right = 0;
  std::size_t wrong = 0;
  std::size_t whole = 0;
  std::size_t claimed = 0;
};

void print_rates(const std::vector<Answer>& answers, double bound) {
  std::map<std::string, Rates> groups;
  for (const Answer& answer : answers) {
    const auto form = synonyms::key_form(answer.question->words);
    const char* script[] = {"latin", "arabic", "cyrillic", "hebrew"};
    const std::string of_script = script[static_cast<std::size_t>(form->script)];
    for (const auto& group : {std::string("all"), of_script, answer.question->kind}) {
      Rates& rates = groups[group];
      const bool merged = answer.match && answer.match->evidence.certainty() >= bound;
      if (answer.question->whole) {
        ++rates.whole;
        rates.claimed += merged ? 1 : 0;
        continue;
      }
      ++rates.known;
      rates.listed += answer.listed ? 1 : 0;
      if (answer.listed || (merged && answer.right)) ++rates.right;
      if (merged && !answer.right) ++rates.wrong;
    }
  }
  for (const auto& [group, rates] : groups) {
    const auto percent = [](std::size_t part, std::size_t of) {
      return of == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(of);
    };
    std::printf(
        "  %-14s %5zu  folded %5.1f  recall %5.1f  false %4.1f   whole %5zu claimed %4.1f\n",
        group.c_str(), rates.known, percent(rates.listed, rates.known),
        percent(rates.right, rates.known), percent(rates.wrong, rates.known), rates.whole,
        percent(rates.claimed, rates.whole));
  }
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> files(arguments + 1, arguments + count);
  const bool learn = !files.empty() && files.front() == "--learn";
  if (learn) files.erase(files.begin());
  if (files.size() != 2) {
    std::cerr << "usage: spelling_eval [--learn] letter_weights.tsv names.tsv < places.tsv\n";
    return 2;
  }
  std::ifstream weights(files[0]);
  const std::string model = synonyms::compile_spelling_model(weights, files[0]);
  auto places = bench::read_gazetteer(std::cin);
  auto questions = hold_back(places);
  auto rows = rows_of(places);
  add_persons(files[1], rows, questions);
  std::vector<NameRow> sound;
  std::map<std::string, bool> claimed;  // spellings of persons yield to those of places
  for (auto& row : rows) {
    const bool place = synonyms::is_place(row.kind);
    std::erase_if(row.spellings, [&](const synonyms::Spelling& spelling) {
      const auto words = synonyms::folded_words(spelling.text);
      const auto [known, fresh] = claimed.try_emplace(words, place);
      return !fresh && !(place && known->second);
    });
    if (row.spellings.empty()) continue;
    row.name = row.spellings.front().text;
    sound.push_back(std::move(row));
  }
  const Evaluation evaluation(sound, model);
  for (const bool in_country : {true, false}) {
    std::vector<Answer> tuning;
    std::vector<Answer> places_tested;
    std::vector<Answer> persons;
    for (const Question& question : questions) {
      if (evaluation.is_homonym(question)) continue;
      const bool person = question.kind == "person";
      if (in_country && person) continue;
      const Answer answer = evaluation.ask(question, in_country);
      if (question.part == bench::Part::tuning && answer.match) tuning.push_back(answer);
      if (question.part == bench::Part::test) (person ? persons : places_tested).push_back(answer);
    }
    std::printf("%s\n", in_country ? "places, country named" : "no country named");
    if (learn) {
      for (const double weight : fit(tuning)) std::printf(" %.2f,", weight);
      std::printf("\n");
    }
    for (const double bound :
         {2.0, 1.0, 0.5, 0.2, synonyms::certain_from, -0.5, synonyms::loose_from}) {
      std::printf(" certainty %.1f\n", bound);
      print_rates(places_tested, bound);
      if (!persons.empty()) print_rates(persons, bound);
    }
  }
}
