// SPDX-License-Identifier: GPL-2.0-or-later
// How well unlisted spellings are met by a search: the questions of spelling_eval.cc through an
// index.
//
//   names_eval SHARE_FOLDER
//   gzip -dc gazetteer/places.tsv.gz | names_eval SHARE_FOLDER --gazetteer
//
// SHARE_FOLDER has the project's tables, letter_weights.tsv and the dictionaries; the spellings
// held back are drawn from those tables, or from what the gazetteer has of the places in them. For
// each spelling of the test part three short reports are made (made_reports.h): with the spelling
// and the country named, with the spelling alone, both beside places of other countries, and one
// with the listed label. They are indexed as any corpus, and searched
//   for the label             is the report with the held-back spelling found?
//   for what was claimed      is it found under another name?
//   for the nearest other     is it ever found under the name that is most like it?
//   for the spelling          is the report with the label found, and are those of other names?
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <random>
#include <stdexcept>

#include "bench/held_back.h"
#include "bench/rates.h"
#include "bench/report_cases.h"
#include "indexer/writing/index_all.h"
#include "query/answer/searcher.h"
#include "query/shards/open_index.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/recognition/article_names.h"
#include "synonyms/words/printable.h"

namespace {

using namespace dateline;
using bench::Case;
using bench::Context;
using bench::Question;
using bench::Setting;
using query::NameReading;
using synonyms::KeyScript;
using synonyms::NameRow;
using synonyms::Recognition;

class ScratchFolder {
 public:
  ScratchFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "names-eval-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  std::string path(std::string_view name) const { return path_ + "/" + std::string(name); }

 private:
  std::string path_;
};

void build_index(const ScratchFolder& folder, const bench::HeldBack& held,
                 const std::vector<Case>& cases, const std::string& share) {
  std::ofstream table(folder.path("table.tsv"));
  bench::write_table(table, held.rows);
  table.close();
  std::ofstream corpus(folder.path("reports.jsonl"));
  bench::write_reports(corpus, cases, held.rows);
  corpus.close();
  const auto complain = [](std::string_view line) { std::cerr << line << "\n"; };
  indexer::index_all({.index = folder.path("index"),
                      .corpus = {folder.path("reports.jsonl")},
                      .tables = {folder.path("table.tsv")},
                      .keys = {.letter_weights = share + "/letter_weights.tsv",
                               .dictionaries = {share + "/english.words", share + "/french.words",
                                                share + "/arabic.words"}}},
                     complain, [](const dateline::indexer::BuildProgress&) {});
}

// Names that the report is taken to name by its unlisted spelling, and what stood in the way.
struct Reading {
  std::vector<synonyms::Mention> by_key;
  bool holds_listed = false;  // a listed name stands inside the spelling
};

// Asks one index.
class Index {
 public:
  Index(const std::string& path, const bench::Namesakes& namesakes)
      : searcher_(path),
        index_(query::open_index(path)),
        recogniser_(index_.names, index_.keys),
        namesakes_(namesakes) {}

  bool finds(const std::string& typed, const std::string& article, NameReading reading) const {
    return searcher_
               .search({.query = quoted(typed),
                        .filters = {{query::Field::id, article}},
                        .names = reading,
                        .limit = 0,
                        .snippets = false})
               .total > 0;
  }

  // The reports with listed labels that a spelling finds.
  std::vector<std::string> finds_listed(const std::string& typed, NameReading reading) const {
    constexpr std::size_t most = 50;
    std::vector<std::string> ids;
    const auto page = searcher_.search({.query = bare(typed),
                                        .filters = {{query::Field::outlet, "listed"}},
                                        .names = reading,
                                        .limit = most,
                                        .snippets = false});
    for (const auto& hit : page.hits) ids.push_back(hit.id);
    return ids;
  }

  Reading read(const std::string& text, const std::string& spelling) {
    Reading reading;
    const auto words = synonyms::tokenize(text);
    const std::size_t begin = text.find(spelling);
    const std::size_t end = begin + spelling.size();
    for (const auto& mention : recogniser_.find({}, words).text.mentions) {
      const auto& first = words.tokens[mention.first];
      const auto& last = words.tokens[mention.first + mention.count - 1];
      if (last.end <= begin || first.begin >= end) continue;
      const bool key =
          mention.recognition == Recognition::key || mention.recognition == Recognition::loose_key;
      if (key) reading.by_key.push_back(mention);
      reading.holds_listed = reading.holds_listed || !key;
    }
    return reading;
  }

