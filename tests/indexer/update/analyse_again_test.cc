// SPDX-License-Identifier: GPL-2.0-or-later
// An index whose tables change is compared with one that is built anew with the same tables, over
// random edits of a table: names and spellings come and go, places move, rules change.
#include "indexer/update/analyse_again.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <sstream>

#include "indexer/inspection/export_index.h"
#include "indexer/inspection/verify_index.h"
#include "indexer/update/update_index.h"
#include "synonyms/words/tokenizer.h"
#include "tests/support/index_contents.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

constexpr std::size_t spellings_column = 6;
constexpr std::size_t case_column = 8;

using Row = std::vector<std::string>;
const std::vector<std::string> no_problems;

Row split(const std::string& text, char mark) {
  Row parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, mark);) parts.push_back(part);
  return parts;
}

std::string join(const Row& parts, char mark) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i > 0 ? std::string(1, mark) : "") + parts[i];
  return text;
}

// The words with a capital of the sample, which a table may come to list.
std::vector<std::string> capitalised_words() {
  std::set<std::string> words;
  for (const auto& article : test::sample_articles()) {
    const auto stream = synonyms::tokenize(article.text);
    for (const auto& token : stream.tokens) {
      if (token.word_case == synonyms::WordCase::capitalised) {
        words.insert(article.text.substr(token.begin, token.end - token.begin));
      }
    }
  }
  return {words.begin(), words.end()};
}

// A table that changes at random and stays one that compiles.
class Table {
 public:
  explicit Table(unsigned seed) : random_(seed), words_(capitalised_words()) {
    for (const auto& line : split(std::string(test::small_table()), '\n')) {
      if (line.empty()) continue;
      Row row = split(line, '\t');
      row.resize(case_column + 1);
      rows_.push_back(row);
    }
  }

  // What was done, for a message.
  std::string edit() {
    switch (random_() % 7) {
      case 0:
        return add_spelling(any_row());
      case 1:
        return drop_spelling(any_row());
      case 2:
        return add_name();
      case 3:
        return drop_name();
      case 4:
        return move(any_row());
      case 5:
        return rename(any_row());
      default:
        return set_rule(any_row());
    }
  }

  std::string text() const {
    std::string text;
    for (const auto& row : rows_) text += join(row, '\t') + "\n";
    return text;
  }

 private:
  Row& any_row() { return rows_[1 + random_() % (rows_.size() - 1)]; }
  // A word as it stands, or with a letter less: what is met by its key.
  std::string any_word() {
    std::string word = words_[random_() % words_.size()];
    if (random_() % 3 == 0 && word.size() > 5 && word.front() > 0) word.erase(3, 1);
    return word;
  }
  bool is_free(const std::string& spelling) const {
    const auto folded = synonyms::folded_words(spelling);
    for (const auto& row : rows_) {
      for (const std::size_t column : {std::size_t{2}, spellings_column, spellings_column + 1}) {
        for (const auto& other : split(row[column], '|')) {
          if (synonyms::folded_words(other) == folded) return false;
        }
      }
    }
    return !folded.empty();
  }

  std::string add_spelling(Row& row) {
    const std::string word = any_word();
    if (!is_free(word)) return "nothing";
    row[spellings_column] += (row[spellings_column].empty() ? "" : "|") + word;
    return row[0] + " gains " + word;
  }
  std::string drop_spelling(Row& row) {
    auto spellings = split(row[spellings_column], '|');
    if (spellings.empty() || !row[case_column].empty()) return "nothing";
    const std::string gone = spellings.back();
    spellings.pop_back();
    row[spellings_column] = join(spellings, '|');
    return row[0] + " loses " + gone;
  }
  std::string add_name() {
    const std::string word = any_word();
    if (!is_free(word)) return "nothing";
    static const std::vector<std::string> kinds = {"town", "site", "group", "person", "agency"};
    const std::string kind = kinds[random_() % kinds.size()];
    static const std::vector<std::string> countries = {"iraq", "syria", "ukraine", "sudan", ""};
    const bool is_place = kind == "town" || kind == "site";
    const std::string id = "new-" + std::to_string(++added_);
    rows_.push_back({id, kind, word, is_place ? countries[random_() % countries.size()] : "",
                     is_place ? "34.5" : "", is_place ? "43.5" : "",
                     kind == "person" ? any_word() + " " + word : "", "", ""});
    return "new " + kind + " " + word;
  }
  std::string drop_name() {
    const std::size_t at = 1 + random_() % (rows_.size() - 1);
    const std::string id = rows_[at][0];
    for (const auto& row : rows_) {
      if (row[3] == id) return "nothing";
    }
    rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(at));
    return id + " goes";
  }
  std::string move(Row& row) {
    if (row[1] != "town") return "nothing";
    row[4] = std::to_string(30 + random_() % 10);
    row[5] = std::to_string(35 + random_() % 10);
    if (random_() % 2 == 0) row[3] = random_() % 2 == 0 ? "iraq" : "syria";
    return row[0] + " moves to " + row[3];
  }
  std::string rename(Row& row) {
    const std::string word = any_word();
    if (!is_free(word) || !row[case_column].empty()) return "nothing";
    row[spellings_column] += (row[spellings_column].empty() ? "" : "|") + row[2];
    row[2] = word;
    return row[0] + " is called " + word;
  }
  std::string set_rule(Row& row) {
    if (row[spellings_column].find(row[2]) != std::string::npos) return "nothing";
    static const std::vector<std::string> rules = {"", ":capital", ":inside", ":caps"};
    const std::string rule = rules[random_() % rules.size()];
    row[case_column] = rule.empty() ? "" : row[2] + rule;
    return row[0] + " has the rule " + row[case_column];
  }

  std::mt19937 random_;
  std::vector<std::string> words_;
  std::vector<Row> rows_;  // the first is the heading
  int added_ = 0;
};

