// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/index_all.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "corpus/files/corpus_file.h"
#include "indexer/layout/schema.h"
#include "query/answer/searcher.h"
#include "synonyms/table/name_rows.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

using Lines = std::vector<std::string>;

indexer::IndexOptions options_of(const test::ScratchFolder& folder, std::string_view jsonl) {
  return {.index = folder.path("index"),
          .corpus = {folder.write("articles.jsonl", jsonl)},
          .tables = {folder.write("names.tsv", test::small_table())}};
}

std::size_t total(const std::string& index, const std::string& query) {
  return query::Searcher(index).search({.query = query}).total;
}

bool adds_up(const indexer::IndexSummary& summary) {
  return summary.indexed + summary.rejected + summary.duplicates == summary.read;
}

std::string article(const std::string& id, const std::string& text) {
  return "{\"id\":\"" + id + "\",\"title\":\"\",\"text\":\"" + text + "\"}\n";
}

constexpr const char* header =
    "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\n";

// Ids and scores of a page, as one text.
std::string print(const query::ResultPage& page) {
  std::string text = std::to_string(page.total);
  for (const auto& hit : page.hits) text += " " + hit.id + "=" + std::to_string(hit.score);
  return text;
}

}  // namespace

TEST_CASE("every record read is indexed, rejected or a duplicate", "[indexer]") {
  const test::TestIndex index(article("a", "one") + "not json\n" + article("b", "two") +
                              article("a", "three") + "{\"id\":\"c\"}\n" + article("d", "four"));
  const auto& summary = index.result().summary;
  CHECK(summary.files == 1);
  CHECK(summary.read == 6);
  CHECK(summary.indexed == 3);
  CHECK(summary.rejected == 2);
  CHECK(summary.duplicates == 1);
  CHECK(adds_up(summary));
  CHECK_FALSE(summary.is_complete());
  CHECK(total(index.path(), "*") == 3);
}

TEST_CASE("what is left out is reported with its place and reason", "[indexer]") {
  const test::TestIndex index(article("a", "one") + "not json\n" + article("a", "three"));
  const auto& reports = index.result().reports;
  REQUIRE(reports.size() == 2);
  CHECK_THAT(reports[0], Catch::Contains("articles.jsonl:2: not valid JSON"));
  CHECK_THAT(reports[1], Catch::Contains("articles.jsonl:3: the id 'a' stands at "));
  CHECK_THAT(reports[1], Catch::EndsWith("articles.jsonl:1 already; the first is kept"));
  CHECK(total(index.path(), "one") == 1);
  CHECK(total(index.path(), "three") == 0);
}

TEST_CASE("duplicates are found over several files", "[indexer]") {
  const test::ScratchFolder folder;
  auto options = options_of(folder, article("a", "one"));
  options.corpus.push_back(folder.write("more.jsonl", article("b", "two") + article("a", "three")));
  const auto result = test::build_index(options);
  CHECK(result.summary.duplicates == 1);
  REQUIRE(result.reports.size() == 1);
  CHECK_THAT(result.reports[0], Catch::Contains("more.jsonl:2: the id 'a' stands at "));
  CHECK_THAT(result.reports[0], Catch::Contains("articles.jsonl:1 already"));
}

TEST_CASE("ids that only number the rows of files are told with the remedy", "[indexer]") {
  const test::ScratchFolder folder;
  const std::string rows = "id,text\n1,one\n2,two\n3,three\n4,four\n";
  auto options = options_of(folder, "");
  options.corpus = {folder.write("a.csv", rows), folder.write("b.csv", rows)};
  auto result = test::build_index(options);
  CHECK(result.summary.duplicates == 4);
  CHECK_THAT(result.reports.back(),
             Catch::StartsWith(options.corpus[1] +
                               ": 4 of its 4 records have an id that others "
                               "have. Where ids only number the rows of a file, --map id= "));
  options.reading.read.fields.mapped = {corpus::parse_mapped_field("id=")};
  result = test::build_index(options);
  CHECK(result.summary.indexed == 8);
  CHECK(result.reports.empty());
}

