// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update/update_index.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include "indexer/inspection/verify_index.h"
#include "query/answer/facet_counter.h"
#include "query/answer/searcher.h"
#include "tests/indexer/edited_corpus.h"
#include "tests/support/made_up_words.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Corpus = test::EditedCorpus;

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> words = {
      "Mosul", "Kyiv",     "Hewler", "fighters", "shelled",   "shelling", "bridge", "Islamic State",
      "IS",    "Hudaydah", "Huthi",  "the",      "ceasefire", "Qamishlo", "Aleppo", "dam"};
  std::string text;
  for (auto left = 1 + random() % 8; left > 0; --left) text += words[random() % words.size()] + " ";
  // Some are copies, and copies of copies, of a few texts.
  if (random() % 2 == 0) text += test::join(test::words(random() % 3, 60), random() % 30, 30);
  return text + "end.";
}

}  // namespace

TEST_CASE("an update writes the same byte for byte whatever the number of threads", "[indexer]") {
  std::mt19937 random(1);
  const auto articles = [&](int first, int last) {
    Corpus::File file;
    for (int i = first; i < last; ++i) file.emplace_back(std::to_string(i), random_text(random));
    return file;
  };
  Corpus corpus;
  corpus.write("a.jsonl", articles(0, 700));
  corpus.build();
  const std::string other = corpus.index() + "-other";
  fs::copy(corpus.index(), other, fs::copy_options::recursive);
  corpus.write("a.jsonl", articles(300, 1500));
  corpus.options().build.threads = 1;
  corpus.update();
  corpus.options().build.index = other;
  corpus.options().build.threads = GENERATE(2U, 5U);
  corpus.update();
  for (const auto* file :
       {"docdata.glass", "postlist.glass", "termlist.glass", "columns-000001", "columns-000002"}) {
    INFO(file);
    const std::string in = "/gen-000001/" + std::string(file);
    CHECK((test::read_file(corpus.folder().path("index") + in) == test::read_file(other + in)));
  }
}

TEST_CASE("an updated index has what a new build has, whatever was edited", "[indexer]") {
  const unsigned seed = GENERATE(1U, 2U, 3U, 4U);
  INFO("seed " << seed);
  std::mt19937 random(seed);
  Corpus corpus;
  corpus.options().whole = true;
  corpus.options().force = true;
  if (seed % 2 == 0) corpus.options().bytes_per_transaction = 1;  // one for each article
  std::map<std::string, Corpus::File> files;
  const auto edit = [&] {
    // The ids are few, so files share some, and articles move from one to another.
    const std::string name = "f" + std::to_string(random() % 5) + ".jsonl";
    auto& file = files[name];
    if (random() % 6 == 0) file.clear();
    for (auto left = random() % 6; left > 0; --left) {
      file.emplace_back(std::to_string(random() % 40), random_text(random));
    }
    if (!file.empty() && random() % 2 == 0) file.erase(file.begin());
    if (!file.empty() && random() % 2 == 0) file.front().second = random_text(random);
    if (file.empty()) {
      corpus.remove(name);
    } else {
      corpus.write(name, file);
    }
  };
  corpus.write("always.jsonl", {{"first", "Shells fell on Mosul."}});
  for (int i = 0; i < 5; ++i) edit();
  corpus.build();
  for (int step = 0; step < 12; ++step) {
    for (auto left = 1 + random() % 3; left > 0; --left) edit();
    const auto summary = corpus.update();
    CHECK(summary.added + summary.changed + summary.unchanged + summary.rejected +
              summary.duplicates ==
          summary.read);
    INFO("step " << step);
    const auto updated = test::read_contents(corpus.index());
    REQUIRE(test::difference(updated, corpus.rebuilt()) == "");
    REQUIRE(summary.articles == updated.articles.size());
  }
  CHECK(indexer::verify_index(corpus.index(), indexer::VerifyDepth::deep).empty());
}

TEST_CASE("after many small updates the columns stand in few files", "[indexer]") {
  Corpus corpus;
  const auto text = [](int i) { return "Article " + std::to_string(i) + " tells of Mosul."; };
  for (int i = 0; i < 60; ++i) {
    corpus.write("f" + std::to_string(i) + ".jsonl", {{std::to_string(i), text(i)}});
  }
  corpus.build();
  const auto column_files = [&] {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(corpus.index() + "/gen-000001")) {
      count += entry.path().filename().string().starts_with("columns-") ? 1 : 0;
    }
    return count;
  };
  // First the later files are joined, and once they tell of a quarter of the articles, all.
  std::set<std::size_t> counts;
  for (int i = 0; i < 40; ++i) {
    corpus.write("f" + std::to_string(i) + ".jsonl",
                 {{std::to_string(i), text(i) + (i % 2 == 0 ? " Kyiv." : " Aleppo.")}});
    corpus.update();
    counts.insert(column_files());
  }
  CHECK(counts == std::set<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(test::difference(test::read_contents(corpus.index()), corpus.rebuilt()) == "");
  CHECK(indexer::verify_index(corpus.index(), indexer::VerifyDepth::deep).empty());
}

