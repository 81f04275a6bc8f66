// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/metadata_table.h"

#include <catch2/catch.hpp>

#include "corpus/fields/read_options.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

ReadOptions beside(const TempFolder& folder, const std::string& table, std::string key = {}) {
  ReadOptions options;
  options.metadata_path = folder.write("meta.csv", table).path;
  options.metadata_key = std::move(key);
  load_metadata(options);
  return options;
}

constexpr const char* report = "Bridge reopened\n\nKOSTI: The bridge at Kosti was opened again.\n";

TEST_CASE("a row of a table beside the texts gives what they do not say", "[metadata]") {
  const TempFolder folder;
  const auto options = beside(folder,
                              "file;headline;newspaper;date;lang\n"
                              "texts/1.txt;Kosti bridge;Nile Valley Post;03/05/2023;English\n"
                              "2;Second;Nile Valley Post;25/05/2023;en\n");
  const auto first = read_all(folder.write("texts/1.txt", report), options);
  REQUIRE(first.articles.size() == 1);
  CHECK(first.articles[0].id == "texts/1.txt");
  CHECK(first.articles[0].title == "Kosti bridge");
  CHECK(first.articles[0].outlet == "Nile Valley Post");
  CHECK(first.articles[0].published == Date{2023, 5, 3});
  CHECK(first.articles[0].language == "en");
  CHECK(first.articles[0].filed == "KOSTI");
  CHECK(first.articles[0].flags.empty());
  // A headline that is not the title is a part of the text.
  CHECK_THAT(first.articles[0].text, Catch::StartsWith("Bridge reopened\n\nKOSTI"));
  const auto second = read_all(folder.write("texts/2.txt", "Second\n\nThe text.\n"), options);
  CHECK(second.articles.at(0).title == "Second");
  CHECK_THAT(second.articles.at(0).text, Catch::StartsWith("The text."));
  CHECK(options.metadata->remarks().empty());
}

TEST_CASE("texts without a row and rows without a text are told", "[metadata]") {
  const TempFolder folder;
  const auto options = beside(folder,
                              "path,title\n"
                              "C:\\corpus\\a\\1.txt,One\n"
                              "b/1.txt,Other\n"
                              "gone.txt,Gone\n"
                              "bad,row,here\n");
  const auto one = read_all(folder.write("a/1.txt", "A text."), options);
  CHECK(one.articles.at(0).title == "One");
  const auto none = read_all(folder.write("c/1.txt", "A text."), options);
  CHECK(none.articles.at(0).title.empty());
  CHECK(none.articles.at(0).flags == std::vector<std::string>{"without-metadata"});
  CHECK(options.metadata->remarks() ==
        std::vector<std::string>{
            "line 5 is left out: 3 fields where the header has 2",
            "2 of 3 rows describe no file that was read: b/1.txt (line 3), gone.txt (line 4)",
            "1 text has no row, find it with flag:without-metadata: " +
                (folder.path() / "c/1.txt").string()});
}

TEST_CASE("the table itself is no article, wherever it lies", "[metadata]") {
  const TempFolder folder;
  const auto options = beside(folder, "doc,title\n1.txt,One\n", "DOC");
  const auto reader =
      open_article_file(folder.write("meta.csv", "doc,title\n1.txt,One\n"), options);
  CHECK_FALSE(reader->next());
  CHECK_THAT(reader->notes().format,
             Catch::EndsWith("describes texts, one a row, by its column doc"));
}

TEST_CASE("a table that names no files is refused with its columns", "[metadata]") {
  const TempFolder folder;
  CHECK_THROWS_WITH(beside(folder, "title,text\nOne,a\n"),
                    Catch::EndsWith("meta.csv: no column names the files; it has title, text; "
                                    "--key NAME says which one does"));
  CHECK_THROWS_WITH(
      beside(folder, "title,text\nOne,a\n", "doc"),
      Catch::EndsWith("meta.csv: no column 'doc'; it has title, text; --key NAME says "
                      "which one does"));
  CHECK_THROWS_WITH(beside(folder, "just words\n"), Catch::Contains("meta.csv"));
}

TEST_CASE("records of other files are not described", "[metadata]") {
  const TempFolder folder;
  const auto options = beside(folder, "file,title\nrows.jsonl,One\n");
  const auto result = read_all(folder.write("rows.jsonl", "{\"text\":\"a\"}\n"), options);
  CHECK(result.articles.at(0).title.empty());
  CHECK(result.articles.at(0).flags.empty());
}

}  // namespace
}  // namespace dateline::corpus