TEST_CASE("indexes that lie in the corpus are no part of it", "[indexer]") {
  const test::ScratchFolder folder;
  auto options = options_of(folder, article("a", "one"));
  std::filesystem::create_directory(folder.path("corpus"));
  folder.write("corpus/a.jsonl", article("a", "one"));
  folder.write("corpus/CURRENT", "a text of that name");
  options.corpus = {folder.path("corpus")};
  options.index = folder.path("corpus/other");
  CHECK(test::build_index(options).summary.files == 2);
  options.index = folder.path("corpus/index");
  CHECK(test::build_index(options).summary.files == 2);
  CHECK(test::build_index(options).summary.files == 2);
}

TEST_CASE("the sample corpus is indexed whole", "[indexer]") {
  const test::ScratchFolder folder;
  auto options = options_of(folder, "");
  options.corpus = {test::sample_folder() + "/reports.jsonl",
                    test::sample_folder() + "/desk-export.csv",
                    test::sample_folder() + "/clippings"};
  const auto result = test::build_index(options);
  CHECK(result.summary.files == 18);
  CHECK(result.summary.read == 82);
  CHECK(result.summary.indexed == 82);
  CHECK(result.summary.is_complete());
  CHECK(result.reports.empty());
  const auto none = query::Searcher(options.index).search({.query = "date:none"}).total;
  CHECK(result.summary.undated == none);
}

TEST_CASE("undated and unread dates are counted", "[indexer]") {
  const test::ScratchFolder folder;
  auto options = options_of(folder,
                            "{\"id\":\"a\",\"text\":\"x\",\"published\":\"2014-06-10\"}\n"
                            "{\"id\":\"b\",\"text\":\"x\",\"published\":\"1970-01-01\"}\n"
                            "{\"id\":\"c\",\"text\":\"x\",\"published\":\"2015-02-30\"}\n"
                            "{\"id\":\"d\",\"text\":\"x\",\"published\":\"2031-02-02\"}\n"
                            "{\"id\":\"e\",\"text\":\"x\",\"published\":\"\"}\n"
                            "{\"id\":\"f\",\"text\":\"x\"}\n");
  options.reading.read.latest_credible = {2026, 1, 1};
  const auto summary = test::build_index(options).summary;
  CHECK(summary.indexed == 6);
  CHECK(summary.undated == 5);
  CHECK(summary.unread_dates == 3);
  CHECK(total(options.index, "date:none") == 5);
  CHECK(total(options.index, "date:2014") == 1);
}

TEST_CASE("a corpus without an article leaves the index as it was", "[indexer]") {
  const test::ScratchFolder folder;
  auto options = options_of(folder, article("a", "one"));
  test::build_index(options);
  options.corpus = {folder.write("bad.jsonl", "{\"id\":\"x\"}\n{\"id\":\"y\"}\n")};
  CHECK_THROWS_AS(test::build_index(options), corpus::ReadError);
  CHECK_THROWS_WITH(test::build_index(options), Catch::Contains("the index is left as it was"));
  options.corpus = {folder.path("nowhere")};
  CHECK_THROWS_AS(test::build_index(options), corpus::ReadError);
  CHECK(total(options.index, "one") == 1);
  CHECK(query::Searcher(options.index).provenance().generation == 1);
}

TEST_CASE("a build without articles makes no index", "[indexer]") {
  const test::ScratchFolder folder;
  CHECK_THROWS_AS(test::build_index(options_of(folder, "{\"id\":\"x\"}\n")), corpus::ReadError);
  CHECK_THROWS_AS(query::Searcher(folder.path("index")), schema::IndexError);
  CHECK_FALSE(std::filesystem::exists(folder.path("index")));
}

TEST_CASE("a build that fails leaves nothing behind", "[indexer]") {
  const test::ScratchFolder folder;
  auto options = options_of(folder, article("a", "one") + "no article\n");
  options.reading.max_errors = indexer::parse_error_limit("0");
  CHECK_THROWS_AS(test::build_index(options), indexer::TooManyErrors);
  CHECK_FALSE(std::filesystem::exists(options.index));
  options.reading.max_errors = {};
  test::build_index(options);
  options.reading.max_errors = indexer::parse_error_limit("0");
  CHECK_THROWS_AS(test::build_index(options), indexer::TooManyErrors);
  CHECK_FALSE(std::filesystem::exists(options.index + "/building"));
  CHECK(total(options.index, "one") == 1);
}