TEST_CASE("a changed article keeps its place among the others", "[indexer]") {
  Corpus corpus;
  corpus.write("a.jsonl", {{"a1", "Mosul one"}, {"a2", "Mosul two"}, {"a3", "Mosul three"}});
  corpus.build();
  corpus.write("a.jsonl", {{"a1", "Mosul one"}, {"a2", "Kyiv, twice"}, {"a3", "Mosul three"}});
  CHECK(corpus.update().changed == 1);
  std::vector<std::string> ids;
  for (const auto& hit : query::Searcher(corpus.index()).search({.query = "*"}).hits) {
    ids.push_back(hit.id);
  }
  CHECK(ids == std::vector<std::string>{"a1", "a2", "a3"});
}

TEST_CASE("a changed name table has the articles with its words analysed again", "[indexer]") {
  Corpus corpus;
  corpus.write("a.jsonl", {{"a1", "Hill 42 fell."},
                           {"a2", "Shells fell on Mosul."},
                           {"a3", "Rain fell."},
                           {"a4", "Snow fell."}});
  corpus.build();
  CHECK(corpus.total("my-hill") == 0);
  corpus.options().build.user_tables = {corpus.folder().write(
      "mine.tsv",
      "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\n"
      "hill-42\tsite\tHill 42\tmosul\t\t\tHeight 42\t\t\n")};
  auto summary = corpus.update();
  CHECK(summary.tables_changed);
  CHECK(summary.reanalysed == 1);
  CHECK(summary.files_read == 0);
  CHECK(summary.generation == 2);
  CHECK(corpus.total("\"Height 42\"") == 1);
  CHECK(test::difference(test::read_contents(corpus.index()), corpus.rebuilt()) == "");
  corpus.options().build.user_tables.clear();  // those of the last time are kept in mind
  CHECK_FALSE(corpus.update().tables_changed);
}

TEST_CASE("the places of articles follow the country of their outlet", "[indexer]") {
  Corpus corpus;
  corpus.options().build.tables.push_back(corpus.folder().write(
      "places.tsv",
      "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\n"
      "ambiguous\tarea\tAmbiguous\t\t\t\t\t\t\n"
      "gn:272103\tcountry\tLebanon\t\t33.8\t35.8\t\t\t\n"
      "gn:99237\tcountry\tIraq proper\t\t33\t43\t\t\t\n"
      "sarin-lb\ttown\tSarin (Lebanon)\tgn:272103\t33.9\t36\tSarin\t\t\n"
      "sarin-iq\ttown\tSarin (Iraq)\tgn:99237\t34\t43\tSarin\t\t\n"));
  const auto set_country = [&](const std::string& code) {
    const std::string header = "name\tcountry\towner\tdomains\taliases\n";
    return corpus.folder().write("outlets.tsv", header + "Outlet a\t" + code + "\t\t\t\n");
  };
  corpus.options().build.reading.outlet_tables = {set_country("LB")};
  corpus.write("a.jsonl", {{"a1", "Shells fell in Sarin."}, {"b1", "They fell in Sarin, too."}});
  corpus.build();
  CHECK(corpus.total("place:sarin-lb") == 1);
  CHECK(corpus.total("place:ambiguous") == 1);
  set_country("IQ");
  CHECK(corpus.update().changed == 1);
  CHECK(corpus.total("place:sarin-lb") == 0);
  CHECK(corpus.total("place:sarin-iq") == 1);
  CHECK(test::read_contents(corpus.index()) == corpus.rebuilt());
}

TEST_CASE("a reader keeps answering beside updates", "[indexer]") {
  Corpus corpus;
  corpus.write("a.jsonl", {{"a0", "shells fell on Mosul"}});
  corpus.build();
  const query::Searcher searcher(corpus.index());
  CHECK(searcher.search({.query = "shells"}).total == 1);
  Corpus::File file;
  for (int i = 0; i < 12; ++i) {
    file.emplace_back("a" + std::to_string(i), "shells fell on Mosul " + std::to_string(i));
    corpus.write("a.jsonl", file);
    corpus.update();
    const auto page =
        searcher.search({.query = "shells", .facets = {query::parse_facet("outlet")}});
    CHECK(page.total >= 1);
    CHECK(page.total <= file.size());
    CHECK(page.facets.front().values.front().count == page.total);
  }
  CHECK(query::Searcher(corpus.index()).search({.query = "shells"}).total == 12);
}

TEST_CASE("an update without an index says how to build one", "[indexer]") {
  Corpus corpus;
  corpus.write("a.jsonl", {{"a1", "one"}});
  CHECK_THROWS_WITH(corpus.update(), Catch::Contains("no index here; build one with"));
  CHECK_FALSE(fs::exists(corpus.index()));
}

}  // namespace dateline