  // By the spelling alone, as NameRecogniser decides on a run of words.
  std::optional<synonyms::KeyMatch> match(const Question& question, Context context) const {
    const auto near = near_candidates(question, context);
    const auto everywhere = index_.keys.candidates(question.words, std::nullopt);
    const bool one_word = question.words.find(' ') == std::string::npos;
    return synonyms::more_certain(
        index_.keys.decide({&near}, true), synonyms::loose_from,
        index_.keys.decide({&everywhere}, false),
        synonyms::loose_from + (one_word ? synonyms::one_word_anywhere : 0));
  }

  // The label of the name most like the spelling that is not its own.
  std::optional<std::string> nearest_other(const Question& question) const {
    auto near = near_candidates(question, Context::country).best;
    const auto everywhere = index_.keys.candidates(question.words, std::nullopt).best;
    near.insert(near.end(), everywhere.begin(), everywhere.end());
    std::ranges::stable_sort(near, std::greater(), &synonyms::KeyCandidate::score);
    for (const auto& candidate : near) {
      if (!is_own(question, candidate.name)) return label(candidate.name);
    }
    return std::nullopt;
  }

  // Whether a name is that of the question, or no other to a reader.
  bool is_own(const Question& question, std::uint32_t name) const {
    const std::string id(index_.names.name(name).id);
    return id == question.id || namesakes_.are_namesakes(id, question.id);
  }

  std::vector<std::uint32_t> senses(const std::string& spelling) const {
    return synonyms::find_senses(spelling, index_.names);
  }
  std::string label(std::uint32_t name) const { return std::string(index_.names.name(name).label); }
  bool is_ordinary(std::string_view word) const { return index_.keys.is_ordinary(word); }
  const synonyms::NameTable& names() const { return index_.names; }

 private:
  static std::string quoted(std::string text) {
    std::erase(text, '"');
    return '"' + text + '"';
  }

  // Words as people type them, without what the query language reads.
  static std::string bare(std::string text) {
    for (char& c : text) {
      if (std::string_view("\"()*:=-").find(c) != std::string_view::npos) c = ' ';
    }
    return text;
  }

  synonyms::KeyCandidates near_candidates(const Question& question, Context context) const {
    const auto country = index_.names.find_id(question.country);
    if (!country || context == Context::none) return {};
    return index_.keys.candidates(question.words, country);
  }

  query::Searcher searcher_;
  query::OpenIndex index_;
  synonyms::NameRecogniser recogniser_;
  const bench::Namesakes& namesakes_;
};

// Why a report was not found under its name.
std::string reason(const Index& index, const Case& made, const Reading& reading, Context context,
                   double bound) {
  const auto match = index.match(made.question, context);
  if (reading.holds_listed) return "a listed name stands inside the spelling";
  if (!match || match->evidence.certainty() < bound) return "not certain in memory either";
  if (!index.is_own(made.question, match->name)) return "another name in memory, too";
  const auto words = synonyms::tokenize(made.question.spelling);
  const bool has_case = words.tokens.front().word_case != synonyms::WordCase::none;
  if (!reading.by_key.empty()) return "a part of it, another name, or not certain enough there";
  if (!has_case && made.setting() != Setting::led_up_to) return "nothing announces it";
  bool ordinary = true;
  for (std::size_t i = 0; i < words.size(); ++i) ordinary &= index.is_ordinary(words.word(i));
  if (ordinary) return "all its words are in a dictionary or a person's name";
  return "no run of words, or a higher bound";
}

struct Tally {
  bench::Rates rates;
  std::size_t near = 0;        // questions that have a nearest other name
  std::size_t near_found = 0;  // whose report is found under it
  std::map<std::string, std::size_t> reasons;
};

class Evaluation {
 public:
  explicit Evaluation(Index& index) : index_(index) {}

