// SPDX-License-Identifier: GPL-2.0-or-later
// How well unlisted spellings are met, in memory: recall and false merges over
//   (a) spellings held back from the table, whose names it knows,
//   (b) spellings of names held back whole, which nothing may claim,
// for the test part of the split, with the country of a place known and without.
//
//   gzip -dc gazetteer/places.tsv.gz | spelling_eval [--learn] SHARE_FOLDER
//
// --learn fits the weights of KeyEvidence::certainty to the tuning part and prints them instead.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "bench/held_back.h"
#include "bench/logistic.h"
#include "bench/rates.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"

namespace {

using namespace dateline;
using bench::Question;
using synonyms::KeyCandidates;
using synonyms::KeyMatch;

struct Answer {
  const Question* question = nullptr;
  bool folded = false;  // another spelling of the name folds to the same words
  std::optional<KeyMatch> match;
  bool right = false;
  bool namesake = false;  // the match is no other to a reader

  bench::Met met(double bound) const {
    const bool merged = match && match->evidence.certainty() >= bound;
    return {.folded = folded,
            .right = folded || (merged && right),
            .wrong = merged && !right && !namesake,
            .namesake = merged && !right && namesake};
  }
};

class Evaluation {
 public:
  Evaluation(const bench::HeldBack& held, const std::string& model, bool learning)
      : namesakes_(held.namesakes),
        table_(synonyms::compile_names(held.rows), "evaluation"),
        keys_(synonyms::compile_name_keys(table_, {.model = model, .ordinary = {}}), table_,
              "evaluation"),
        learning_(learning) {}

  Answer ask(const Question& question, bool in_country) const {
    Answer answer{.question = &question};
    const auto name = table_.find_id(question.id);
    const auto senses = synonyms::find_senses(question.spelling, table_);
    answer.folded = name && std::ranges::count(senses, *name) > 0;
    if (!senses.empty()) return answer;  // listed: nothing for the key
    answer.match = learning_ ? first_match(question, in_country) : match(question, in_country);
    if (!answer.match) return answer;
    answer.right = name && (answer.match->name == *name || answer.match->twin == *name);
    const std::string met(table_.name(answer.match->name).id);
    answer.namesake = !answer.right && namesakes_.are_namesakes(question.id, met);
    return answer;
  }
  // Whether the table lists the spelling for other names only: a homonym, no matter of spelling.
  bool is_homonym(const Question& question) const {
    const auto senses = synonyms::find_senses(question.spelling, table_);
    const auto name = table_.find_id(question.id);
    return !senses.empty() && (!name || std::ranges::count(senses, *name) == 0);
  }

 private:
  // The best of its country, or, if that is not asked for, of all names that are met in any text:
  // however uncertain, so that what is learnt does not depend on what was learnt before.
  std::optional<KeyMatch> first_match(const Question& question, bool in_country) const {
    const auto country = table_.find_id(question.country);
    if (in_country && !country) return std::nullopt;
    const KeyCandidates found =
        keys_.candidates(question.words, in_country ? country : std::nullopt);
    return keys_.decide({&found}, in_country);
  }

  // As NameRecogniser asks.
  std::optional<KeyMatch> match(const Question& question, bool in_country) const {
    if (!in_country) return first_match(question, false);
    const bool one_word = question.words.find(' ') == std::string::npos;
    return synonyms::more_certain(
        first_match(question, true), synonyms::loose_from, first_match(question, false),
        synonyms::loose_from + (one_word ? synonyms::one_word_anywhere : 0));
  }

  const bench::Namesakes& namesakes_;
  synonyms::NameTable table_;
  synonyms::NameKeys keys_;
  bool learning_;
};

std::vector<Answer> ask_all(const Evaluation& evaluation, const std::vector<Question>& questions,
                            bench::Part part, bool in_country) {
  std::vector<Answer> answers;
  for (const Question& question : questions) {
    if (question.part != part || evaluation.is_homonym(question)) continue;
    if (in_country && bench::is_person(question)) continue;
    answers.push_back(evaluation.ask(question, in_country));
  }
  return answers;
}

// A namesake teaches nothing.
void print_weights(const std::vector<Answer>& answers) {
  std::vector<bench::Example> examples;
  for (const Answer& answer : answers) {
    if (!answer.match || answer.namesake) continue;
    examples.push_back({answer.match->evidence.features(), answer.right});
  }
  for (const double weight : bench::fit_logistic(examples)) std::printf(" %.2f,", weight);
  std::printf("\n");
}

// Capitalised words of a dictionary, most of them names of persons and firms, each asked for in the
// country of some question, of none of which it is a place.
std::vector<Question> strangers(const std::string& share, const std::vector<Question>& questions) {
  constexpr std::size_t one_in = 8;
  std::vector<Question> found;
  std::ifstream words(share + "/english.words");
  std::size_t number = 0;
  for (std::string word; std::getline(words, word);) {
    const bool name = word.front() >= 'A' && word.front() <= 'Z' && word.find('\'') == word.npos;
    if (!name || ++number % one_in != 0) continue;
    const Question& other = questions[number % questions.size()];
    found.push_back({.country = other.country,
                     .spelling = word,
                     .words = synonyms::folded_words(word),
                     .tier = 1,
                     .part = bench::Part::tuning,
                     .whole = true});
  }
  return found;
}

void print_rates(const std::vector<Answer>& answers) {
  for (const double bound : {1.0, synonyms::certain_from, synonyms::loose_from}) {
    std::printf(" certainty from %.1f%s\n", bound,
                bound == synonyms::certain_from ? " (all)"
                : bound == synonyms::loose_from ? " (loose)"
                                                : "");
    std::fflush(stdout);
    bench::Rates rates;
    for (const Answer& answer : answers) rates.add(*answer.question, answer.met(bound));
    rates.print(std::cout);
    std::cout.flush();
  }
}

void evaluate(bool learn, const std::string& share) {
  auto held = bench::hold_back(bench::read_tables(share), bench::read_gazetteer(std::cin));
  if (learn) {
    const auto more = strangers(share, held.questions);
    held.questions.insert(held.questions.end(), more.begin(), more.end());
  }
  const std::string weights = share + "/letter_weights.tsv";
  std::ifstream lines(weights);
  const Evaluation evaluation(held, synonyms::compile_spelling_model(lines, weights), learn);
  for (const bool in_country : {true, false}) {
    std::printf("%s\n", in_country ? "places, country named" : "no country named");
    const auto part = learn ? bench::Part::tuning : bench::Part::test;
    const auto answers = ask_all(evaluation, held.questions, part, in_country);
    if (learn) {
      print_weights(answers);
    } else {
      print_rates(answers);
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> files(arguments + 1, arguments + count);
  const bool learn = !files.empty() && files.front() == "--learn";
  if (learn) files.erase(files.begin());
  if (files.size() != 1) {
    std::cerr << "usage: spelling_eval [--learn] SHARE_FOLDER < places.tsv\n";
    return 2;
  }
  try {
    evaluate(learn, files[0]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "spelling_eval: " << error.what() << "\n";
    return 2;
  }
}
