// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update_index.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include "indexer/verify_index.h"
#include "query/facet_counter.h"
#include "query/searcher.h"
#include "tests/support/index_contents.h"
#include "tests/support/made_up_words.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using indexer::UpdateOptions;
using indexer::UpdateSummary;

// A corpus of JSONL files in a folder, and an index of it.
class Corpus {
 public:
  using File = std::vector<std::pair<std::string, std::string>>;  // id and text

  Corpus() {
    options_.build = {.index = folder_.path("index"),
                      .corpus = {folder_.path("corpus")},
                      .tables = {folder_.write("names.tsv", test::small_table())},
                      .keys = test::project_keys(),
                      .threads = 2};
    fs::create_directory(folder_.path("corpus"));
  }

  void write(const std::string& name, const File& articles) {
    std::string lines;
    for (const auto& [id, text] : articles) {
      lines += R"({"id":")" + id + R"(","outlet":"Outlet )" + id.substr(0, 1) +
               R"(","published":"20)" + std::to_string(10 + text.size() % 15) +
               R"(-03-02","text":")" + text + "\"}\n";
    }
    const auto path = folder_.write("corpus/" + name, lines);
    // Files that are written within one tick of the clock differ in time all the same.
    fs::last_write_time(path, fs::file_time_type::clock::now() + std::chrono::seconds(++writes_));
  }
  void remove(const std::string& name) { fs::remove(folder_.path("corpus/" + name)); }

  void build() { test::build_index(options_.build); }
  UpdateSummary update() {
    reports.clear();
    return indexer::update_index(
        options_, [&](std::string_view line) { reports.emplace_back(line); },
        [](const indexer::BuildProgress&) {});
  }
  // The same corpus, built anew beside it.
  test::IndexContents rebuilt() const {
    auto other = options_.build;
    other.index = folder_.path("other");
    test::build_index(other);
    return test::read_contents(other.index);
  }
  std::size_t total(const std::string& query) const {
    return query::Searcher(index()).search({.query = query}).total;
  }
  std::string index() const { return options_.build.index; }
  UpdateOptions& options() { return options_; }
  test::ScratchFolder& folder() { return folder_; }

  std::vector<std::string> reports;

 private:
  test::ScratchFolder folder_;
  UpdateOptions options_;
  int writes_ = 0;
};

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
  for (const auto* file : {"docdata.glass", "position.glass", "postlist.glass", "termlist.glass",
                           "columns-000001", "columns-000002"}) {
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

TEST_CASE("an update reads no file that has not changed", "[indexer]") {
  Corpus corpus;
  corpus.write("a.jsonl", {{"a1", "one"}, {"a2", "two"}});
  corpus.write("b.jsonl", {{"b1", "three"}});
  corpus.build();
  auto summary = corpus.update();
  CHECK(summary.files == 2);
  CHECK(summary.files_read == 0);
  CHECK(summary.articles == 3);
  corpus.write("b.jsonl", {{"b1", "three"}, {"b2", "four"}});
  summary = corpus.update();
  CHECK(summary.files_read == 1);
  CHECK(summary.added == 1);
  CHECK(summary.unchanged == 1);
  CHECK(summary.generation == 1);
  CHECK(corpus.total("four") == 1);
  CHECK(corpus.update().files_read == 0);
  corpus.write("b.jsonl", {{"b1", "three"}, {"b2", "four"}});  // another time, the same bytes
  CHECK(corpus.update().files_read == 0);
}

TEST_CASE("a file that kept size and time is seen through by --checksum", "[indexer]") {
  Corpus corpus;
  corpus.write("a.jsonl", {{"a1", "one"}});
  corpus.build();
  const auto path = corpus.folder().path("corpus/a.jsonl");
  const auto time = fs::last_write_time(path);
  corpus.write("a.jsonl", {{"a1", "two"}});
  fs::last_write_time(path, time);
  CHECK(corpus.update().files_read == 0);
  corpus.options().checksum = true;
  CHECK(corpus.update().changed == 1);
  CHECK(corpus.total("two") == 1);
  CHECK(corpus.total("one") == 0);
}

TEST_CASE("what vanished is told and kept, and removed only from a whole corpus", "[indexer]") {
  Corpus corpus;
  corpus.write("a.jsonl", {{"a1", "one"}, {"a2", "two"}});
  corpus.write("b.jsonl", {{"b1", "three"}});
  corpus.build();
  corpus.write("a.jsonl", {{"a1", "one"}});
  corpus.remove("b.jsonl");
  auto summary = corpus.update();
  CHECK(summary.vanished == 1);
  CHECK(summary.removed == 0);
  CHECK(corpus.reports ==
        std::vector<std::string>{corpus.folder().path("corpus/b.jsonl") +
                                     ": is no longer there; its articles are kept: --whole "
                                     "removes them",
                                 "'a2' is no longer in the corpus; it is kept"});
  CHECK(corpus.total("two OR three") == 2);
  corpus.options().whole = true;
  summary = corpus.update();  // two of three articles are more than a fifth
  CHECK(summary.vanished == 2);
  CHECK(summary.removed == 0);
  CHECK_FALSE(summary.is_complete());
  CHECK(corpus.total("two OR three") == 2);
  corpus.options().force = true;
  summary = corpus.update();
  CHECK(summary.removed == 2);
  CHECK(corpus.total("two OR three") == 0);
  CHECK(corpus.total("one") == 1);
  CHECK(corpus.update().vanished == 0);
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

TEST_CASE("an update without a corpus reads what the build and earlier updates were given",
          "[indexer]") {
  Corpus corpus;
  corpus.write("a.jsonl", {{"a1", "one"}});
  const auto other = corpus.folder().write("other.jsonl", R"({"id":"o","text":"other"})"
                                                          "\n");
  corpus.build();
  const auto all = corpus.options().build.corpus;
  corpus.options().build.corpus = {other};
  CHECK(corpus.update().added == 1);
  corpus.options().build.corpus.clear();
  corpus.write("a.jsonl", {{"a1", "one"}, {"a2", "two"}});
  auto summary = corpus.update();
  CHECK(summary.files == 2);
  CHECK(summary.added == 1);
  corpus.options().build.corpus = all;
  corpus.options().whole = true;
  corpus.options().max_loss = 1;
  CHECK(corpus.update().removed == 1);
  corpus.options().build.corpus.clear();
  CHECK(corpus.update().files == 1);  // what is no longer a part is forgotten
}

TEST_CASE("a path of an earlier run that is gone is told each time, its articles kept",
          "[indexer]") {
  Corpus corpus;
  corpus.write("a.jsonl", {{"a1", "one"}});
  const auto other = corpus.folder().write("other.jsonl", R"({"id":"o","text":"other"})"
                                                          "\n");
  corpus.options().build.corpus.push_back(other);
  corpus.build();
  corpus.options().build.corpus.clear();
  fs::remove(other);
  for (int run = 0; run < 2; ++run) {
    const auto summary = corpus.update();
    CHECK(summary.missing_paths == 1);
    CHECK_FALSE(summary.is_complete());
    CHECK_THAT(corpus.reports.at(0), Catch::StartsWith(other + ": is no longer there; "));
    CHECK(corpus.total("other") == 1);
  }
  corpus.options().build.corpus = {corpus.folder().path("corpus")};
  corpus.options().whole = true;
  corpus.options().max_loss = 1;
  CHECK(corpus.update().removed == 1);
  corpus.options() = {.build = corpus.options().build};
  corpus.options().build.corpus.clear();
  CHECK(corpus.update().is_complete());
}

TEST_CASE("of records with one id an update keeps the last where that is told", "[indexer]") {
  Corpus corpus;
  corpus.options().build.reading.duplicates = indexer::DuplicatePolicy::last;
  corpus.write("a.jsonl", {{"x", "one"}, {"x", "two"}});
  corpus.write("b.jsonl", {{"x", "three"}, {"y", "four"}});
  corpus.build();
  CHECK(corpus.total("three") == 1);
  corpus.write("a.jsonl", {{"x", "one"}, {"x", "seven"}});  // b.jsonl still stands behind it
  CHECK(corpus.update().duplicates == 2);
  CHECK(corpus.total("three") == 1);
  corpus.write("b.jsonl", {{"y", "four"}});
  CHECK(corpus.update().changed == 1);
  CHECK(corpus.total("seven") == 1);
  corpus.write("c.jsonl", {{"y", "five"}});  // takes y from b.jsonl, which is not read
  CHECK(corpus.update().changed == 1);
  CHECK(corpus.total("five") == 1);
  corpus.write("c.jsonl", {{"z", "six"}});  // gives it back
  CHECK(corpus.update().changed == 1);
  CHECK(corpus.total("four") == 1);
  CHECK(test::difference(test::read_contents(corpus.index()), corpus.rebuilt()) == "");
}

TEST_CASE("an update that must not meet one id twice writes nothing where it does", "[indexer]") {
  Corpus corpus;
  corpus.options().build.reading.duplicates = indexer::DuplicatePolicy::error;
  corpus.write("a.jsonl", {{"a1", "one"}});
  corpus.build();
  corpus.write("b.jsonl", {{"b1", "two"}, {"b1", "three"}});
  CHECK_THROWS_WITH(corpus.update(), Catch::Contains("b.jsonl:2: the id 'b1' stands at "));
  corpus.write("b.jsonl", {{"b1", "two"}, {"a1", "three"}});
  CHECK_THROWS_WITH(corpus.update(),
                    Catch::Contains("a.jsonl already; the index is left as it was"));
  CHECK(corpus.total("two OR three") == 0);
  corpus.write("b.jsonl", {{"b1", "two"}});
  CHECK(corpus.update().added == 1);
}

TEST_CASE("files are read again where they are to be read in another way", "[indexer]") {
  Corpus corpus;
  corpus.write("a.jsonl", {{"a1", "one"}});
  corpus.write("b.jsonl", {{"b1", "two"}});
  corpus.build();
  corpus.options().build.corpus = {corpus.folder().path("corpus/a.jsonl")};
  auto& reading = corpus.options().build.reading;
  reading.read.fields.mapped = {corpus::parse_mapped_field("title=id")};
  reading.written = {"--map=title=id"};
  auto summary = corpus.update();  // of the whole index, though one file is named
  CHECK(summary.reading_changed);
  CHECK(summary.files_read == 2);
  CHECK(summary.changed == 2);
  CHECK(corpus.total("title:b1") == 1);
  CHECK_FALSE(corpus.update().reading_changed);
  const auto table =
      corpus.folder().write("outlets.tsv", "name\tcountry\towner\tdomains\taliases\n");
  reading.outlet_tables = {table};
  CHECK(corpus.update().reading_changed);
  corpus.folder().write("outlets.tsv", "name\tcountry\towner\tdomains\taliases\nX\t\t\t\t\n");
  CHECK(corpus.update().reading_changed);  // the bytes count, not the path
  CHECK_FALSE(corpus.update().reading_changed);
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