indexer::UpdateSummary update(const indexer::IndexOptions& build) {
  return indexer::update_index(
      {.build = build}, [](auto) {}, [](const auto&) {});
}

}  // namespace

TEST_CASE("after any change of a table an index has what a new build has", "[indexer]") {
  const unsigned seed = GENERATE(1U, 2U, 3U);
  INFO("seed " << seed);
  const test::ScratchFolder folder;
  Table table(seed);
  indexer::IndexOptions options{.index = folder.path("index"),
                                .corpus = {test::sample_folder()},
                                .tables = {folder.write("names.tsv", table.text())},
                                .keys = test::project_keys(),
                                .threads = 2};
  test::build_index(options);
  auto anew = options;
  anew.index = folder.path("anew");
  std::size_t few = 0;
  for (int step = 0; step < 12; ++step) {
    std::string edits;
    for (auto left = 1 + step % 3; left > 0; --left) edits += table.edit() + "; ";
    INFO(edits);
    folder.write("names.tsv", table.text());
    const auto summary = update(options);
    INFO(summary.reanalysed << " analysed again");
    if (summary.tables_changed && summary.reanalysed < summary.articles) ++few;
    test::build_index(anew);
    REQUIRE(test::difference(test::read_contents(options.index), test::read_contents(anew.index)) ==
            "");
  }
  CHECK(few > 3);
  CHECK(indexer::verify_index(options.index, indexer::VerifyDepth::deep) == no_problems);
}

TEST_CASE("a spelling that no article has is taken in without reading any again", "[indexer]") {
  const test::ScratchFolder folder;
  indexer::IndexOptions options{.index = folder.path("index"),
                                .corpus = {test::sample_folder()},
                                .tables = {folder.write("names.tsv", test::small_table())},
                                .keys = test::project_keys()};
  test::build_index(options);
  folder.write("names.tsv",
               std::string(test::small_table()) + "zzyzx\ttown\tZzyzx\tfrance\t\t\t\t\t\n");
  const auto summary = update(options);
  CHECK(summary.tables_changed);
  CHECK(summary.reanalysed == 0);
  CHECK(summary.generation == 2);
  CHECK(update(options).tables_changed == false);
  CHECK(indexer::verify_index(options.index, indexer::VerifyDepth::deep) == no_problems);
}

TEST_CASE("an article that has a new name but for an ending is analysed again", "[indexer]") {
  const test::ScratchFolder folder;
  indexer::IndexOptions options{
      .index = folder.path("index"),
      .corpus = {folder.write("a.jsonl", R"({"id":"a","text":"Syria: Tavil'de patlama oldu."}
{"id":"b","text":"Syria: Yagmur yagdi."}
{"id":"c","text":"Nothing fell."}
{"id":"d","text":"Rain fell."}
)")},
      .tables = {folder.write("names.tsv", test::small_table())},
      .keys = test::project_keys()};
  test::build_index(options);
  folder.write("names.tsv",
               std::string(test::small_table()) + "tawil\ttown\tTawil\tsyria\t\t\t\t\t\n");
  CHECK(update(options).reanalysed == 1);
  auto anew = options;
  anew.index = folder.path("anew");
  test::build_index(anew);
  const auto contents = test::read_contents(anew.index);
  CHECK(contents.articles.at("a").find("Ntawil?") != std::string::npos);
  CHECK(test::difference(test::read_contents(options.index), contents) == "");
}

TEST_CASE("articles keep their order when some are analysed again", "[indexer]") {
  const test::ScratchFolder folder;
  indexer::IndexOptions options{
      .index = folder.path("index"),
      .corpus = {folder.write("a.jsonl", R"({"id":"a","text":"Hill 42 fell."}
{"id":"b","text":"Shells fell on Mosul."}
{"id":"c","text":"Nothing fell."}
{"id":"d","text":"Rain fell."}
)")},
      .tables = {folder.write("names.tsv", test::small_table())},
      .keys = test::project_keys()};
  test::build_index(options);
  folder.write("names.tsv",
               std::string(test::small_table()) + "hill-42\tsite\tHill 42\tmosul\t\t\t\t\t\n");
  CHECK(update(options).reanalysed == 1);
  std::ostringstream lines;
  indexer::export_index(options.index, lines);
  std::string ids;
  for (const auto& line : split(lines.str(), '\n')) ids += line.substr(7, 1);
  CHECK(ids == "abcd");
}

}  // namespace dateline
