// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/front_matter.h"

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

TEST_CASE("values may be nested, and go on over lines", "[front_matter]") {
  const auto result = read(
      "---\nsource:\n  name: Tigris Post\n  url: https://e.org\nplaces:\n- name: Mosul\n  lat: "
      "36.3\n"
      "  lon: 43.1\n- name: Erbil\nagency: [\n  AFP,\n  \"Al-Nur\"\n]\n"
      "title: Rockets fall on\n  two towns\nurl: \"https://e.org/\\\n  a\\u00e9\"\n"
      "summary: >-\n  One.\n\n  Two.\nwriter:\n  - given: A\n    family: \"\\x42\"\n---\nText.\n");
  CHECK(result.errors.empty());
  REQUIRE(result.articles.size() == 1);
  const auto& article = result.articles.front();
  CHECK(article.flags.empty());
  CHECK(article.outlet == "Tigris Post");
  REQUIRE(article.places.size() == 2);
  CHECK(article.places[0].name == "Mosul");
  CHECK(article.places[0].latitude == 36.3);
  CHECK(article.places[1].name == "Erbil");
  CHECK(article.agencies == std::vector<std::string>{"AFP", "Al-Nur"});
  CHECK(article.title == "Rockets fall on two towns");
  CHECK(article.url == "https://e.org/aé");
}

TEST_CASE("a block keeps its lines, or each paragraph's on one", "[front_matter]") {
  CHECK(read("---\ntext: |\n  One: [\n    two\n\n  Three.\n---\n").articles.at(0).text ==
        "One: [\n  two\n\nThree.");
  CHECK(read("---\ntitle: >\n  One\n  two\n---\nText.\n").articles.at(0).title == "One two");
}

TEST_CASE("what is beyond the subset is left out, and told with its line", "[front_matter]") {
  const auto c = GENERATE(table<std::string, std::string>({
      {"a: b\n  nested: c",
       "2 is left out: a value over several lines with a colon in it; put it in quotes"},
      {"a: {b: c}", "2 is left out: a value that begins with { is not read; put it in quotes"},
      {"a: \"b", "2 is left out: a quote that is not closed"},
      {"a: \"b\n  c", "2 is left out: a quote that is not closed"},
      {"a: \"b\" c", "2 is left out: text behind a closing quote"},
      {"a: \"\\q41\"", "2 is left out: an escape \\q that is not read"},
      {"a: \"\\ud800\"", "2 is left out: an escape \\u that is not read"},
      {"a: [b", "2 is left out: a list that is not closed"},
      {"a: b\n- c", "3 is left out: an item of no list"},
      {"a: b\nThe army said", "3 is left out: expected \"name: value\" or \"- item\""},
      {"a: *b", "2 is left out: a value that begins with * is not read; put it in quotes"},
  }));
  INFO(std::get<0>(c));
  const TempFolder folder;
  const auto reader = open_article_file(
      folder.write("note.md", "---\n" + std::get<0>(c) + "\noutlet: P\n---\nText.\n"));
  const auto article = reader->next();
  REQUIRE(article);
  CHECK(article->text == "Text.\n");
  CHECK(article->outlet == "P");
  CHECK(article->flags == std::vector<std::string>{"unread-front-matter"});
  CHECK(reader->notes().passed_over ==
        std::vector<std::string>{"front matter: line " + std::get<1>(c)});
}

TEST_CASE("of many lines that are not read some are told", "[front_matter]") {
  const TempFolder folder;
  std::string text = "---\na: b\n";
  for (int i = 0; i < 1000; ++i) text += "no name\n";
  const auto reader = open_article_file(folder.write("note.md", text + "---\nText.\n"));
  REQUIRE(reader->next());
  const auto told = reader->notes().passed_over;
  REQUIRE(told.size() == 6);
  CHECK(told.back() == "front matter: and so are more lines");
}

}  // namespace
}  // namespace dateline::corpus
