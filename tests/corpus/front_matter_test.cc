// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/front_matter.h"

#include <catch2/catch.hpp>

#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

ReadResult read(const std::string& text) {
  const TempFolder folder;
  return read_all(folder.write("note.md", text));
}

TEST_CASE("a text states its fields before it begins", "[front_matter]") {
  const auto result = read(
      "---\n# written by hand\ntitle: \"Two \\\"rockets\\\": Erbil\"\noutlet: 'The Tigris''s "
      "Post'\n"
      "date: 2014-06-10 # a Tuesday\nurl: https://e.org/a#b\nplaces: [Erbil, \"Mosul, Old City\"]\n"
      "agency:\n  - AFP\n  - Reuters\ndraft: ~\n---\n\nA first line\n\nThe text: all of it.\n");
  CHECK(result.errors.empty());
  REQUIRE(result.articles.size() == 1);
  const auto& article = result.articles.front();
  CHECK(article.id == "note.md");
  CHECK(article.title == "Two \"rockets\": Erbil");
  CHECK(article.outlet == "The Tigris's Post");
  CHECK(article.published == Date{2014, 6, 10});
  CHECK(article.url == "https://e.org/a#b");
  REQUIRE(article.places.size() == 2);
  CHECK(article.places[1].name == "Mosul, Old City");
  CHECK(article.agencies == std::vector<std::string>{"AFP", "Reuters"});
  CHECK(article.text == "A first line\n\nThe text: all of it.\n");
}

TEST_CASE("an id in the front matter is the article's", "[front_matter]") {
  CHECK(read("---\nid: x7\n---\nText.\n").articles.at(0).id == "x7");
}

TEST_CASE("a text between rules is no front matter", "[front_matter]") {
  for (const auto* text : {"---\nThe army said it.\n---\n", "---\ntitle: a\nno end\n", "--- \n",
                           "----\ntitle: a\n---\n", "---\n- a: b\n---\n"}) {
    INFO(text);
    CHECK_FALSE(has_front_matter(text));
    CHECK(read(text).errors.empty());
  }
}

TEST_CASE("what is beyond the subset is an error with its line", "[front_matter]") {
  const auto c = GENERATE(table<std::string, std::string>({
      {"title: |\n  a",
       "2: front matter: a value that begins with | is not read; put it in quotes"},
      {"a: b\n  nested: c", "3: front matter: expected \"name: value\" or \"- item\""},
      {"a: {b: c}", "2: front matter: a value that begins with { is not read; put it in quotes"},
      {"a: \"b", "2: front matter: a quote that is not closed on its line"},
      {"a: \"b\" c", "2: front matter: text behind a closing quote"},
      {"a: \"\\x41\"", "2: front matter: an escape \\x that is not read"},
      {"a: [b", "2: front matter: a list that is not closed on its line"},
      {"a: b\n- c", "3: front matter: an item of no list"},
      {"a: *b", "2: front matter: a value that begins with * is not read; put it in quotes"},
  }));
  INFO(std::get<0>(c));
  const auto result = read("---\n" + std::get<0>(c) + "\n---\nText.\n");
  CHECK(result.articles.empty());
  CHECK(result.errors == std::vector<std::string>{"note.md:" + std::get<1>(c)});
}

}  // namespace
}  // namespace dateline::corpus
