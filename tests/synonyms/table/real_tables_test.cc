// SPDX-License-Identifier: GPL-2.0-or-later
// What holds for the tables of the project, row by row.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "synonyms/finder/name_finder.h"
#include "synonyms/table/name_overlay.h"
#include "synonyms/table/name_rows.h"
#include "synonyms/table/name_table.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {
namespace {

std::vector<NameRow> read_tables(const std::vector<std::string>& names) {
  std::vector<NameRow> rows;
  for (const std::string& name : names) {
    std::ifstream file(std::string(DATELINE_SOURCE_DIR) + "/synonyms/" + name);
    REQUIRE(file);
    underlay_rows(rows, read_name_rows(file, name));
  }
  return rows;
}

const std::vector<NameRow>& rows() {
  static const std::vector<NameRow> read =
      read_tables({"names.tsv", "places.tsv", "names_listed.tsv", "places_listed.tsv"});
  return read;
}

const NameTable& table() {
  static const NameTable compiled(compile_names(rows()), "tables");
  return compiled;
}

// The rows and spellings for which `holds` is false, the first of them, for the message.
template <class Property>
std::string counterexamples(Property holds) {
  std::string found;
  int count = 0;
  for (const NameRow& row : rows()) {
    for (const Spelling& spelling : row.spellings) {
      if (holds(row, spelling) || ++count > 20) continue;
      found += row.source + ":" + std::to_string(row.line) + " " + row.id + ": '" + spelling.text +
               "'\n";
    }
  }
  return count > 20 ? found + "... of " + std::to_string(count) : found;
}

// Places may share a spelling: each is among its senses.
bool names_row(std::span<const std::uint32_t> senses, const NameRow& row) {
  return std::ranges::any_of(senses,
                             [&](std::uint32_t sense) { return table().name(sense).id == row.id; });
}

TEST_CASE("a spelling of the tables that means several names means places, or an acronym first",
          "[tables]") {
  CHECK(counterexamples([](const NameRow&, const Spelling& spelling) {
          const auto is_a_place = [](std::uint32_t sense) {
            return is_place(table().name(sense).kind);
          };
          const auto senses = find_senses(spelling.text, table());
          if (senses.size() == 1 || std::ranges::all_of(senses, is_a_place)) return true;
          const auto first = table().listed(senses.front());
          const bool acronym = std::ranges::any_of(first, [&](const auto& listed) {
            return listed.text == spelling.words && is_acronym(listed.rule);
          });
          return acronym && std::all_of(senses.begin() + 1, senses.end(), is_a_place);
        }) == "");
}

TEST_CASE("every spelling of the tables names its row", "[tables]") {
  REQUIRE(table().size() > 1000);
  CHECK(counterexamples([](const NameRow& row, const Spelling& spelling) {
          return names_row(find_senses(spelling.text, table()), row);
        }) == "");
}

// A text never has the words of these together. A label may be one (Republican Guard (Syria)): it
// names its row in a field that holds nothing else.
bool is_parted(const std::string& spelling) {
  for (const std::string mark : {"(", "（", ",", "၊", "/", ">", "΄", " -", " –", " —"}) {
    if (spelling.find(mark) != spelling.npos) return true;
  }
  return false;
}

TEST_CASE("only labels of the tables have a bracket, a comma or a dash between their words",
          "[tables]") {
  CHECK(counterexamples([](const NameRow& row, const Spelling& spelling) {
          return spelling.text == row.name || !is_parted(spelling.text);
        }) == "");
}

TEST_CASE("every spelling of the tables is found whole in the middle of a sentence", "[tables]") {
  CHECK(counterexamples([](const NameRow& row, const Spelling& spelling) {
          if (is_parted(spelling.text)) return true;
          const TokenStream words = tokenize("xq near " + spelling.text + " qx qx qx.");
          const auto length = tokenize(spelling.text).size();
          const auto mentions = find_names(words, table()).mentions;
          return !mentions.empty() && mentions[0].first == 2 && mentions[0].count == length &&
                 names_row(table().senses(mentions[0].surface), row);
        }) == "");
}

TEST_CASE("no spelling of the tables that counts in any case is a common word", "[tables]") {
  static const std::set<std::string> common = {
      "a",   "all",  "an",   "and",  "are", "as",    "at",   "be",   "but",  "by",   "can",
      "de",  "der",  "die",  "do",   "el",  "en",    "et",   "for",  "from", "had",  "has",
      "he",  "her",  "him",  "his",  "i",   "if",    "in",   "is",   "it",   "its",  "la",
      "las", "le",   "les",  "los",  "man", "may",   "me",   "more", "must", "my",   "new",
      "no",  "not",  "now",  "of",   "on",  "one",   "or",   "our",  "out",  "said", "she",
      "so",  "some", "than", "that", "the", "their", "them", "then", "they", "this", "to",
      "two", "un",   "une",  "up",   "us",  "was",   "we",   "were", "who",  "will", "with",
      "you", "في",   "من",   "على",  "الى", "عن",    "ان",   "هذا",  "и",    "в",    "на",
      "с",   "по",   "не",   "что",  "за",  "из",    "і",    "у",    "та",   "що"};
  CHECK(counterexamples([](const NameRow&, const Spelling& spelling) {
          return spelling.rule != CaseRule::any || !common.contains(spelling.words);
        }) == "");
}

TEST_CASE("no place is listed by a common word of a script without capitals", "[tables]") {
  std::ifstream file(std::string(DATELINE_SOURCE_DIR) + "/synonyms/generator/common_words.txt");
  std::set<std::string> words;
  for (std::string line; std::getline(file, line);) {
    std::istringstream in(line.starts_with('#') ? "" : line);
    for (std::string word; in >> word;) {
      if (tokenize(word).tokens.front().word_case == WordCase::none) words.insert(fold(word));
    }
  }
  CHECK(words.size() > 200);
  std::ifstream listed(std::string(DATELINE_SOURCE_DIR) + "/synonyms/places_listed.tsv");
  std::string found;
  for (const NameRow& row : read_name_rows(listed, "places_listed.tsv")) {
    for (const Spelling& spelling : row.spellings) {
      if (words.contains(spelling.words)) found += row.id + " " + spelling.text + "\n";
    }
  }
  CHECK(found.empty());
}

TEST_CASE("a listed row adds nothing to a row by hand but spellings and its population",
          "[tables]") {
  const auto by_hand = read_tables({"names.tsv", "places.tsv"});
  for (std::size_t i = 0; i < by_hand.size(); ++i) {
    const NameRow& row = rows()[i];
    CAPTURE(row.id);
    CHECK(row.id == by_hand[i].id);
    CHECK(row.name == by_hand[i].name);
    CHECK(row.within == by_hand[i].within);
    CHECK(row.spellings.size() >= by_hand[i].spellings.size());
  }
  CHECK(rows().size() > 5 * by_hand.size());
}

bool means(const char* spelling, const char* id) {
  const auto found = find_senses(spelling, table());
  return found.size() == 1 && table().name(found.front()).id == id;
}

TEST_CASE("a country shares a spelling with another only where that is written by hand",
          "[tables]") {
  std::map<std::string, std::set<std::string>> countries;
  for (const NameRow& row : rows()) {
    if (row.kind != NameKind::country) continue;
    for (const Spelling& spelling : row.spellings) {
      if (!spelling.adjective) countries[spelling.words].insert(row.name);
    }
  }
  std::set<std::string> shared;
  for (const auto& [words, names] : countries) {
    if (names.size() < 2) continue;
    for (const std::string& name : names) shared.insert(name.substr(0, name.find(" (")));
  }
  CHECK(shared ==
        std::set<std::string>{"DR Congo", "Republic of the Congo", "Saint Martin", "Sint Maarten"});
}

TEST_CASE("a place by hand is no second place where the gazetteer writes it otherwise",
          "[tables]") {
  CHECK(means("Maarat al-Nouman", "wof:421190421"));
  CHECK(means("معرة النعمان", "wof:421190421"));
  CHECK(means("Ghobeire", "ghobeiry"));
}

TEST_CASE("a town has what its region or district is called by, in whatever spelling", "[tables]") {
  CHECK(means("Kufrah", "gn:88962"));
  CHECK(means("Kelbadjar", "gn:586268"));
  CHECK(means("Kalkilya", "gn:282457"));
  CHECK(means("Kufra District", "gn:88932"));
  // Named after the town, but not by its name.
  CHECK(means("Qalyubia", "gn:360621"));
}

TEST_CASE("no two names of the tables have one label", "[tables]") {
  std::map<std::string_view, std::string_view> labels;
  std::string shared;
  for (const NameRow& row : rows()) {
    const auto [known, fresh] = labels.emplace(row.name, row.id);
    if (!fresh) shared += row.id + " and " + std::string(known->second) + ": " + row.name + "\n";
  }
  CHECK(shared == "");
}

TEST_CASE("a town is labelled by its name, not by what else is spelled like it", "[tables]") {
  const auto label_of = [](std::string_view id) {
    const auto name = table().find_id(id);
    return name ? std::string(table().name(*name).label) : "";
  };
  CHECK(label_of("gn:306571") == "Konya");
  CHECK(label_of("gn:361320") == "Al Fayyum");
  CHECK(label_of("gn:2935022") == "Dresden (Saxony)");  // a surname: it has no word of its own
  CHECK(label_of("gn:3648559") == "Barcelona (Anzoategui)");
}

TEST_CASE("a place of the tables lies in no name that is not a place", "[tables]") {
  CHECK(counterexamples([](const NameRow& row, const Spelling&) {
          const auto within = table().find_id(row.within);
          return !is_place(row.kind) || !within || is_place(table().name(*within).kind);
        }) == "");
}

TEST_CASE("every place of the tables lies in a country, or is one, or is an area", "[tables]") {
  CHECK(counterexamples([](const NameRow& row, const Spelling&) {
          const bool needs_country = row.kind == NameKind::region || row.kind == NameKind::town;
          return !needs_country || table().country(table().find_id(row.id).value());
        }) == "");
}

}  // namespace
}  // namespace dateline::synonyms