TEST_CASE("a new build takes the place of the old one and keeps its id", "[indexer]") {
  const test::ScratchFolder folder;
  test::build_index(options_of(folder, article("a", "one")));
  const query::Searcher old(folder.path("index"));
  const auto summary = test::build_index(options_of(folder, article("b", "two"))).summary;
  CHECK(summary.generation == 2);
  const query::Searcher fresh(folder.path("index"));
  CHECK(fresh.provenance().generation == 2);
  CHECK(fresh.provenance().index_id == old.provenance().index_id);
  CHECK(fresh.search({.query = "two"}).total == 1);
  CHECK(old.search({.query = "one"}).total == 1);
  CHECK(old.search({.query = "two"}).total == 0);
}

TEST_CASE("only as many builds are kept as asked for", "[indexer]") {
  const test::ScratchFolder folder;
  auto options = options_of(folder, article("a", "one"));
  for (int i = 0; i < 4; ++i) test::build_index(options);
  const auto has = [&](const char* name) {
    return std::filesystem::exists(options.index + "/" + name);
  };
  CHECK_FALSE(has("gen-000002"));
  CHECK(has("gen-000003"));
  CHECK(has("gen-000004"));
  CHECK_FALSE(has("building"));
}

TEST_CASE("a user's table wins over the project's and is reported", "[indexer]") {
  const test::ScratchFolder folder;
  auto options = options_of(folder, article("a", "Shells fell on Hewler and on Mossoul."));
  options.user_tables = {folder.write(
      "mine.tsv", std::string(header) + "my-hill\tsite\tHill 42\tmosul\t\t\tHewler\t\t\n")};
  const auto result = test::build_index(options);
  REQUIRE(result.reports.size() == 1);
  CHECK_THAT(result.reports[0],
             Catch::Contains("mine.tsv:2: 'Hewler' now names 'my-hill' and no longer 'erbil'"));
  CHECK(total(options.index, "\"Hill 42\"") == 1);
  CHECK(total(options.index, "Erbil") == 0);
  CHECK(total(options.index, "Mosul") == 1);
  CHECK(result.summary.is_complete());
}

TEST_CASE("a broken table stops the build before anything is changed", "[indexer]") {
  const test::ScratchFolder folder;
  auto options = options_of(folder, article("a", "one"));
  test::build_index(options);
  options.user_tables = {folder.write("mine.tsv", std::string(header) + "x\n")};
  CHECK_THROWS_AS(test::build_index(options), synonyms::TableError);
  options.user_tables = {folder.path("absent.tsv")};
  CHECK_THROWS_WITH(test::build_index(options), Catch::Contains("absent.tsv"));
  CHECK(query::Searcher(options.index).provenance().generation == 1);
}

TEST_CASE("the same corpus gives the same answers in every build", "[indexer]") {
  const test::ScratchFolder folder;
  auto options = options_of(folder, "");
  options.corpus = {test::sample_folder() + "/reports.jsonl"};
  test::build_index(options);
  auto other = options;
  other.index = folder.path("other");
  test::build_index(other);
  const query::Searcher a(options.index);
  const query::Searcher b(other.index);
  for (const auto* query : {"*", "Mosul", "the", "attack* OR strike", "IS -Kiev", "place:Iraq"}) {
    CHECK(print(a.search({.query = query, .limit = 100})) ==
          print(b.search({.query = query, .limit = 100})));
  }
  CHECK(a.provenance().names_hash == b.provenance().names_hash);
  CHECK(a.provenance().index_id != b.provenance().index_id);
}

TEST_CASE("parts and merges keep the order of the corpus", "[indexer]") {
  std::string lines;
  std::vector<std::string> ids;
  for (int i = 0; i < 1700; ++i) {
    ids.push_back("n" + std::to_string(i));
    lines += article(ids.back(), "same words");
  }
  const test::TestIndex index(lines);
  const auto page =
      query::Searcher(index.path()).search({.query = "same", .limit = 2000, .snippets = false});
  std::vector<std::string> found;
  for (const auto& hit : page.hits) found.push_back(hit.id);
  CHECK(found == ids);
}

