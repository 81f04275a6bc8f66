// SPDX-License-Identifier: GPL-2.0-or-later
// Which files an update reads, and what becomes of articles that are no longer in them.
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/indexer/edited_corpus.h"

namespace dateline {

namespace fs = std::filesystem;
using Corpus = test::EditedCorpus;

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

}  // namespace dateline