  void ask(const Case& made, Context context, NameReading reading, Tally& tally) {
    const std::string id = made.id(context);
    const Reading read = index_.read(made.texts.at(context), made.question.spelling);
    bench::Met met{.folded = is_folded(made.question)};
    met.right = !made.label.empty() && index_.finds(made.label, id, reading);
    for (const auto& mention : read.by_key) {
      if (!index_.finds(index_.label(mention.name), id, reading)) continue;
      // Beside its own name a twin of it is no other to a reader.
      const bool own = index_.is_own(made.question, mention.name);
      met.namesake = met.namesake || own;
      met.wrong = met.wrong || (!own && !mention.nested);
    }
    met.namesake = met.namesake && !met.right;
    tally.rates.add(made.question, met);
    tally.rates.add(std::string("setting, ") + std::string(to_string(made.setting())),
                    made.question, met);
    if (const auto near = index_.nearest_other(made.question)) {
      ++tally.near;
      if (index_.finds(*near, id, reading)) ++tally.near_found;
    }
    if (!made.question.whole && !met.right) {
      ++tally.reasons[reason(index_, made, read, context, bound(reading))];
    }
  }

  void ask_by_spelling(const Case& made, NameReading reading, Tally& tally) const {
    bench::Met met{.folded = is_folded(made.question)};
    for (const auto& id : index_.finds_listed(made.question.spelling, reading)) {
      const bool own = id == made.listed_id();
      met.right = met.right || own;
      met.wrong = met.wrong || (!own && !is_like(made, id));
    }
    tally.rates.add(made.question, met);
  }

  void know(const std::vector<Case>& cases) {
    for (const Case& made : cases) {
      if (!made.label.empty()) names_[made.listed_id()] = index_.names().find_id(made.question.id);
    }
  }

  // Whether the table has the spelling for other names only, which is no matter of spelling.
  bool is_homonym(const Question& question) const {
    return !index_.senses(question.spelling).empty() && !is_folded(question);
  }

 private:
  static double bound(NameReading reading) {
    return reading == NameReading::loose ? synonyms::loose_from : synonyms::certain_from;
  }

  bool is_folded(const Question& question) const {
    const auto name = index_.names().find_id(question.id);
    const auto senses = index_.senses(question.spelling);
    return name && std::ranges::count(senses, *name) > 0;
  }

  bool is_like(const Case& made, const std::string& id) const {
    const auto name = names_.find(id);
    return name != names_.end() && name->second && index_.is_own(made.question, *name->second);
  }

  Index& index_;
  std::map<std::string, std::optional<std::uint32_t>> names_;
};

void print(const Tally& tally) {
  tally.rates.print(std::cout);
  if (tally.near > 0) {
    std::cout << "  found under the nearest other name: " << tally.near_found << " of "
              << tally.near << "\n";
  }
  for (const auto& [why, count] : tally.reasons) {
    std::cout << "  not found " << std::setw(5) << count << "  " << why << "\n";
  }
}

bench::HeldBack hold_back(const std::string& share, bool from_gazetteer) {
  const auto tables = bench::read_tables(share);
  if (!from_gazetteer) return bench::hold_back(tables);
  return bench::hold_back(tables, bench::read_gazetteer(std::cin));
}

void evaluate(const std::string& share, bool from_gazetteer) {
  const auto held = hold_back(share, from_gazetteer);
  auto cases = bench::make_cases(held);
  const ScratchFolder folder;
  build_index(folder, held, cases, share);
  Index index(folder.path("index"), held.namesakes);
  Evaluation evaluation(index);
  std::erase_if(cases, [&](const Case& made) { return evaluation.is_homonym(made.question); });
  evaluation.know(cases);
  for (const auto& [reading, name] :
       {std::pair(NameReading::all, "all"), std::pair(NameReading::loose, "loose")}) {
    for (const Context context : {Context::country, Context::none}) {
      Tally tally;
      for (const Case& made : cases) {
        if (made.texts.contains(context)) evaluation.ask(made, context, reading, tally);
      }
      std::cout << "--names " << name << ", " << to_string(context) << "\n";
      print(tally);
    }
    Tally tally;
    for (const Case& made : cases) evaluation.ask_by_spelling(made, reading, tally);
    std::cout << "--names " << name << ", the unlisted spelling as query\n";
    print(tally);
  }
}

}  // namespace

int main(int count, char** arguments) {
  const bool from_gazetteer = count == 3 && std::string_view(arguments[2]) == "--gazetteer";
  if (count != 2 && !from_gazetteer) {
    std::cerr << "usage: names_eval SHARE_FOLDER [--gazetteer < places.tsv]\n";
    return 2;
  }
  try {
    evaluate(arguments[1], from_gazetteer);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "names_eval: " << error.what() << "\n";
    return 2;
  }
}