TEST_CASE("an index is the same byte for byte whatever the number of threads", "[indexer]") {
  const test::ScratchFolder folder;
  std::string lines;
  for (int i = 0; i < 2600; ++i) {
    const std::string number = std::to_string(i);
    lines += R"({"id":")" + number + R"(","outlet":"Outlet )" + std::to_string(i * 7 % 900) +
             R"(","text":"Shells fell on Mosul and Erbil, report )" + number + "\"}\n";
  }
  // Of one origin, so that they have the same id and number of the generation.
  auto one = options_of(folder, lines);
  test::build_index(one);
  auto other = one;
  other.index += "-other";
  std::filesystem::copy(one.index, other.index, std::filesystem::copy_options::recursive);
  const auto read = [](const indexer::IndexOptions& options, const char* file) {
    std::ifstream in(options.index + "/gen-000002/" + file, std::ios::binary);
    REQUIRE(in);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  one.threads = 1;
  test::build_index(one);
  other.threads = GENERATE(2U, 5U);
  test::build_index(other);
  for (const auto* file : {"docdata.glass", "postlist.glass", "termlist.glass", "columns-000001"}) {
    INFO(file);
    CHECK((read(one, file) == read(other, file)));
  }
}

TEST_CASE("progress counts articles and the bytes of files", "[indexer]") {
  const test::ScratchFolder folder;
  std::string lines;
  for (int i = 0; i < 250; ++i) lines += article("n" + std::to_string(i), "some words");
  const auto options = options_of(folder, lines);
  std::vector<indexer::BuildProgress> told;
  indexer::index_all(
      options, [](std::string_view) {},
      [&](const indexer::BuildProgress& progress) { told.push_back(progress); });
  REQUIRE(told.size() == 2);
  CHECK(told[0].articles == 100);
  CHECK(told[1].articles == 200);
  CHECK(told[0].bytes < told[1].bytes);
  CHECK(told[1].bytes <= lines.size());
  CHECK(told[1].all_bytes == lines.size());
}

TEST_CASE("an id of 10,000 characters is kept whole", "[indexer]") {
  const std::string a(10000, 'x');
  const std::string b = a + "y";
  const test::TestIndex index(article(a, "one") + article(b, "two") + article(a, "three"));
  CHECK(index.result().summary.indexed == 2);
  CHECK(index.result().summary.duplicates == 1);
  const query::Searcher searcher(index.path());
  REQUIRE(searcher.show(a, ""));
  CHECK(searcher.show(a, "")->article.id == a);
  CHECK(searcher.show(b, "")->article.id == b);
  CHECK_FALSE(searcher.show(b + "y", ""));
}

TEST_CASE("hostile characters are indexed, and the words between them are found", "[indexer]") {
  const std::string hostile =
      "mosul\\u0000\\u001b[31m dam\\u202e kyiv\\u2066bridge\\u0007 \\ud83d\\ude00 "
      "caf\\u00e9\\u0301 "
      "\\ufeffend";
  const test::TestIndex index(article("h", hostile) + article("i", std::string(5000, 'z')) +
                              article("j", "\\u0640\\u0640 \\u200f\\u200e"));
  CHECK(index.result().summary.indexed + index.result().summary.rejected == 3);
  CHECK(total(index.path(), "Mosul") == 1);
  CHECK(total(index.path(), "dam") == 1);
  CHECK(total(index.path(), "cafe") == 1);
  CHECK(total(index.path(), "end") == 1);
  CHECK(total(index.path(), "zzz*") == 1);
  CHECK(total(index.path(), "=" + std::string(300, 'z')) == 1);
}

TEST_CASE("an article with 2,000 title words is found by all of them", "[indexer]") {
  std::string title;
  for (int i = 0; i < 2000; ++i) title += "t" + std::to_string(i) + " ";
  const test::TestIndex index("{\"id\":\"a\",\"title\":\"" + title +
                              "Mosul\",\"text\":\"text begins\"}\n");
  for (const auto* query :
       {"t0", "t1999", "title:t1999", "\"t500 t501\"", "Mosul", "title:Mosul"}) {
    INFO(query);
    CHECK(total(index.path(), query) == 1);
  }
  CHECK(total(index.path(), "\"t1023 text\"") == 0);
  CHECK(total(index.path(), "\"t1022 text\"") == 0);
}

TEST_CASE("an article that cannot be held does not keep its id from the next", "[indexer]") {
  // A line of windows-1251 that is twice as long in UTF-8.
  const std::string large = article("a", std::string(12'000'000, '\xE0'));
  const test::TestIndex index(large + article("a", "small"));
  const auto& summary = index.result().summary;
  CHECK(summary.rejected == 1);
  CHECK(summary.indexed == 1);
  CHECK(adds_up(summary));
  CHECK(total(index.path(), "small") == 1);
}

}  // namespace dateline
