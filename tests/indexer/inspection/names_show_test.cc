// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/names_show.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/support/test_index.h"

namespace dateline {
namespace {

using indexer::TableFiles;

std::string written(const std::vector<indexer::ShownName>& names) {
  std::ostringstream out;
  indexer::write_names(out, names);
  return out.str();
}

std::string without_folder(std::string text, const test::ScratchFolder& folder) {
  const std::string path = folder.path() + "/";
  for (std::size_t at = 0; (at = text.find(path, at)) != text.npos;) text.erase(at, path.size());
  return text;
}

constexpr std::string_view header =
    "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\n";

}  // namespace

TEST_CASE("a name is shown with its kind, place, row and spellings", "[names_show]") {
  const test::ScratchFolder folder;
  const TableFiles tables{.project = {folder.write("names.tsv", test::small_table())}};
  const synonyms::NameTable compiled(
      synonyms::compile_names(read_tables(tables, [](std::string_view) {})), "tables");
  const auto show = [&](std::string_view typed) {
    const std::string shown = written(indexer::show_names(typed, tables));
    CHECK(written(indexer::show_names(typed, tables, compiled)) == shown);
    return without_folder(shown, folder);
  };
  const std::string erbil =
      "id            erbil\n"
      "kind          town\n"
      "label         Erbil\n"
      "within        iraq:arbil Erbil Governorate > iraq Iraq\n"
      "coordinates   36.19, 44.01\n"
      "row           names.tsv:5\n"
      "5 spellings\n"
      "  any case  Latin   Erbil\n"
      "  any case  Latin   Arbil\n"
      "  any case  Latin   Irbil\n"
      "  any case  Latin   Hewler\n"
      "  any case  Arabic  أربيل\n";
  CHECK(show("Erbil") == erbil);
  CHECK(show("ARBIL") == erbil);
  CHECK(show("erbil") == erbil);
  CHECK(show("بأربيل") == erbil);
  CHECK(show("Jordan") ==
        "id            jordan\n"
        "kind          country\n"
        "label         Jordan\n"
        "row           names.tsv:" +
            std::to_string(std::ranges::count(test::small_table().substr(
                                                  0, test::small_table().find("\njordan\t") + 1),
                                              '\n') +
                           1) +
            "\n"
            "4 spellings\n"
            "  any case             Latin   Jordan\n"
            "  any case             Arabic  الأردن\n"
            "  any case             Latin   Jordanie\n"
            "  any case, adjective  Latin   Jordanian\n");
  CHECK(show("US").find("\n  caps                 Latin   US\n") != std::string::npos);
  CHECK(show("Ainalasad").starts_with("id            ain-al-asad\n"));
  CHECK(show("Nowhere").empty());
  CHECK(show("").empty());
}

TEST_CASE("a row of one's own is shown merged, each spelling with its row", "[names_show]") {
  const test::ScratchFolder folder;
  const TableFiles tables{
      .project = {folder.write("names.tsv", std::string(header) +
                                                "a\ttown\tAleph\t\t\t\tAlfa|Alif\t\t\n"
                                                "b\ttown\tBeta\t\t\t\tBet\t\t\n")},
      .user = {folder.write("my.tsv", std::string(header) + "a\ttown\tAleph\t\t\t\tOx|Bet\t\t\n")}};
  CHECK(without_folder(written(indexer::show_names("Alif", tables)), folder) ==
        "id            a\n"
        "kind          town\n"
        "label         Aleph\n"
        "merged from   my.tsv:2, names.tsv:2\n"
        "note          my.tsv:2: 'Bet' now names 'a' and no longer 'b' of names.tsv:3\n"
        "5 spellings\n"
        "  any case  Latin  my.tsv:2     Aleph\n"
        "  any case  Latin  my.tsv:2     Ox\n"
        "  any case  Latin  my.tsv:2     Bet\n"
        "  any case  Latin  names.tsv:2  Alfa\n"
        "  any case  Latin  names.tsv:2  Alif\n");
}

TEST_CASE("a spelling that two names share shows both, from tables and from an index",
          "[names_show]") {
  const test::ScratchFolder folder;
  const std::string table = std::string(header) +
                            "a\ttown\tAleph\t\t\t\tAlfa\t\t\n"
                            "b\ttown\tBeta\t\t\t\tAlfa\t\t\n";
  const test::TestIndex index(R"({"id":"1","text":"In Alfa."})", table);
  const TableFiles tables{.project = {folder.write("names.tsv", table)}};
  for (const auto& names :
       {indexer::show_names("alfa", tables), indexer::show_names("alfa", index.path())}) {
    REQUIRE(names.size() == 2);
    CHECK(names[0].id == "a");
    CHECK(names[1].id == "b");
  }
}

TEST_CASE("an index shows the name as it was built, with the articles that have it",
          "[names_show]") {
  const test::TestIndex index(R"({"id":"1","text":"The US and Americans. An American in Erbil."}
{"id":"2","text":"An American."}
)");
  CHECK(written(indexer::show_names("USA", index.path())) ==
        "id            united-states\n"
        "kind          country\n"
        "label         United States\n"
        "in the index  1 article with the name, 2 with its adjective\n"
        "9 spellings\n"
        "  any case             Latin   united states\n"
        "  any case             Latin   usa\n"
        "  caps                 Latin   us\n"
        "  any case             Latin   america\n"
        "  any case             Arabic  الولايات المتحده\n"
        "  any case             Latin   etats unis\n"
        "  any case, adjective  Latin   american\n"
        "  any case, adjective  Latin   americans\n"
        "  any case, adjective  Arabic  الاميركيه\n");
  CHECK(indexer::show_names("Nowhere", index.path()).empty());
  CHECK_THROWS_WITH(indexer::show_names("Erbil", std::string("no-index")),
                    "no-index: no index here; build one with: dateline-index build --index "
                    "no-index FILE_OR_FOLDER...");
}

}  // namespace dateline
